import TextScanning

/// A calendar date as a page writes it.
public struct WrittenDate: Sendable, Equatable {
  public var range: Range<Int>
  public var year: Int
  public var month: Int
  public var day: Int
  /// Whether day and month could be exchanged: `04/05/2024`.
  public var isAmbiguous: Bool

  public init(range: Range<Int>, year: Int, month: Int, day: Int, isAmbiguous: Bool = false) {
    self.range = range
    self.year = year
    self.month = month
    self.day = day
    self.isAmbiguous = isAmbiguous
  }
}

/// Finds full dates in six common forms: `2024-07-04`, `2024/07/04`, `7/4/2024`, `4.7.2024`, `July 4, 2024` and `4 July 2024`, the last two with
/// short months, ordinals, `of`, and missing or further commas too.
public enum Dates {
  /// The date whose first word is at `index`, with the position after its last word.
  public static func date(_ bytes: [UInt8], _ words: [Range<Int>], at index: Int, end: Int) -> (
    WrittenDate, next: Int
  )? {
    let found =
      iso(bytes, words, index) ?? numeric(bytes, words, index, end) ?? monthFirst(bytes, words, index, end)
      ?? dayFirst(bytes, words, index, end)
    guard let found, (1...12).contains(found.0.month), (1...31).contains(found.0.day),
      (1000...2999).contains(found.0.year)
    else {
      return nil
    }
    return found
  }

  private static func iso(_ bytes: [UInt8], _ words: [Range<Int>], _ index: Int) -> (WrittenDate, next: Int)? {
    let word = words[index]
    guard word.count == 10, bytes[word.lowerBound + 4] == .of("-"), bytes[word.lowerBound + 7] == .of("-"),
      let year = number(bytes, word.lowerBound..<word.lowerBound + 4),
      let month = number(bytes, word.lowerBound + 5..<word.lowerBound + 7),
      let day = number(bytes, word.lowerBound + 8..<word.upperBound)
    else { return nil }
    return (WrittenDate(range: word, year: year, month: month, day: day), index + 1)
  }

  /// Three numbers between slashes or dots, the year first or last.
  private static func numeric(_ bytes: [UInt8], _ words: [Range<Int>], _ index: Int, _ end: Int) -> (
    WrittenDate, next: Int
  )? {
    guard index + 2 < end, let mark = gap(bytes, words, index + 1), mark == [.of("/")] || mark == [.of(".")],
      gap(bytes, words, index + 2) == mark, let first = number(bytes, words[index]),
      let second = number(bytes, words[index + 1]),
      let third = number(bytes, words[index + 2])
    else { return nil }
    let range = words[index].lowerBound..<words[index + 2].upperBound
    if words[index].count == 4 { return (WrittenDate(range: range, year: first, month: second, day: third), index + 3) }
    guard words[index + 2].count == 4 else { return nil }
    let dotted = mark == [.of(".")]
    let dayFirst = dotted || first > 12
    return (
      WrittenDate(
        range: range, year: third, month: dayFirst ? second : first, day: dayFirst ? first : second,
        isAmbiguous: !dotted && first <= 12 && second <= 12 && first != second), index + 3
    )
  }

  /// `July 4th, 2024`
  private static func monthFirst(_ bytes: [UInt8], _ words: [Range<Int>], _ index: Int, _ end: Int) -> (
    WrittenDate, next: Int
  )? {
    guard index + 2 < end, let month = Lexicon.month(bytes, words[index]), joins(gap(bytes, words, index + 1)),
      let day = ordinal(bytes, words[index + 1]), joins(gap(bytes, words, index + 2)), words[index + 2].count == 4,
      let year = number(bytes, words[index + 2])
    else { return nil }
    let range = words[index].lowerBound..<words[index + 2].upperBound
    return (WrittenDate(range: range, year: year, month: month, day: day), index + 3)
  }

  /// `4th of July, 2024`
  private static func dayFirst(_ bytes: [UInt8], _ words: [Range<Int>], _ index: Int, _ end: Int) -> (
    WrittenDate, next: Int
  )? {
    guard index + 2 < end, let day = ordinal(bytes, words[index]) else { return nil }
    var position = index + 1
    if words[position].count == 2, bytes.hasBytes("of", at: words[position].lowerBound) { position += 1 }
    guard position + 1 < end, joins(gap(bytes, words, position)), let month = Lexicon.month(bytes, words[position]),
      joins(gap(bytes, words, position + 1)), words[position + 1].count == 4,
      let year = number(bytes, words[position + 1])
    else { return nil }
    let range = words[index].lowerBound..<words[position + 1].upperBound
    return (WrittenDate(range: range, year: year, month: month, day: day), position + 2)
  }

  private static func gap(_ bytes: [UInt8], _ words: [Range<Int>], _ position: Int) -> ArraySlice<UInt8>? {
    bytes[words[position - 1].upperBound..<words[position].lowerBound]
  }

  private static func joins(_ gap: ArraySlice<UInt8>?) -> Bool {
    guard let gap, gap.last == .space, gap.count <= 2 else { return false }
    return gap.count == 1 || gap.first == .of(",") || gap.first == .of(".")
  }

  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    guard range.count <= 4, bytes[range].allSatisfy(ASCII.isDigit) else { return nil }
    return bytes[range].reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  /// `4` and `4th`.
  private static func ordinal(_ bytes: [UInt8], _ range: Range<Int>) -> Int? {
    if range.count <= 2 { return number(bytes, range) }
    guard range.count <= 4 else { return nil }
    let ending = range.upperBound - 2
    guard endings.contains(bytes, ending..<range.upperBound) else { return nil }
    return number(bytes, range.lowerBound..<ending)
  }

  private static let endings = Lexicon("nd rd st th")
}
