#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A JSON value with a canonical text: keys sorted by bytes, no white space, no escaped slashes. The same value always gives the same bytes.
public enum JSON: Sendable, Hashable {
  case null
  case bool(Bool)
  case int(Int)
  case number(Double)
  case string(String)
  case array([JSON])
  case object([String: JSON])

  public var string: String? { if case .string(let value) = self { value } else { nil } }
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  public var array: [JSON]? { if case .array(let value) = self { value } else { nil } }
  public var object: [String: JSON]? { if case .object(let value) = self { value } else { nil } }
  public var int: Int? {
    switch self {
    case .int(let value): value
    case .number(let value) where value == value.rounded() && abs(value) < 1e15: Int(value)
    default: nil
    }
  }
  public var double: Double? {
    switch self {
    case .int(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
  /// The strings of an array of strings; nil when it is something else.
  public var strings: [String]? {
    guard let array else { return nil }
    let strings = array.compactMap(\.string)
    return strings.count == array.count ? strings : nil
  }

  public subscript(key: String) -> JSON? { object?[key] }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByFloatLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(integerLiteral value: Int) { self = .int(value) }
  public init(floatLiteral value: Double) { self = .number(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
  public init(_ strings: [String]) { self = .array(strings.map(JSON.string)) }
}

extension JSON {
  /// Canonical text on one line.
  public var text: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the canonical text.
  public func write(to bytes: inout [UInt8]) {
    switch self {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .bool(let value): bytes.append(contentsOf: (value ? "true" : "false").utf8)
    case .int(let value): Self.write(value, to: &bytes)
    case .number(let value): bytes.append(contentsOf: Self.digits(value).utf8)
    case .string(let value): Self.write(value, to: &bytes)
    case .array(let values):
      bytes.append(.of("["))
      for (index, value) in values.enumerated() {
        if index > 0 { bytes.append(.of(",")) }
        value.write(to: &bytes)
      }
      bytes.append(.of("]"))
    case .object(let members):
      bytes.append(.of("{"))
      for (index, member) in members.sorted(by: { Self.bytewise($0.key, $1.key) }).enumerated() {
        if index > 0 { bytes.append(.of(",")) }
        Self.write(member.key, to: &bytes)
        bytes.append(.of(":"))
        member.value.write(to: &bytes)
      }
      bytes.append(.of("}"))
    }
  }

  /// Order of strings by their UTF-8 bytes: the same on every machine and in every locale.
  public static func bytewise(_ left: String, _ right: String) -> Bool {
    let isBefore = left.utf8.withContiguousStorageIfAvailable { left in
      right.utf8.withContiguousStorageIfAvailable { right in
        guard let first = left.baseAddress, let second = right.baseAddress else { return left.count < right.count }
        let order = memcmp(first, second, min(left.count, right.count))
        return order != 0 ? order < 0 : left.count < right.count
      }
    }
    return isBefore.flatMap(\.self) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// Shortest digits that give the number back; whole numbers without a fraction, at most six decimals kept.
  private static func digits(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    // Beyond 2^53 millionths, rounding would move the number itself.
    let rounded = abs(value) < 9e9 ? (value * 1e6).rounded() / 1e6 : value
    if rounded == rounded.rounded(), abs(rounded) < 1e15 { return String(Int(rounded)) }
    return String(rounded)
  }

  /// Appends a string as JSON has it, in quotation marks. O(bytes), what needs no escape in one piece.
  public static func write(_ string: String, to bytes: inout [UInt8]) {
    var string = string
    bytes.append(.of("\""))
    string.withUTF8 { text in
      var start = 0
      for index in text.indices where needsEscape(text[index]) {
        bytes.append(contentsOf: text[start..<index])
        start = index + 1
        writeEscape(of: text[index], to: &bytes)
      }
      bytes.append(contentsOf: text[start...])
    }
    bytes.append(.of("\""))
  }

  @inline(__always) private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == .of("\"") || byte == .of("\\") || byte == 0x7F
  }

  /// Appends the escape of a control character, a quotation mark or a backslash.
  public static func writeEscape(of byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(.of("\\"))
    switch byte {
    case .of("\""), .of("\\"): bytes.append(byte)
    case .lineFeed: bytes.append(.of("n"))
    case .carriageReturn: bytes.append(.of("r"))
    case .tab: bytes.append(.of("t"))
    default:
      bytes.append("u00")
      for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? .of("0") + digit : .of("a") - 10 + digit) }
    }
  }

  /// Appends a whole number.
  public static func write(_ value: Int, to bytes: inout [UInt8]) {
    if value < 0 { bytes.append(.of("-")) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(.of("0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }
}
