/// Why a text is no JSON, with the byte where reading stopped.
public struct JSONError: Error, Equatable, CustomStringConvertible {
  public let message: String
  public let offset: Int

  public init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }

  public var description: String { "\(message) at byte \(offset)" }
}

extension JSON {
  /// Reads one JSON document (RFC 8259). Nesting deeper than 512 is refused. O(bytes).
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    var parser = JSONParser<PlainJSON>(bytes: bytes)
    self = try parser.document()
  }
}

/// What a parse of JSON makes: plain values, or values that know their bytes.
protocol JSONMaking {
  associatedtype Value
  associatedtype Members
  /// Whether control characters in strings and foreign white space are refused, as RFC 8259 has it.
  static var isStrict: Bool { get }
  static var noMembers: Members { get }
  static func scalar(_ value: JSON, _ range: Range<Int>) -> Value
  static func array(_ values: [Value], _ range: Range<Int>) -> Value
  static func object(_ members: Members, _ range: Range<Int>) -> Value
  static func add(_ key: String, _ keyRange: Range<Int>, _ value: Value, to members: inout Members)
}

private enum PlainJSON: JSONMaking {
  static let isStrict = false
  static let noMembers: [String: JSON] = [:]
  static func scalar(_ value: JSON, _ range: Range<Int>) -> JSON { value }
  static func array(_ values: [JSON], _ range: Range<Int>) -> JSON { .array(values) }
  static func object(_ members: [String: JSON], _ range: Range<Int>) -> JSON { .object(members) }
  static func add(_ key: String, _ keyRange: Range<Int>, _ value: JSON, to members: inout [String: JSON]) {
    members[key] = value
  }
}

struct JSONParser<Maker: JSONMaking> {
  let bytes: [UInt8]
  private var index = 0
  private var maximumDepth: Int { 512 }

  init(bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.hasBytes("\u{FEFF}", at: 0) { index = 3 }
  }

  mutating func document() throws(JSONError) -> Maker.Value {
    let value = try self.value(depth: 0)
    skipSpace()
    guard index == bytes.count else { throw failure("text after the end of the value") }
    return value
  }

  private func failure(_ message: String) -> JSONError { JSONError(message: message, offset: index) }

  private mutating func skipSpace() {
    while index < bytes.count, ASCII.isSpace(bytes[index]) {
      if Maker.isStrict, bytes[index] &- 0x0B < 2 { return }
      index += 1
    }
  }

  private mutating func value(depth: Int) throws(JSONError) -> Maker.Value {
    guard depth < maximumDepth else { throw failure("nested too deeply") }
    skipSpace()
    guard index < bytes.count else { throw failure("value missing") }
    switch bytes[index] {
    case .of("{"): return try object(depth: depth)
    case .of("["): return try array(depth: depth)
    default:
      let start = index
      let value = try scalar()
      return Maker.scalar(value, start..<index)
    }
  }

  private mutating func scalar() throws(JSONError) -> JSON {
    switch bytes[index] {
    case .of("\""): .string(try string())
    case .of("t"): try word("true", .bool(true))
    case .of("f"): try word("false", .bool(false))
    case .of("n"): try word("null", .null)
    default: try number()
    }
  }

  private mutating func word(_ word: StaticString, _ value: JSON) throws(JSONError) -> JSON {
    guard bytes.hasBytes(word, at: index) else { throw failure("unknown word") }
    index += word.utf8CodeUnitCount
    return value
  }

  private mutating func array(depth: Int) throws(JSONError) -> Maker.Value {
    let start = index
    index += 1
    var values: [Maker.Value] = []
    skipSpace()
    if take("]") { return Maker.array([], start..<index) }
    while true {
      values.append(try value(depth: depth + 1))
      skipSpace()
      if take("]") { return Maker.array(values, start..<index) }
      guard take(",") else { throw failure("“,” or “]” missing") }
      try expectMore(before: "]")
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> Maker.Value {
    let start = index
    index += 1
    var members = Maker.noMembers
    skipSpace()
    if take("}") { return Maker.object(members, start..<index) }
    while true {
      skipSpace()
      guard index < bytes.count, bytes[index] == .of("\"") else { throw failure("member name missing") }
      let keyStart = index
      let key = try string()
      let keyRange = keyStart..<index
      skipSpace()
      guard take(":") else { throw failure("“:” missing") }
      Maker.add(key, keyRange, try value(depth: depth + 1), to: &members)
      skipSpace()
      if take("}") { return Maker.object(members, start..<index) }
      guard take(",") else { throw failure("“,” or “}” missing") }
      try expectMore(before: "}")
    }
  }

  /// The most common slip by hand: a comma behind the last value.
  private mutating func expectMore(before end: Unicode.Scalar) throws(JSONError) {
    skipSpace()
    if index < bytes.count, bytes[index] == .of(end) { throw failure("nothing follows the comma") }
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == .of(scalar) else { return false }
    index += 1
    return true
  }

  private mutating func number() throws(JSONError) -> JSON {
    let start = index
    if index < bytes.count, bytes[index] == .of("-") { index += 1 }
    let whole = digits()
    var isWhole = true
    var isSound = whole > 0 && (whole == 1 || bytes[index - whole] != .of("0"))
    if index < bytes.count, bytes[index] == .of(".") {
      index += 1
      isWhole = false
      isSound = digits() > 0 && isSound
    }
    if index < bytes.count, bytes[index] | 0x20 == .of("e") {
      index += 1
      isWhole = false
      if index < bytes.count, bytes[index] == .of("+") || bytes[index] == .of("-") { index += 1 }
      isSound = digits() > 0 && isSound
    }
    let text = bytes.string(start..<index)
    if isSound, isWhole, let value = Int(text) { return .int(value) }
    guard isSound, let value = Double(text), value.isFinite else {
      index = start
      throw failure("no JSON value")
    }
    return .number(value)
  }

  /// Moves past digits and says how many there were.
  private mutating func digits() -> Int {
    let start = index
    while index < bytes.count, ASCII.isDigit(bytes[index]) { index += 1 }
    return index - start
  }

  private mutating func string() throws(JSONError) -> String {
    index += 1
    let start = index
    while index < bytes.count, bytes[index] != .of("\""), bytes[index] != .of("\\") {
      try admit(bytes[index])
      index += 1
    }
    if index < bytes.count, bytes[index] == .of("\"") {
      defer { index += 1 }
      return bytes.string(start..<index)
    }
    var text = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      try admit(byte)
      index += 1
      if byte == .of("\"") { return String(decoding: text, as: UTF8.self) }
      if byte == .of("\\") { try escape(into: &text) } else { text.append(byte) }
    }
    throw failure("string does not end")
  }

  /// Refuses a bare control character in a string where the reading is strict.
  private func admit(_ byte: UInt8) throws(JSONError) {
    if Maker.isStrict, byte < 0x20 { throw failure("line break or control character in a string") }
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
    guard index < bytes.count else { throw failure("string does not end") }
    let byte = bytes[index]
    index += 1
    switch byte {
    case .of("n"): text.append(.lineFeed)
    case .of("r"): text.append(.carriageReturn)
    case .of("t"): text.append(.tab)
    case .of("b"): text.append(0x08)
    case .of("f"): text.append(0x0C)
    case .of("\""), .of("\\"), .of("/"): text.append(byte)
    case .of("u"):
      var code = try hex()
      if code & 0xFC00 == 0xD800, bytes.hasBytes("\\u", at: index) {
        let next = index
        index += 2
        let low = try hex()
        if low & 0xFC00 == 0xDC00 {
          code = 0x10000 + ((code & 0x3FF) << 10) + (low & 0x3FF)
        } else {
          // Half a pair: what follows it is a character of its own.
          index = next
        }
      }
      text.append(contentsOf: String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
    default:
      index -= 1
      throw failure("unknown escape")
    }
  }

  private mutating func hex() throws(JSONError) -> UInt32 {
    guard index + 4 <= bytes.count, bytes[index] != .of("+"), bytes[index] != .of("-"),
      let code = UInt32(bytes.string(index..<index + 4), radix: 16)
    else {
      throw failure("four hex digits missing")
    }
    index += 4
    return code
  }
}
