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
    case .int(let value): bytes.append(contentsOf: String(value).utf8)
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

  private static func write(_ string: String, to bytes: inout [UInt8]) {
    bytes.append(.of("\""))
    // Most strings stand as they are.
    let isWritten = string.utf8.withContiguousStorageIfAvailable { text in
      guard !text.contains(where: isEscaped) else { return false }
      bytes.append(contentsOf: text)
      return true
    }
    if isWritten != true { for byte in string.utf8 { write(byte, to: &bytes) } }
    bytes.append(.of("\""))
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == .of("\"") || byte == .of("\\") || byte == 0x7F
  }

  private static func write(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case .of("\""), .of("\\"): bytes.append(contentsOf: [.of("\\"), byte])
    case .lineFeed: bytes.append(contentsOf: "\\n".utf8)
    case .carriageReturn: bytes.append(contentsOf: "\\r".utf8)
    case .tab: bytes.append(contentsOf: "\\t".utf8)
    case 0..<0x20, 0x7F: bytes.append(contentsOf: "\\u00".utf8 + [hex[Int(byte >> 4)], hex[Int(byte & 15)]])
    default: bytes.append(byte)
    }
  }

  private static let hex = Array("0123456789abcdef".utf8)
}
