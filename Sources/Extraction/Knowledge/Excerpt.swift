import TextScanning

/// Cuts texts to a line.
enum Excerpt {
  /// The text in at most `limit` bytes: whole if it fits, else up to the end of a clause, else up to a word with an ellipsis.
  /// Code in backticks and brackets is not torn.
  static func clause(_ text: [UInt8], limit: Int) -> String {
    let text = trimmed(text)
    guard text.count > limit else { return text.string(0..<text.count) }
    var clause = 0
    var word = 0
    var depth = 0
    var inCode = false
    for index in 0..<limit - 3 {
      switch text[index] {
      case .of("`"): inCode.toggle()
      case .of("("), .of("["): if !inCode { depth += 1 }
      case .of(")"), .of("]"): if !inCode { depth = max(0, depth - 1) }
      case .of(","), .of(";"), .of(":"), .of("."):
        if !inCode, depth == 0, text[index + 1] == .space { clause = index }
      case .space: if !inCode, depth == 0 { word = index }
      default: break
      }
      // A dash between spaces ends a clause too; so does an opening bracket.
      if !inCode, text[index] == .space, depth == 0, opensAside(text, index + 1) { clause = index }
    }
    if clause * 2 >= limit { return text.string(0..<clause) }
    return trimmedWords(text, word > 0 ? word : scalarStart(text, limit - 3)) + "…"
  }

  /// The bytes without surrounding space and without the marks that end a sentence.
  static func withoutFullStop(_ text: [UInt8]) -> [UInt8] {
    var text = trimmed(text)
    while let last = text.last, last == .of(".") || last == .of(":") || last == .of(";") { text.removeLast() }
    return text
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

  private static func opensAside(_ text: [UInt8], _ index: Int) -> Bool {
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
