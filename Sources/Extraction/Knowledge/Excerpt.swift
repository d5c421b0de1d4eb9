import TextScanning

/// Cuts texts to a line.
enum Excerpt {
  /// The text in at most `limit` bytes: whole if it fits, else up to the end of a sentence or clause, else up to a word
  /// with an ellipsis. Code in backticks and brackets is not torn.
  static func clause(_ text: [UInt8], limit: Int) -> String {
    let text = trimmed(text)
    guard text.count > limit else { return text.string(0..<text.count) }
    let cuts = Cuts(text, limit: limit)
    if cuts.sentence * 5 >= limit * 2 { return text.string(0..<cuts.sentence) }
    if cuts.clause * 2 >= limit, !opensSubordinate(text) { return text.string(0..<cuts.clause) }
    return trimmedWords(text, cuts.word > 0 ? cuts.word : scalarStart(text, limit - 3)) + "…"
  }

  /// The last places before a limit at which a text can end.
  private struct Cuts {
    var sentence = 0
    var clause = 0
    var word = 0

    init(_ text: [UInt8], limit: Int) {
      var depth = 0
      var inCode = false
      for index in 0..<limit - 3 {
        let byte = text[index]
        if byte == .of("`") { inCode.toggle() }
        guard !inCode else { continue }
        // A dash between spaces ends a clause too; so does an opening bracket.
        if byte == .space, depth == 0 {
          word = index
          if Excerpt.opensAside(text, index + 1) { clause = index }
        }
        switch byte {
        case .of("("), .of("["): depth += 1
        case .of(")"), .of("]"): depth = max(0, depth - 1)
        case .of("."):
          if depth == 0, text[index + 1] == .space, index > 2, text[index - 2] != .of(".") { sentence = index }
        case .of(";"), .of(":"): if depth == 0, text[index + 1] == .space { clause = index }
        case .of(","): if depth == 0, text[index + 1] == .space, Excerpt.opensClause(text, index + 2) { clause = index }
        default: break
        }
      }
    }
  }

  /// Whether the word at `index` begins a clause and not the next member of a list.
  fileprivate static func opensClause(_ text: [UInt8], _ index: Int) -> Bool {
    var end = index
    while end < text.count, ASCII.isLetter(text[end]) { end += 1 }
    return end > index && clauseWords.contains(text, index..<end)
  }

  /// Without its main clause, `If the routine is called …` says nothing.
  private static func opensSubordinate(_ text: [UInt8]) -> Bool {
    var end = 0
    while end < text.count, ASCII.isLetter(text[end]) { end += 1 }
    return end > 0 && subordinate.contains(text, 0..<end)
  }

  private static let clauseWords = WordList(
    """
    but so which who where while when including such because since unless if then not rather that making
    allowing using
    """
  )
  private static let subordinate = WordList(
    "if when while because since although for by in with unless once after before to as on from during whenever where")

  /// The bytes without surrounding space and without the marks that end a sentence.
  static func withoutFullStop(_ text: [UInt8]) -> [UInt8] {
    var text = trimmed(text)
    while let last = text.last, last == .of(".") || last == .of(":") || last == .of(";") { text.removeLast() }
    return text
  }

  /// The text without pictographs at its start: 📘, ⚠️.
  static func withoutPictograph(_ text: [UInt8]) -> [UInt8] {
    var start = 0
    while start + 2 < text.count {
      let (lead, second) = (text[start], text[start + 1])
      let isSymbol =
        lead == 0xF0 || (lead == 0xE2 && second >= 0x98 && second <= 0xAD) || (lead == 0xEF && second == 0xB8)
      guard isSymbol || (start > 0 && lead == .space) else { break }
      start += Words.scalarLength(lead)
    }
    return start == 0 ? text : Array(text[min(start, text.count)...])
  }

  static func trimmed(_ text: [UInt8]) -> [UInt8] {
    var (start, end) = (0, text.count)
    while start < end, ASCII.isSpace(text[start]) { start += 1 }
    while end > start, ASCII.isSpace(text[end - 1]) { end -= 1 }
    return start == 0 && end == text.count ? text : Array(text[start..<end])
  }

  /// The text with its first ASCII letter in upper case; code and names with an inner capital stay.
  static func capitalized(_ text: [UInt8]) -> [UInt8] {
    guard text.count > 1, ASCII.isLower(text[0]), !startsWithInnerCapital(text) else { return text }
    var text = text
    text[0] &= ~0x20
    return text
  }

  private static func startsWithInnerCapital(_ text: [UInt8]) -> Bool {
    var index = 0
    while index < text.count, ASCII.isWord(text[index]) || text[index] == .of(".") {
      if ASCII.isUpper(text[index]) || ASCII.isDigit(text[index]) || text[index] == .of("_") { return true }
      index += 1
    }
    return false
  }

  fileprivate static func opensAside(_ text: [UInt8], _ index: Int) -> Bool {
    guard index + 2 < text.count else { return false }
    if text[index] == .of("(") { return true }
    if text[index] == .of("-"), text[index + 1] == .space || text[index + 1] == .of("-") { return true }
    return text[index] == 0xE2 && text[index + 1] == 0x80 && (text[index + 2] == 0x93 || text[index + 2] == 0x94)
  }

  /// Ends before trailing words that leave the reader hanging: `and the …`.
  private static func trimmedWords(_ text: [UInt8], _ end: Int) -> String {
    var end = end
    while end > 0 {
      var start = end
      while start > 0, text[start - 1] != .space { start -= 1 }
      guard start > 0, Vocabulary.stop.contains(text, start..<end) else { break }
      end = start - 1
    }
    while end > 0, text[end - 1] == .of(",") || text[end - 1] == .of(";") || text[end - 1] == .space { end -= 1 }
    return text.string(0..<end)
  }

  private static func scalarStart(_ text: [UInt8], _ index: Int) -> Int {
    var index = index
    while index > 0, text[index] & 0xC0 == 0x80 { index -= 1 }
    return index
  }
}
