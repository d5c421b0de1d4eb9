import TextScanning

/// Finds the documented default in a sentence: `(default: 4)`, `defaults to "x"`, `The default value is 5 s.`
enum DefaultPhrase {
  /// The bytes of the value, without quotes, or nil. O(range).
  static func value(_ reading: Reading, in range: Range<Int>) -> Range<Int>? {
    var index = range.lowerBound
    while let start = find(reading, index..<range.upperBound) {
      if let value = value(reading, after: start, end: range.upperBound) { return value }
      index = start + 7
    }
    return nil
  }

  /// Where the word `default` or `defaults` begins, outside code.
  static func find(_ reading: Reading, _ range: Range<Int>) -> Int? {
    let bytes = reading.bytes
    // The third letter is the rarest of the word.
    guard range.count >= 7 else { return nil }
    var thirds = range.lowerBound + 2..<range.upperBound - 4
    while let third = bytes.firstIndex(of: .of("f"), in: thirds) {
      let index = third - 2
      if bytes[index] | 0x20 == .of("d"), bytes.hasBytes("efault", at: index + 1), !reading.markup.isCode(index),
        index == 0 || !ASCII.isWord(bytes[index - 1])
      {
        return index
      }
      thirds = third + 1..<thirds.upperBound
    }
    return nil
  }

  private static func value(_ reading: Reading, after start: Int, end: Int) -> Range<Int>? {
    let bytes = reading.bytes
    var index = start + 7
    let isVerb = index < end && bytes[index] == .of("s")
    if isVerb { index += 1 }
    var hasLink = false
    // Up to four small words lead from the word to the value: `value of … is set to`.
    for _ in 0..<4 {
      index = skip(bytes, index, end)
      if index < end, bytes[index] == .of(":") || bytes[index] == .of("=") {
        hasLink = true
        index = skip(bytes, index + 1, end)
        break
      }
      guard index < end, !reading.markup.isCode(index) else { break }
      var word = index
      while word < end, ASCII.isLetter(bytes[word]) { word += 1 }
      guard word > index, links.contains(bytes, index..<word) else { break }
      // `is` and `to` link; `value` and `set` only lead on.
      if word - index == 2 { hasLink = true }
      index = word
    }
    index = skip(bytes, index, end)
    guard index < end else { return nil }
    if reading.markup.isCode(index), hasLink || !isVerb {
      var close = index
      while close < end, reading.markup.isCode(close) { close += 1 }
      return unquoted(bytes, index..<close)
    }
    let inBrackets = start > 0 && bytes[start - 1] == .of("(")
    guard hasLink || inBrackets else { return nil }
    return plain(bytes, index, end)
  }

  /// A value in plain words: a quoted text, a number with its unit, a short word that is no part of a clause.
  private static func plain(_ bytes: [UInt8], _ start: Int, _ limit: Int) -> Range<Int>? {
    let end = min(limit, start + 64)
    if bytes[start] == .of("\"") || bytes[start] == .of("'") {
      guard let close = bytes[start + 1..<end].firstIndex(of: bytes[start]), close > start + 1, close - start < 60
      else { return nil }
      return start + 1..<close
    }
    var stop = start
    while stop < end, bytes[stop] != .of(")"), bytes[stop] != .of(";"), bytes[stop] != .of("("),
      bytes[stop] != .lineFeed
    {
      let isMark = bytes[stop] == .of(".") || bytes[stop] == .of(",")
      if isMark, stop + 1 >= end || ASCII.isSpace(bytes[stop + 1]) || bytes[stop + 1] == .of(")") { break }
      stop += 1
    }
    while stop > start, ASCII.isSpace(bytes[stop - 1]) { stop -= 1 }
    let words = Words.ranges(bytes, in: start..<stop)
    guard let first = words.first, words.count <= 3, stop - start <= 40 else { return nil }
    guard !Vocabulary.stop.contains(bytes, first) || never.contains(bytes, first) else { return nil }
    // One word, or a number with a unit.
    guard words.count == 1 || ASCII.isDigit(bytes[first.lowerBound]) else { return nil }
    return start..<stop
  }

  /// The text within quotes that stand inside a code span: `"5s"` → `5s`; bare quotes mean an empty text and stay.
  private static func unquoted(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
    guard range.count <= 60, !range.isEmpty else { return nil }
    let (first, last) = (bytes[range.lowerBound], bytes[range.upperBound - 1])
    if range.count > 2, first == last, first == .of("\"") || first == .of("'") {
      return range.lowerBound + 1..<range.upperBound - 1
    }
    return range
  }

  private static func skip(_ bytes: [UInt8], _ from: Int, _ end: Int) -> Int {
    var index = from
    while index < end, ASCII.isSpace(bytes[index]) { index += 1 }
    return index
  }

  private static let links = WordList("is to value values are be was set of setting")
  private static let never = WordList("no none off on")
}

/// Defaults as cells and sentences write them.
enum DefaultValue {
  /// The value of a default column: its code span, or its few words; nil for an empty cell.
  static func cell(_ reading: Reading, _ range: Range<Int>) -> Range<Int>? {
    if let code = reading.wholeCode(range) {
      let (first, last) = (reading.bytes[code.lowerBound], reading.bytes[code.upperBound - 1])
      let isQuoted = code.count > 2 && first == last && (first == .of("\"") || first == .of("'"))
      return isQuoted ? code.lowerBound + 1..<code.upperBound - 1 : code
    }
    guard range.count <= 60, range.contains(where: { ASCII.isWord(reading.bytes[$0]) }),
      reading.bytes[range.lowerBound] < 0x80
    else { return nil }
    guard let first = Words.ranges(reading.bytes, in: range).first else { return range }
    return absent.contains(reading.bytes, range) || absent.contains(reading.bytes, first) ? nil : range
  }

  private static let absent = WordList("na n/a tbd unknown varies required mandatory see depends")
}
