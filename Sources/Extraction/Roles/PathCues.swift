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
    let lower = path.lowercased()
    let parts = lower.split(separator: "/").map(String.init)
    let name = parts.last ?? lower
    let folders = parts.dropLast()
    let words = Set(Self.words(lower))
    var role: PageRole?
    if ["agents.md", "claude.md", "gemini.md", "copilot-instructions.md"].contains(name) || name.hasSuffix(".mdc")
      || name.hasSuffix(".instructions.md")
    {
      role = .agentInstructions
    } else if name.hasPrefix("contributing.") {
      role = .contributing
    } else if folders.contains(where: { ["adr", "adrs", "decisions", "architecture-decisions"].contains($0) })
      || name.hasPrefix("adr-") || name.hasPrefix("adr.")
    {
      role = name.contains("template") ? .template : .decisionRecord
    } else if folders.contains("runbooks") || folders.contains("runbook") || folders.contains("playbooks") {
      role = .runbook
    } else if name.contains("word-list") || name.contains("wordlist") {
      role = .wordList
    }
    self.role = role
    isTemplate = name.contains("template") || folders.contains("templates") || folders.contains("template")
    isContributing = words.contains("contributing") || words.contains("contribute") || words.contains("contribution")
    speaksOfStyle = !words.isDisjoint(with: Self.style) || isContributing && words.contains("docs")
    speaksOfProcess = !Set(Self.words(name)).isDisjoint(with: Self.process)
  }

  /// Lower-case words of a path or title.
  static func words(_ text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && $0 != "-" && !$0.isNumber }.flatMap { part in
      part.contains("-") ? [String(part)] + part.split(separator: "-").map(String.init) : [String(part)]
    }
  }
}
