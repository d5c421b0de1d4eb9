import TextScanning

/// What a path says about its page.
struct PathCues: Sendable {
  let role: PageRole?
  let isTemplate: Bool
  let isContributing: Bool
  let speaksOfStyle: Bool
  /// A folder or the file is named as a style guide.
  let isStyleGuide: Bool
  let speaksOfProcess: Bool
  /// A folder or the file is named as a prompt.
  let isBrief: Bool

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
    if Self.isAgentFile(path, name, isTop: folders.isEmpty) || name.hasSuffix(".mdc")
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
    isStyleGuide =
      Self.namesStyleGuide(words) || name.hasPrefix("style.") || folders.contains(where: Self.styleFolders.contains)
    isBrief =
      !Set(Self.words(name)).isDisjoint(with: Self.briefs) || folders.contains { ["prompts", "briefs"].contains($0) }
    speaksOfProcess = Self.words(name).contains(where: Self.process.contains)
  }

  private static let briefs = ["brief", "prompt", "assignment"]

  private static let styleFolders: Set<String> = [
    "style", "our-style", "house-style", "writing-style", "editorial", "style_guide", "style_guides", "content-style",
    "voice-and-tone",
  ]

  /// “style guide” and its like among the words of a path or title.
  static func namesStyleGuide(_ words: [String]) -> Bool {
    for (index, word) in words.enumerated() {
      if word == "styleguide" || word == "styleguides" { return true }
      if word == "style", index + 1 < words.count, ["guide", "guides", "manual", "book"].contains(words[index + 1]) {
        return true
      }
    }
    return false
  }

  /// `AGENTS.md` is written in capitals wherever a tool looks for it; `agents.md` in a folder is a page on agents.
  private static func isAgentFile(_ path: String, _ name: String, isTop: Bool) -> Bool {
    guard agentFiles.contains(name) else { return false }
    return isTop || name.utf8.contains(.of("-")) || !path.utf8.suffix(name.utf8.count).elementsEqual(name.utf8)
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
