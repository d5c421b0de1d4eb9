import TextScanning

/// What a heading promises of the section below it.
struct SectionRole: OptionSet {
  let rawValue: UInt16

  static let glossary = SectionRole(rawValue: 1)
  static let prerequisites = SectionRole(rawValue: 2)
  static let verification = SectionRole(rawValue: 4)
  /// Flags and arguments of a command.
  static let options = SectionRole(rawValue: 8)
  static let settings = SectionRole(rawValue: 16)
  static let environment = SectionRole(rawValue: 32)
  static let errors = SectionRole(rawValue: 64)
  /// The form of a call: synopsis, usage, syntax.
  static let synopsis = SectionRole(rawValue: 128)
  static let examples = SectionRole(rawValue: 256)
  static let steps = SectionRole(rawValue: 512)
  /// Where to read on: no knowledge of its own.
  static let further = SectionRole(rawValue: 1024)
  static let versions = SectionRole(rawValue: 2048)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Reads the words of a heading.
  init(heading bytes: [UInt8], _ range: Range<Int>) {
    self.init(heading: bytes, words: Words.ranges(bytes, in: range)[...])
  }

  init(heading bytes: [UInt8], words: ArraySlice<Range<Int>>) {
    var role: SectionRole = []
    var hasVariable = false
    for word in words {
      let hash = WordHash.singular(bytes, word)
      role.formUnion(SectionRole(rawValue: Self.byWord[hash]))
      if Self.variable.contains(hash) { hasVariable = true }
      if words.count <= 3, Self.shortOnly.contains(hash) { role.insert(.further) }
      if words.count <= 2, word == words.last, Self.termsOnly.contains(bytes, word) { role.insert(.glossary) }
    }
    // `Environment` by itself may be a place; variables of it are names.
    if role.contains(.environment), !hasVariable, words.count > 1 { role.remove(.environment) }
    if words.count >= 2 {
      let start = words.startIndex
      let (first, second) = (WordHash.of(bytes, words[start]), WordHash.of(bytes, words[start + 1]))
      for phrase in Self.openings where phrase.first == first && phrase.second.contains(second) {
        role.insert(phrase.role)
      }
    }
    self = role
  }

  /// What the sections below keep of it.
  var inherited: SectionRole {
    intersection([.glossary, .options, .settings, .environment, .errors, .further, .versions])
  }

  /// Headings known by their first two words.
  private static let openings: [(first: UInt64, second: WordList, role: SectionRole)] = [
    (hash("before"), WordList("you"), .prerequisites),
    (hash("what"), WordList("you you'll"), .prerequisites),
    (hash("check"), WordList("the that your it"), .verification),
    (hash("confirm"), WordList("the that your it"), .verification),
  ]

  private static func hash(_ word: String) -> UInt64 {
    let bytes = Array(word.utf8)
    return WordHash.of(bytes, 0..<bytes.count)
  }

  /// Words in the form `WordHash.singular` gives them.
  private static let byWord = WordMeanings(
    [
      ("glossary terminology vocabulary abbreviations acronyms", .glossary),
      ("prerequisites prerequisite requirements requirement", [.prerequisites, .versions]),
      ("verify verification verifying validate validation", .verification),
      ("options flags arguments parameters switches", [.options, .settings]),
      ("settings configuration config properties fields attributes keys metadata variables annotations", .settings),
      ("environment env", .environment),
      ("errors codes exceptions error", .errors),
      ("synopsis usage syntax", .synopsis),
      ("examples example", .examples),
      ("steps procedure instructions mitigation", .steps),
      ("compatibility supported versions version", .versions),
    ].map { (words: String, role: SectionRole) in (Singular.hashes(words), role.rawValue) })

  private static let variable = Singular.list("variables vars")
  private static let shortOnly = Singular.list(
    "see related references further learn more next also links resources feedback")
  private static let termsOnly = WordList("definitions terms")
}
