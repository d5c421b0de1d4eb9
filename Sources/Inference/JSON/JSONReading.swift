/// Why a text is no JSON.
package struct JSONReadingError: Error, Equatable, CustomStringConvertible {
  package let message: String
  /// The byte where reading stopped.
  package let offset: Int

  package var description: String { "\(message) at byte \(offset)" }
}

extension JSONValue {
  /// Reads one JSON document, strictly as RFC 8259 has it: UTF-8, no member twice, nesting of at most 128. O(bytes).
  package init(parsing bytes: [UInt8]) throws(JSONReadingError) {
    var reader = JSONReader(bytes: bytes)
    self = try reader.document()
  }

  package init(parsing text: String) throws(JSONReadingError) { try self.init(parsing: Array(text.utf8)) }
}

private struct JSONReader {
  let bytes: [UInt8]
  private var index = 0
  private static let maximumDepth = 128

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONReadingError) -> JSONValue {
    if let place = Self.firstIllFormed(bytes) { throw JSONReadingError(message: "invalid UTF-8", offset: place) }
    let value = try value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw failure("text after the end of the value") }
    return value
  }

  private static func firstIllFormed(_ bytes: [UInt8]) -> Int? {
    let span = bytes.span
    var index = 0
    while index < span.count {
      let (scalar, length) = ScalarText.scalar(in: span, at: index)
      if scalar == 0xFFFD, length == 1 { return index }
      index += length
    }
    return nil
  }

  private func failure(_ message: String) -> JSONReadingError { JSONReadingError(message: message, offset: index) }

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { index += 1 }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: scalar) else { return false }
    index += 1
    return true
  }

  private mutating func value(depth: Int) throws(JSONReadingError) -> JSONValue {
    guard depth < Self.maximumDepth else { throw failure("nested deeper than \(Self.maximumDepth)") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw failure("a value is missing")
    default: return try number()
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONReadingError) -> JSONValue {
    guard bytes[index...].starts(with: word.utf8) else { throw failure("expected a value") }
    index += word.utf8.count
    return value
  }

  private mutating func array(depth: Int) throws(JSONReadingError) -> JSONValue {
    index += 1
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return .array([]) }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return .array(values) }
      guard take(",") else { throw failure("expected “,” or “]”") }
    }
  }

  private mutating func object(depth: Int) throws(JSONReadingError) -> JSONValue {
    index += 1
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    skipSpace()
    if take("}") { return .object([]) }
    while true {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("expected a member's name") }
      let place = index
      let name = try string()
      guard names.insert(name).inserted else {
        throw JSONReadingError(message: "the member “\(name)” stands there twice", offset: place)
      }
      skipSpace()
      guard take(":") else { throw failure("expected “:”") }
      members.append(JSONValue.Member(name, try value(depth: depth + 1)))
      skipSpace()
      if take("}") { return .object(members) }
      guard take(",") else { throw failure("expected “,” or “}”") }
    }
  }

  private mutating func number() throws(JSONReadingError) -> JSONValue {
    let start = index
    _ = take("-")
    let whole = digits()
    let hasLeadingZero = whole > 1 && bytes[index - whole] == UInt8(ascii: "0")
    var isSound = whole > 0 && !hasLeadingZero
    if take(".") { isSound = digits() > 0 && isSound }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      isSound = digits() > 0 && isSound
    }
    guard isSound else {
      index = start
      throw failure("expected a value")
    }
    return .number(String(decoding: bytes[start..<index], as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = index
    while let byte = next, byte &- 0x30 < 10 { index += 1 }
    return index - start
  }

  private mutating func string() throws(JSONReadingError) -> String {
    index += 1
    var text: [UInt8] = []
    while let byte = next {
      guard byte >= 0x20 else { throw failure("a control character in a string") }
      index += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: text.append(byte)
      }
    }
    throw failure("a string does not end")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONReadingError) {
    guard let byte = next else { throw failure("a string does not end") }
    index += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(scalar: try escapedScalar())
    default:
      index -= 1
      throw failure("unknown escape in a string")
    }
  }

  /// The scalar of `\uXXXX`, or of two that are a surrogate pair; half a pair is U+FFFD.
  private mutating func escapedScalar() throws(JSONReadingError) -> UInt32 {
    let first = try hexadecimal()
    guard first & 0xFC00 == 0xD800, bytes[index...].starts(with: "\\u".utf8) else { return first }
    let place = index
    index += 2
    let second = try hexadecimal()
    if second & 0xFC00 == 0xDC00 { return 0x10000 + (first & 0x3FF) << 10 + (second & 0x3FF) }
    index = place
    return 0xFFFD
  }

  private mutating func hexadecimal() throws(JSONReadingError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = UInt32(String(UnicodeScalar(byte)), radix: 16) else {
        throw failure("four hexadecimal digits are missing")
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }
}
