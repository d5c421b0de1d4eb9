import TextScanning

/// What a path says about its page.
struct PathCues: Sendable {
  let role: PageRole?
  let isTemplate: Bool
  let isContributing: Bool
  let speaksOfStyle: Bool
  let speaksOfProcess: Bool

  static let style: Set<String> = Set(
    words: """
      style styleguide styleguides writing guidelines guideline terminology voice tone wordlist glossary editorial
      language wording words grammar punctuation formatting capitalization inclusive terms conventions typography
      """)
  /// Of the file's own name and title: folders such as `operations/` or `security/` hold product pages too.
  static let process: Set<String> = Set(
    words: """
      policy policies rules merge merging conduct governance standards responsibilities guidelines guideline approval
      approvals oncall on-call reviewing code-review rulebook etiquette onboarding
      """)

  init(_ path: String) {
    let lower = Array(path.utf8).lowercasedASCII()
    let parts = lower.split(separator: .of("/")).map { String(decoding: $0, as: UTF8.self) }
    let name = parts.last ?? ""
    let folders = parts.dropLast()
    let words = Self.words(path)
    let isNamedTemplate = Self.says("template", name)
    var role: PageRole?
    if Self.agentFiles.contains(name) || name.hasSuffix(".mdc")
      || name.hasSuffix(".instructions.md")
    {
      role = .agentInstructions
    } else if name.hasPrefix("contributing.") {
      role = .contributing
    } else if folders.contains(where: Self.decisions.contains)
      || name.hasPrefix("adr-") || name.hasPrefix("adr.")
    {
      role = isNamedTemplate ? .template : .decisionRecord
    } else if folders.contains("runbooks") || folders.contains("runbook") || folders.contains("playbooks") {
      role = .runbook
    } else if Self.says("word-list", name) || Self.says("wordlist", name) {
      role = .wordList
    }
    self.role = role
    isTemplate = isNamedTemplate || folders.contains("templates") || folders.contains("template")
    isContributing = words.contains("contributing") || words.contains("contribute") || words.contains("contribution")
    speaksOfStyle = words.contains(where: Self.style.contains) || isContributing && words.contains("docs")
    speaksOfProcess = Self.words(name).contains(where: Self.process.contains)
  }

  private static let agentFiles: Set<String> = ["agents.md", "claude.md", "gemini.md", "copilot-instructions.md"]
  private static let decisions: Set<String> = ["adr", "adrs", "decisions", "architecture-decisions"]

  /// Whether a name holds the letters anywhere.
  private static func says(_ letters: StaticString, _ name: String) -> Bool {
    let bytes = Array(name.utf8)
    return bytes.indices.contains { bytes.hasBytes(letters, at: $0) }
  }

  /// Lower-case words of a path or title; of one with hyphens, its parts too.
  static func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8).lowercasedASCII()
    var words: [String] = []
    for part in bytes.split(whereSeparator: { $0 != .of("-") && (!ASCII.isWord($0) || $0 == .of("_")) }) {
      words.append(String(decoding: part, as: UTF8.self))
      guard part.contains(.of("-")) else { continue }
      words += part.split(separator: .of("-")).map { String(decoding: $0, as: UTF8.self) }
    }
    return words
  }
}
