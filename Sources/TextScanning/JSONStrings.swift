/// The string values of a JSON text with their places: what a tree of values cannot tell.
package struct JSONStrings: Sendable {
  /// One step on the way to a value.
  package enum Step: Sendable, Hashable {
    case key(String)
    case index(Int)
  }

  /// A string value.
  package struct Value: Sendable {
    /// From the root to the value.
    package var path: [Step]
    /// Bytes of the JSON text between the quotes.
    package var raw: Range<Int>
    /// The string.
    package var bytes: [UInt8]
    /// For each byte of the string and its end, the offset in the JSON text; nil where nothing is escaped and bytes follow one by one.
    private var offsets: [Int]?

    fileprivate init(path: [Step], raw: Range<Int>, bytes: [UInt8], offsets: [Int]?) {
      self.path = path
      self.raw = raw
      self.bytes = bytes
      self.offsets = offsets
    }

    /// The innermost key on the way to the value.
    package var key: String? {
      for step in path.reversed() { if case .key(let key) = step { return key } }
      return nil
    }

    /// The bytes of the JSON text that a range of the string was read from.
    package func source(_ range: Range<Int>) -> Range<Int> {
      guard let offsets else { return raw.lowerBound + range.lowerBound..<raw.lowerBound + range.upperBound }
      return offsets[range.lowerBound]..<offsets[range.upperBound]
    }
  }

  private let text: [UInt8]
  private var index: Int
  private let end: Int
  private var path: [Step] = []
  private var values: [Value] = []

  /// All string values of a JSON text in order, keys left out; empty for a text that is no JSON. O(bytes).
  package static func values(in text: [UInt8], range: Range<Int>? = nil) -> [Value] {
    let range = range ?? 0..<text.count
    guard (try? JSON(parsing: Array(text[range]))) != nil else { return [] }
    var scanner = JSONStrings(text: text, index: range.lowerBound, end: range.upperBound)
    scanner.value()
    return scanner.values
  }

  private init(text: [UInt8], index: Int, end: Int) {
    self.text = text
    self.index = text.hasBytes("\u{FEFF}", at: index) ? index + 3 : index
    self.end = end
  }

  /// Moves past one value of a text that is known to be sound.
  private mutating func value() {
    skip { ASCII.isSpace($0) }
    guard index < end else { return }
    switch text[index] {
    case .of("{"): members()
    case .of("["): elements()
    case .of("\""):
      let (raw, bytes, offsets) = string()
      values.append(Value(path: path, raw: raw, bytes: bytes, offsets: offsets))
    default: skip { $0 != .of(",") && $0 != .of("}") && $0 != .of("]") }
    }
  }

  private mutating func members() {
    index += 1
    while index < end {
      skip { ASCII.isSpace($0) || $0 == .of(",") }
      guard index < end, text[index] == .of("\"") else { break }
      let key = string().bytes
      skip { ASCII.isSpace($0) || $0 == .of(":") }
      path.append(.key(String(decoding: key, as: UTF8.self)))
      value()
      path.removeLast()
      skip { ASCII.isSpace($0) }
    }
    index += 1
  }

  private mutating func elements() {
    index += 1
    var position = 0
    while index < end {
      skip { ASCII.isSpace($0) || $0 == .of(",") }
      guard index < end, text[index] != .of("]") else { break }
      path.append(.index(position))
      value()
      path.removeLast()
      position += 1
      skip { ASCII.isSpace($0) }
    }
    index += 1
  }

  private mutating func skip(while isSkipped: (UInt8) -> Bool) {
    while index < end, isSkipped(text[index]) { index += 1 }
  }

  /// Moves past a string.
  private mutating func string() -> (raw: Range<Int>, bytes: [UInt8], offsets: [Int]?) {
    let start = index + 1
    var close = start
    var isEscaped = false
    while close < end, text[close] != .of("\"") {
      if text[close] == .of("\\") {
        isEscaped = true
        close += 1
      }
      close += 1
    }
    close = min(close, end)
    index = close + 1
    guard isEscaped else { return (start..<close, Array(text[start..<close]), nil) }
    let (bytes, offsets) = Self.unescaped(text, start..<close)
    return (start..<close, bytes, offsets)
  }

  /// A string without its escapes, and the place of each of its bytes.
  private static func unescaped(_ text: [UInt8], _ raw: Range<Int>) -> (bytes: [UInt8], offsets: [Int]) {
    var bytes: [UInt8] = []
    var offsets: [Int] = []
    var index = raw.lowerBound
    while index < raw.upperBound {
      var length = 1
      if text[index] == .of("\\"), index + 1 < raw.upperBound {
        length = 2
        if text[index + 1] == .of("u") {
          // Two halves of a pair are one character.
          let isPair =
            isHalf(text, index, of: 0xD8) && isHalf(text, index + 6, of: 0xDC) && index + 12 <= raw.upperBound
          length = isPair ? 12 : 6
        }
      }
      length = min(length, raw.upperBound - index)
      let piece = [.of("\"")] + text[index..<index + length] + [.of("\"")]
      let read = length == 1 ? [text[index]] : Array(((try? JSON(parsing: piece))?.string ?? "\u{FFFD}").utf8)
      bytes += read
      offsets += read.map { _ in index }
      index += length
    }
    offsets.append(raw.upperBound)
    return (bytes, offsets)
  }

  /// Whether a `\u` escape is a first (0xD8) or second (0xDC) half of a surrogate pair.
  private static func isHalf(_ text: [UInt8], _ index: Int, of half: UInt32) -> Bool {
    guard text.hasBytes("\\u", at: index), index + 6 <= text.count,
      let code = UInt32(text.string(index + 2..<index + 6), radix: 16)
    else { return false }
    return (code >> 8) & 0xFC == half
  }
}
