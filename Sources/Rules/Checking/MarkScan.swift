import TextScanning

/// Looks for one punctuation mark at one place of a text.
enum MarkScan {
  typealias Site = PunctuationMarks.Site

  /// The occurrence of `mark` that starts at `index`, or nil.
  static func site(_ mark: PunctuationMarks, _ bytes: [UInt8], at index: Int, in block: Range<Int>) -> Site? {
    let byte = bytes[index]
    switch mark {
    case .exclamationMark: return byte == .of("!") ? sentenceMark(bytes, index, block) : nil
    case .questionMark: return byte == .of("?") ? sentenceMark(bytes, index, block) : nil
    case .semicolon, .colon:
      return byte == .of(mark == .colon ? ":" : ";") && endsWord(bytes, index + 1, block)
        ? Site(range: index..<index + 1) : nil
    case .ampersand:
      return wrapped(bytes, index, block, "&", by: true) ? Site(range: index..<index + 1, replacement: "and") : nil
    case .parentheses: return byte == .of("(") ? parentheses(bytes, index, block) : nil
    case .slash: return byte == .of("/") && isAlternative(bytes, index, block) ? Site(range: index..<index + 1) : nil
    case .ellipsis:
      if bytes.hasBytes("…", at: index) { return Site(range: index..<index + 3) }
      return dots(bytes, index, block).map { Site(range: $0.range) }
    case .threeDots: return dots(bytes, index, block)
    case .doubleSpace: return doubleSpace(bytes, index, block)
    case .sentenceDoubleSpace: return endsSentence(bytes, index, block) ? doubleSpace(bytes, index, block) : nil
    case .curlyQuotes, .straightQuotes, .curlyApostrophe, .straightApostrophe: return quote(mark, bytes, index, block)
    default: return byte == 0xE2 || byte == .space || byte == .of("-") ? dash(mark, bytes, index, block) : nil
    }
  }

  private static func endsWord(_ bytes: [UInt8], _ index: Int, _ block: Range<Int>) -> Bool {
    index >= block.upperBound || ASCII.isSpace(bytes[index]) || [.of("\""), .of(")"), .of("'")].contains(bytes[index])
      || bytes[index] == 0xE2
  }

  /// A run of `!` and `?` after a word: `Stop!`, not `!=`, `![`, `Yahoo!’s`.
  private static func sentenceMark(_ bytes: [UInt8], _ index: Int, _ block: Range<Int>) -> Site? {
    guard index > block.lowerBound, !ASCII.isSpace(bytes[index - 1]) else { return nil }
    var end = index
    while end < block.upperBound, bytes[end] == .of("!") || bytes[end] == .of("?") { end += 1 }
    return endsWord(bytes, end, block) ? Site(range: index..<end) : nil
  }

  private static func wrapped(_ bytes: [UInt8], _ index: Int, _ block: Range<Int>, _ mark: StaticString, by space: Bool)
    -> Bool
  {
    let end = index + mark.utf8CodeUnitCount
    guard bytes.hasBytes(mark, at: index), index > block.lowerBound, end < block.upperBound else { return false }
    let spaces = (ASCII.isSpace(bytes[index - 1]), ASCII.isSpace(bytes[end]))
    return space ? spaces == (true, true) : spaces == (false, false)
  }

  private static func parentheses(_ bytes: [UInt8], _ index: Int, _ block: Range<Int>) -> Site? {
    // `queue(s)` and `run()` are no aside.
    guard index == block.lowerBound || ASCII.isSpace(bytes[index - 1]) else { return nil }
    var (end, depth) = (index, 0)
    while end < block.upperBound {
      if bytes[end] == .of("(") { depth += 1 }
      if bytes[end] == .of(")") { depth -= 1 }
      end += 1
      if depth == 0 { return Site(range: index..<end) }
    }
    return nil
  }

  /// `and/or`, `read/write`: words on both sides, no path, no `I/O`, no `TCP/IP`, no `24/7`.
  private static func isAlternative(_ bytes: [UInt8], _ index: Int, _ block: Range<Int>) -> Bool {
    var (start, end) = (index, index + 1)
    while start > block.lowerBound, ASCII.isLetter(bytes[start - 1]) { start -= 1 }
    while end < block.upperBound, ASCII.isLetter(bytes[end]) { end += 1 }
    guard index - start > 1, end - index > 2, bytes[start..<end].contains(where: ASCII.isLower) else { return false }
    guard start == block.lowerBound || ASCII.isSpace(bytes[start - 1]) || bytes[start - 1] == .of("(") else {
      return false
    }
    guard end < block.upperBound else { return true }
    let dot = bytes[end] == .of(".") && end + 1 < block.upperBound && !ASCII.isSpace(bytes[end + 1])
    return !dot && bytes[end] != .of("/") && bytes[end] != .of("_") && !ASCII.isDigit(bytes[end])
  }

  private static func dots(_ bytes: [UInt8], _ index: Int, _ block: Range<Int>) -> Site? {
    guard bytes.hasBytes("...", at: index), index == block.lowerBound || bytes[index - 1] != .of(".") else {
      return nil
    }
    var end = index
    while end < block.upperBound, bytes[end] == .of(".") { end += 1 }
    // `a...b` and `.../queues` are code that lost its marks.
    guard endsWord(bytes, end, block) else { return nil }
    return Site(range: index..<end, replacement: end - index == 3 ? "…" : nil)
  }

  private static func doubleSpace(_ bytes: [UInt8], _ index: Int, _ block: Range<Int>) -> Site? {
    guard bytes[index] == .space, index > block.lowerBound, bytes[index - 1] != .space else { return nil }
    var end = index
    while end < block.upperBound, bytes[end] == .space { end += 1 }
    return end - index > 1 && end < block.upperBound ? Site(range: index..<end, replacement: " ") : nil
  }

  /// Whether what stands before is a sentence's last mark, perhaps with a quotation mark or a bracket behind it.
  private static func endsSentence(_ bytes: [UInt8], _ index: Int, _ block: Range<Int>) -> Bool {
    var end = index
    while end > block.lowerBound, "\")'*_".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end > block.lowerBound && ".!?".utf8.contains(bytes[end - 1])
  }

  private static func dash(_ mark: PunctuationMarks, _ bytes: [UInt8], _ index: Int, _ block: Range<Int>) -> Site? {
    switch mark {
    case .emDash: return bytes.hasBytes("—", at: index) ? Site(range: index..<index + 3) : nil
    case .enDash: return bytes.hasBytes("–", at: index) ? Site(range: index..<index + 3) : nil
    case .spacedEmDash: return bytes.hasBytes(" — ", at: index) ? Site(range: index..<index + 5, replacement: "—") : nil
    case .unspacedEmDash:
      return wrapped(bytes, index, block, "—", by: false) ? Site(range: index..<index + 3, replacement: " — ") : nil
    case .doubleHyphen:
      if wrapped(bytes, index, block, "--", by: true) { return Site(range: index - 1..<index + 3, replacement: "—") }
      return wrapped(bytes, index, block, "--", by: false) && ASCII.isLetter(bytes[index - 1])
        && ASCII.isLetter(bytes[index + 2])
        ? Site(range: index..<index + 2, replacement: "—") : nil
    default: return nil
    }
  }

  private static func quote(_ mark: PunctuationMarks, _ bytes: [UInt8], _ index: Int, _ block: Range<Int>) -> Site? {
    let byte = bytes[index]
    let joins = { (end: Int) in
      index > block.lowerBound && end < block.upperBound && ASCII.isWord(bytes[index - 1]) && ASCII.isWord(bytes[end])
    }
    switch mark {
    case .straightQuotes where byte == .of("\""):
      let opens = index == block.lowerBound || ASCII.isSpace(bytes[index - 1]) || bytes[index - 1] == .of("(")
      return Site(range: index..<index + 1, replacement: opens ? "“" : "”")
    case .straightApostrophe where byte == .of("'") && joins(index + 1):
      return Site(range: index..<index + 1, replacement: "’")
    case .curlyApostrophe where bytes.hasBytes("’", at: index) && joins(index + 3):
      return Site(range: index..<index + 3, replacement: "'")
    case .curlyQuotes where bytes.hasBytes("“", at: index) || bytes.hasBytes("”", at: index):
      return Site(range: index..<index + 3, replacement: "\"")
    case .curlyQuotes where bytes.hasBytes("‘", at: index): return Site(range: index..<index + 3, replacement: "'")
    default: return nil
    }
  }
}
