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

  static let style = WordList(
    """
    style styleguide styleguides writing guidelines guideline terminology voice tone wordlist glossary editorial
    language wording words grammar punctuation formatting capitalization inclusive terms conventions typography
    """)
  /// Of the file's own name and title: folders such as `operations/` or `security/` hold product pages too.
  static let process = WordList(
    """
    policy policies rules merge merging conduct governance standards responsibilities guidelines guideline approval
    approvals oncall on-call reviewing code-review rulebook etiquette onboarding
    """)

  init(_ path: String) {
    let original = Array(path.utf8)
    let lower = original.lowercasedASCII()
    let parts = Self.parts(lower)
    let name = parts.last ?? 0..<0
    let folders = parts.dropLast()
    let words = NameWords(lower, 0..<lower.count)
    let isNamedTemplate = Self.says("template", lower, name)
    var role: PageRole?
    if Self.isAgentFile(original, lower, name, isTop: folders.isEmpty) || Self.ends(lower, name, with: ".mdc")
      || Self.ends(lower, name, with: ".instructions.md")
    {
      role = .agentInstructions
    } else if lower.hasBytes("contributing.", at: name.lowerBound) {
      role = .contributing
    } else if folders.contains(where: { Self.decisions.contains(lower, $0) })
      || lower.hasBytes("adr-", at: name.lowerBound) || lower.hasBytes("adr.", at: name.lowerBound)
    {
      role = isNamedTemplate ? .template : .decisionRecord
    } else if folders.contains(where: { Self.runbooks.contains(lower, $0) }) {
      role = .runbook
    } else if Self.says("word-list", lower, name) || Self.says("wordlist", lower, name) {
      role = .wordList
    }
    self.role = role
    isTemplate = isNamedTemplate || folders.contains { Self.templates.contains(lower, $0) }
    isContributing = words.contain(Self.contributing)
    speaksOfStyle = words.contain(Self.style) || isContributing && words.contain(Self.docs)
    isStyleGuide =
      words.nameStyleGuide || lower.hasBytes("style.", at: name.lowerBound)
      || folders.contains { Self.styleFolders.contains(lower, $0) }
    isBrief = NameWords(lower, name).contain(Self.briefs) || folders.contains { Self.briefFolders.contains(lower, $0) }
    speaksOfProcess = NameWords(lower, name).contain(Self.process)
  }

  private static let briefs = WordList("brief prompt assignment")
  private static let briefFolders = WordList("briefs prompts")
  private static let contributing = WordList("contributing contribute contribution")
  private static let docs = WordList("docs")
  private static let decisions = WordList("adr adrs decisions architecture-decisions")
  private static let runbooks = WordList("runbooks runbook playbooks")
  private static let templates = WordList("templates template")
  private static let styleFolders = WordList(
    "style our-style house-style writing-style editorial style_guide style_guides content-style voice-and-tone")

  /// `AGENTS.md` is written in capitals wherever a tool looks for it; `agents.md` in a folder is a page on agents.
  private static func isAgentFile(_ path: [UInt8], _ lower: [UInt8], _ name: Range<Int>, isTop: Bool) -> Bool {
    guard agentFiles.contains(where: { ends(lower, name, with: $0) && name.count == $0.utf8CodeUnitCount }) else {
      return false
    }
    return isTop || lower[name].contains(.of("-")) || path[name] != lower[name]
  }

  private static let agentFiles: [StaticString] = ["agents.md", "claude.md", "gemini.md", "copilot-instructions.md"]

  /// The parts of a path between its slashes.
  private static func parts(_ path: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    for index in 0...path.count where index == path.count || path[index] == .of("/") {
      if index > start { parts.append(start..<index) }
      start = index + 1
    }
    return parts
  }

  /// Whether a name holds the letters anywhere.
  private static func says(_ letters: StaticString, _ path: [UInt8], _ name: Range<Int>) -> Bool {
    name.contains { path.hasBytes(letters, at: $0) }
  }

  private static func ends(_ path: [UInt8], _ name: Range<Int>, with ending: StaticString) -> Bool {
    name.count >= ending.utf8CodeUnitCount && path.hasBytes(ending, at: name.upperBound - ending.utf8CodeUnitCount)
  }

  /// Lower-case words of a path or title; of one with hyphens, its parts too.
  static func words(_ text: String) -> [String] {
    let words = NameWords(text)
    return words.ranges.map { words.bytes.string($0) }
  }
}

/// The words of a path or title, in lower case; of one with hyphens, its parts too. No strings are made of them.
struct NameWords {
  let bytes: [UInt8]
  /// In order; a whole stands before its parts.
  private(set) var ranges: [Range<Int>] = []

  init(_ text: String) {
    let bytes = Array(text.utf8).lowercasedASCII()
    self.init(bytes, 0..<bytes.count)
  }

  /// - Parameter lower: in lower case.
  init(_ lower: [UInt8], _ range: Range<Int>) {
    bytes = lower
    var index = range.lowerBound
    while index < range.upperBound {
      guard Self.isPart(lower[index]) else {
        index += 1
        continue
      }
      let start = index
      var hyphens = 0
      while index < range.upperBound, Self.isPart(lower[index]) {
        if lower[index] == .of("-") { hyphens += 1 }
        index += 1
      }
      ranges.append(start..<index)
      if hyphens > 0 { addParts(start..<index) }
    }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    byte == .of("-") || ASCII.isWord(byte) && byte != .of("_")
  }

  private mutating func addParts(_ word: Range<Int>) {
    var start = word.lowerBound
    for index in word.lowerBound...word.upperBound where index == word.upperBound || bytes[index] == .of("-") {
      if index > start { ranges.append(start..<index) }
      start = index + 1
    }
  }

  /// Whether one of the words is in the list.
  func contain(_ list: WordList) -> Bool { ranges.contains { list.contains(bytes, $0) } }

  /// Whether “style guide” or its like is among the words.
  var nameStyleGuide: Bool {
    for (index, word) in ranges.enumerated() {
      if Self.styleGuide.contains(bytes, word) { return true }
      if Self.style.contains(bytes, word), index + 1 < ranges.count, Self.guide.contains(bytes, ranges[index + 1]) {
        return true
      }
    }
    return false
  }

  private static let styleGuide = WordList("styleguide styleguides")
  private static let style = WordList("style")
  private static let guide = WordList("guide guides manual book")
}
