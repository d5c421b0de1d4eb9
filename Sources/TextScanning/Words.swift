/// Word boundaries in a text of bytes.
///
/// A word is a run of letters, digits, underscores and non-ASCII letters; an apostrophe (straight or U+2019) or a
/// hyphen between two word bytes belongs to the word: `don't`, `sign-in`, `it’s` are one word each.
public enum Words {
  /// Appends the ranges of all words in `range` of `bytes`. O(range).
  public static func scan(_ bytes: [UInt8], in range: Range<Int>, into words: inout [Range<Int>]) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range lies outside of the text")
    // Every byte of every page comes through here: the loop checks no bounds.
    bytes.withUnsafeBufferPointer { text in
      let end = range.upperBound
      var index = range.lowerBound
      while index < end {
        guard text[index] < 0x80 ? ASCII.isWord(text[index]) : isWordByte(bytes, index) else {
          index += scalarLength(text[index])
          continue
        }
        let start = index
        index += scalarLength(text[index])
        while index < end {
          let byte = text[index]
          if byte < 0x80, ASCII.isWord(byte) {
            index += 1
          } else if byte >= 0x80, isWordByte(bytes, index) {
            index += scalarLength(byte)
          } else if let next = joiner(bytes, at: index, end: end) {
            index = next
          } else {
            break
          }
        }
        words.append(start..<min(index, end))
      }
    }
  }

  /// The ranges of all words in `range` of `bytes`.
  public static func ranges(_ bytes: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    var words: [Range<Int>] = []
    words.reserveCapacity(range.count / 6 + 1)
    scan(bytes, in: range, into: &words)
    return words
  }

  /// Whether a word may not go on across `offset`: one of the two neighbours is no word byte, or the text ends.
  public static func isBoundary(_ bytes: [UInt8], at offset: Int) -> Bool {
    guard offset > 0, offset < bytes.count else { return true }
    return !(ASCII.isWord(bytes[offset - 1]) && ASCII.isWord(bytes[offset]))
      || !isWordByte(bytes, offset) || !endsInWord(bytes, offset)
  }

  /// The number of bytes of the scalar that starts with `lead`; 1 for stray continuation bytes.
  @inlinable @inline(__always) public static func scalarLength(_ lead: UInt8) -> Int {
    lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  }

  /// Whether a scalar that can stand in a word starts at `index`.
  public static func isWordByte(_ bytes: [UInt8], _ index: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return ASCII.isWord(byte) }
    return !isSymbol(bytes, index)
  }

  private static func endsInWord(_ bytes: [UInt8], _ offset: Int) -> Bool {
    var index = offset - 1
    while index > 0, bytes[index] & 0xC0 == 0x80 { index -= 1 }
    return isWordByte(bytes, index)
  }

  /// General punctuation, arrows, symbols and emoji: U+00A0–U+00BF, U+2000–U+2BFF, U+3000–U+303F and the planes of pictographs.
  private static func isSymbol(_ bytes: [UInt8], _ index: Int) -> Bool {
    let lead = bytes[index]
    let second = index + 1 < bytes.count ? bytes[index + 1] : 0
    switch lead {
    case 0xC2: return second >= 0xA0 && second <= 0xBF
    case 0xC3: return second == 0x97 || second == 0xB7
    case 0xE2: return second <= 0xAF
    case 0xE3: return second == 0x80
    case 0xEF: return second == 0xBB || second == 0xBF || second == 0xB8
    case 0xF0: return second == 0x9F
    default: return false
    }
  }

  /// The index after an apostrophe or hyphen at `index` when a word byte follows it.
  @inline(__always)
  private static func joiner(_ bytes: [UInt8], at index: Int, end: Int) -> Int? {
    let byte = bytes[index]
    guard byte == .of("'") || byte == .of("-") || byte == 0xE2 else { return nil }
    return joinerEnd(bytes, byte, at: index, end: end)
  }

  private static func joinerEnd(_ bytes: [UInt8], _ byte: UInt8, at index: Int, end: Int) -> Int? {
    var next = index + 1
    if byte == 0xE2 {
      guard index + 2 < end, bytes[index + 1] == 0x80, bytes[index + 2] == 0x99 else { return nil }
      next = index + 3
    }
    guard next < end, isWordByte(bytes, next) else { return nil }
    return next
  }
}
