/// What a metadata value is, numbered as in GGUF.
package enum GGUFKind: UInt32, Sendable {
  case uint8 = 0
  case int8 = 1
  case uint16 = 2
  case int16 = 3
  case uint32 = 4
  case int32 = 5
  case float32 = 6
  case bool = 7
  case string = 8
  case array = 9
  case uint64 = 10
  case int64 = 11
  case float64 = 12

  /// Bytes of one value; nil where that differs from value to value.
  var byteCount: Int? {
    switch self {
    case .uint8, .int8, .bool: 1
    case .uint16, .int16: 2
    case .uint32, .int32, .float32: 4
    case .uint64, .int64, .float64: 8
    case .string, .array: nil
    }
  }
}

/// One metadata value of a GGUF file.
package enum GGUFValue: Sendable {
  case uint8(UInt8)
  case int8(Int8)
  case uint16(UInt16)
  case int16(Int16)
  case uint32(UInt32)
  case int32(Int32)
  case uint64(UInt64)
  case int64(Int64)
  case float32(Float)
  case float64(Double)
  case bool(Bool)
  /// Bytes that should be UTF-8; tokens of byte-level vocabularies need not be.
  case string([UInt8])
  case array(GGUFArray)

  package static func string(_ text: String) -> GGUFValue { .string(Array(text.utf8)) }

  /// The value of any integer kind; nil when it is none or too large for `Int`.
  package var integer: Int? {
    switch self {
    case .uint8(let value): Int(value)
    case .int8(let value): Int(value)
    case .uint16(let value): Int(value)
    case .int16(let value): Int(value)
    case .uint32(let value): Int(value)
    case .int32(let value): Int(value)
    case .uint64(let value): Int(exactly: value)
    case .int64(let value): Int(exactly: value)
    default: nil
    }
  }

  /// The value of any number as a double.
  package var double: Double? {
    switch self {
    case .float32(let value): Double(value)
    case .float64(let value): value
    default: integer.map(Double.init)
    }
  }

  package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  package var bytes: [UInt8]? { if case .string(let value) = self { value } else { nil } }
  package var text: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
  package var array: GGUFArray? { if case .array(let value) = self { value } else { nil } }

  package var kind: GGUFKind {
    switch self {
    case .uint8: .uint8
    case .int8: .int8
    case .uint16: .uint16
    case .int16: .int16
    case .uint32: .uint32
    case .int32: .int32
    case .uint64: .uint64
    case .int64: .int64
    case .float32: .float32
    case .float64: .float64
    case .bool: .bool
    case .string: .string
    case .array: .array
    }
  }
}

extension GGUFValue: CustomStringConvertible {
  /// As errors show it.
  package var description: String {
    switch self {
    case .uint64(let value): "\(value)"
    case .float32, .float64: double.map { "\($0)" } ?? ""
    case .bool(let value): "\(value)"
    case .string: "“\(text ?? "")”"
    case .array(let array): "an array of \(array.count)"
    default: integer.map { "\($0)" } ?? ""
    }
  }
}
