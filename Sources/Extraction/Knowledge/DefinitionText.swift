import TextScanning

/// Turns the defining words into the line of a glossary.
enum DefinitionText {
  static let limit = 200

  /// The definition in one line, or nil when it says too little or leans on text that is not there.
  static func line(_ text: [UInt8], of source: [UInt8], _ term: Range<Int>, form: Definition.Form) -> String? {
    var text = withoutLead(text, source, term)
    if text.last == .of(":") { text = beforeLastClause(text) }
    text = Excerpt.withoutFullStop(text)
    let words = Words.ranges(text, in: 0..<text.count)
    guard let first = words.first, words.count >= 3, let last = text.last, last != .of("?"), last != .of("!") else {
      return nil
    }
    for word in words where deictic.contains(text, word) { return nil }
    if form != .called, isCircular(text, words, source, term) { return nil }
    if assuming.contains(text, first) { return nil }
    if form == .listed, Vocabulary.imperatives.contains(text, first) || usage.contains(text, first) { return nil }
    return Excerpt.clause(Excerpt.capitalized(text), limit: limit)
  }

  /// Words that point at the page around the sentence.
  private static let deictic = WordList("above below following aforementioned previous previously earlier we our us")
  private static let copulas = WordList("is are")
  /// A list of words may say how to write them, not what they mean.
  private static let usage = WordList(
    "don't don’t not never avoid see only hyphenate capitalize spell prefer always do ok okay preferred deprecated noun verb"
  )
  private static let assuming = WordList("let suppose assume consider imagine")
  private static let vague = WordList("this it note")
  private static let nouns = WordList("a an the any one")

  /// Cuts `This is the …`, `Note: …` and, where the term is repeated, `Vaults are …`.
  private static func withoutLead(_ text: [UInt8], _ source: [UInt8], _ term: Range<Int>) -> [UInt8] {
    let words = Words.ranges(text, in: 0..<min(text.count, 120))
    guard words.count > 4 else { return text }
    if vague.contains(text, words[0]) {
      if words[0].upperBound < text.count, text[words[0].upperBound] == .of(":") {
        return Array(text[words[1].lowerBound...])
      }
      if copulas.contains(text, words[1]), nouns.contains(text, words[2]) { return Array(text[words[2].lowerBound...]) }
    }
    let start = nouns.contains(text, words[0]) ? 1 : 0
    let key = TermShape.key(source, term)
    for end in start + 1..<min(start + 6, words.count - 2) where copulas.contains(text, words[end]) {
      guard TermShape.key(text, words[start].lowerBound..<words[end - 1].upperBound) == key,
        nouns.contains(text, words[end + 1])
      else {
        return text
      }
      return Array(text[words[end + 1].lowerBound...])
    }
    return text
  }

  /// `A GitHub webhook` says nothing of GitHub.
  private static func isCircular(_ text: [UInt8], _ words: [Range<Int>], _ source: [UInt8], _ term: Range<Int>) -> Bool
  {
    guard nouns.contains(text, words[0]), words.count > 1 else { return false }
    let body = words[1...].prefix(3)
    return body.contains { TermShape.key(text, $0) == TermShape.key(source, term) }
  }

  /// A colon at the end leads to a list that is not there.
  private static func beforeLastClause(_ text: [UInt8]) -> [UInt8] {
    guard let comma = text.lastIndex(of: .of(",")), comma * 2 > text.count else { return text }
    return Array(text[..<comma])
  }
}
