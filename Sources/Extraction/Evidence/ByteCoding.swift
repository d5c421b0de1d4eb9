import TextScanning

/// Writes values into the compact form in which the index keeps what a page gave: little-endian varints and length-prefixed bytes.
package struct ByteWriter: Sendable {
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package mutating func write(_ value: Int) {
    // Zigzag, so that small negative numbers stay short.
    var rest = UInt64(bitPattern: Int64(value << 1) ^ Int64(value >> 63))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  package mutating func write(_ value: Double) {
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) }
  }

  package mutating func write(_ value: [UInt8]) {
    write(value.count)
    bytes.append(contentsOf: value)
  }

  package mutating func write(_ value: String) {
    write(value.utf8.count)
    bytes.append(contentsOf: value.utf8)
  }

  package mutating func write<Value: ByteCodable>(_ values: [Value]) {
    write(values.count)
    for value in values { value.encode(to: &self) }
  }

  package mutating func write<Value: ByteCodable>(_ value: Value?) {
    write(value == nil ? 0 : 1)
    value?.encode(to: &self)
  }
}

/// Stored bytes that are no value: an index from another version or a damaged file. The page is read again.
package struct ByteCodingError: Error {}

/// Reads what `ByteWriter` wrote.
package struct ByteReader: Sendable {
  private let bytes: [UInt8]
  private var index = 0

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package var isAtEnd: Bool { index == bytes.count }

  package mutating func int() throws(ByteCodingError) -> Int {
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      guard index < bytes.count, shift < 64 else { throw ByteCodingError() }
      let byte = bytes[index]
      index += 1
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(truncatingIfNeeded: Int64(bitPattern: value >> 1) ^ -Int64(bitPattern: value & 1))
  }

  package mutating func count() throws(ByteCodingError) -> Int {
    let count = try int()
    guard count >= 0, count <= bytes.count - index else { throw ByteCodingError() }
    return count
  }

  package mutating func double() throws(ByteCodingError) -> Double {
    guard index + 8 <= bytes.count else { throw ByteCodingError() }
    var pattern: UInt64 = 0
    for offset in 0..<8 { pattern |= UInt64(bytes[index + offset]) << UInt64(8 * offset) }
    index += 8
    return Double(bitPattern: pattern)
  }

  package mutating func byteArray() throws(ByteCodingError) -> [UInt8] {
    let count = try count()
    defer { index += count }
    return Array(bytes[index..<index + count])
  }

  package mutating func string() throws(ByteCodingError) -> String {
    let count = try count()
    defer { index += count }
    return bytes.string(index..<index + count)
  }

  package mutating func array<Value: ByteCodable>(_ type: Value.Type = Value.self) throws(ByteCodingError) -> [Value] {
    let count = try count()
    var values: [Value] = []
    values.reserveCapacity(count)
    for _ in 0..<count { values.append(try Value(from: &self)) }
    return values
  }

  package mutating func optional<Value: ByteCodable>(_ type: Value.Type = Value.self) throws(ByteCodingError) -> Value?
  {
    try int() == 0 ? nil : try Value(from: &self)
  }
}

/// A value with a compact byte form.
package protocol ByteCodable {
  func encode(to writer: inout ByteWriter)
  init(from reader: inout ByteReader) throws(ByteCodingError)
}

extension String: ByteCodable {
  package func encode(to writer: inout ByteWriter) { writer.write(self) }
  package init(from reader: inout ByteReader) throws(ByteCodingError) { self = try reader.string() }
}

extension Int: ByteCodable {
  package func encode(to writer: inout ByteWriter) { writer.write(self) }
  package init(from reader: inout ByteReader) throws(ByteCodingError) { self = try reader.int() }
}

extension Double: ByteCodable {
  package func encode(to writer: inout ByteWriter) { writer.write(self) }
  package init(from reader: inout ByteReader) throws(ByteCodingError) { self = try reader.double() }
}

/// An enumeration with string names is stored by its name: an index survives a reordering of cases.
extension ByteCodable where Self: RawRepresentable, RawValue == String {
  package func encode(to writer: inout ByteWriter) { writer.write(rawValue) }
  package init(from reader: inout ByteReader) throws(ByteCodingError) {
    guard let value = Self(rawValue: try reader.string()) else { throw ByteCodingError() }
    self = value
  }
}
