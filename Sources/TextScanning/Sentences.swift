/// Sentence boundaries in running text (soft breaks already joined to one space).
public enum Sentences {
  /// Appends the ranges of the sentences in `range` of `bytes`, without surrounding white space.
  ///
  /// A sentence ends after `.`, `!`, `?` or `…`, any closing quotes or brackets, and white space followed by an upper-case letter,
  /// a digit, an opening mark or markup; not after known abbreviations (`e.g.`, `Dr.`), initials (`U.S.`) or list numbers.
  /// `protected` ranges (code spans, link targets), sorted, are never cut; those before the position `first` are known to end before the
  /// range. O(range).
  public static func scan(
    _ bytes: [UInt8], in range: Range<Int>, protected: [Range<Int>] = [], from first: Int = 0,
    into sentences: inout [Range<Int>]
  ) {
    var start = skipSpace(bytes, range.lowerBound, range.upperBound)
    var index = start
    var shield = first
    while true {
      index = ends.next(in: bytes, from: index, to: range.upperBound)
      guard index < range.upperBound else { break }
      while shield < protected.count, protected[shield].upperBound <= index { shield += 1 }
      if shield < protected.count, protected[shield].contains(index) {
        index = min(protected[shield].upperBound, range.upperBound)
        continue
      }
      let byte = bytes[index]
      if byte == .lineFeed {
        // A hard break ends a line on purpose: labels, addresses, alternatives in a table cell.
        let end = trimmedEnd(bytes, start, index)
        if end > start { sentences.append(start..<end) }
        start = skipSpace(bytes, index, range.upperBound)
        index = start
        continue
      }
      guard byte == .of(".") || byte == .of("!") || byte == .of("?") || isEllipsis(bytes, index) else {
        index += 1
        continue
      }
      var end = index + (byte == 0xE2 ? 3 : 1)
      while end < range.upperBound, let next = closer(bytes, end) { end = next }
      let after = skipSpace(bytes, end, range.upperBound)
      let isLast = after >= range.upperBound
      if isLast
        || (after > end && opensSentence(bytes, after, range.upperBound)
          && !(byte == .of(".") && isAbbreviation(bytes, dot: index, from: start)))
      {
        sentences.append(start..<min(end, range.upperBound))
        start = after
        index = after
      } else {
        index = end
      }
    }
    let end = trimmedEnd(bytes, start, range.upperBound)
    if end > start { sentences.append(start..<end) }
  }

  /// The bytes at which a sentence can end: a line feed, `!`, `.`, `?`, or the first byte of `…`.
  private static let ends = ByteSet("\n!.?", and: [0xE2])

  private static func trimmedEnd(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Int {
    var end = limit
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// The sentences in `range` of `bytes`.
  public static func ranges(_ bytes: [UInt8], in range: Range<Int>, protected: [Range<Int>] = []) -> [Range<Int>] {
    var found: [Range<Int>] = []
    scan(bytes, in: range, protected: protected, into: &found)
    return found
  }

  private static func skipSpace(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
    var index = from
    while index < end, ASCII.isSpace(bytes[index]) { index += 1 }
    return index
  }

  private static func isEllipsis(_ bytes: [UInt8], _ index: Int) -> Bool {
    bytes[index] == 0xE2 && index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xA6
  }

  /// The index after a closing quote, bracket, emphasis mark or repeated end mark.
  private static func closer(_ bytes: [UInt8], _ index: Int) -> Int? {
    switch bytes[index] {
    case .of("."), .of("!"), .of("?"), .of("\""), .of("'"), .of(")"), .of("]"), .of("*"), .of("_"), .of("`"):
      return index + 1
    case 0xE2
    where index + 2 < bytes.count && bytes[index + 1] == 0x80 && (bytes[index + 2] == 0x99 || bytes[index + 2] == 0x9D):
      return index + 3
    default:
      return nil
    }
  }

  private static func opensSentence(_ bytes: [UInt8], _ index: Int, _ end: Int) -> Bool {
    let byte = bytes[index]
    if ASCII.isUpper(byte) || ASCII.isDigit(byte) || byte >= 0x80 { return true }
    switch byte {
    case .of("\""), .of("'"), .of("("), .of("["), .of("*"), .of("_"), .of("`"), .of("<"), .of("{"), .of("$"), .of("-"),
      .of("/"), .of("@"):
      return true
    default:
      // A lower-case start is no new sentence, unless it is an identifier such as `iOS` or `eBPF`.
      return index + 1 < end && ASCII.isLower(byte) && ASCII.isUpper(bytes[index + 1])
    }
  }

  private static func isAbbreviation(_ bytes: [UInt8], dot: Int, from start: Int) -> Bool {
    var begin = dot
    while begin > start,
      ASCII.isLetter(bytes[begin - 1]) || ASCII.isDigit(bytes[begin - 1]) || bytes[begin - 1] == .of(".")
    { begin -= 1 }
    let length = dot - begin
    guard length > 0 else { return false }
    if length == 1, ASCII.isLetter(bytes[begin]) { return bytes[begin] != .of("I") }
    if begin == start, bytes[begin..<dot].allSatisfy(ASCII.isDigit) { return true }
    // Initials such as "U.S" or "e.g" have a single letter between dots.
    if length >= 3, bytes[dot - 2] == .of("."), ASCII.isLetter(bytes[dot - 1]) { return true }
    guard length <= 6 else { return false }
    var word: UInt64 = 0
    for byte in bytes[begin..<dot] { word = word << 8 | UInt64(ASCII.lower(byte)) }
    return abbreviations.contains(word)
  }

  /// Abbreviations that do not end a sentence, packed big-endian into one integer each.
  private static let abbreviations: Set<UInt64> = Set(
    [
      "vs", "cf", "dr", "mr", "mrs", "ms", "prof", "st", "inc", "ltd", "corp", "fig", "figs", "sec", "eq", "approx",
      "dept",
      "est", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "viz",
    ]
    .map { $0.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } })
}
