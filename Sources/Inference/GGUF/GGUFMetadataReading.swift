extension GGUFCursor {
  /// The kind of a value, as its number.
  mutating func kind(_ what: StaticString) throws(InferenceError) -> GGUFKind {
    let place = offset
    let number = try integer(UInt32.self, what)
    guard let kind = GGUFKind(rawValue: number) else {
      throw malformed("expected \(what) from 0 to 12, found \(number)", at: place)
    }
    return kind
  }

  /// A metadata value of a kind.
  mutating func value(_ kind: GGUFKind) throws(InferenceError) -> GGUFValue {
    switch kind {
    case .uint8: .uint8(try integer(UInt8.self, "a value"))
    case .int8: .int8(try integer(Int8.self, "a value"))
    case .uint16: .uint16(try integer(UInt16.self, "a value"))
    case .int16: .int16(try integer(Int16.self, "a value"))
    case .uint32: .uint32(try integer(UInt32.self, "a value"))
    case .int32: .int32(try integer(Int32.self, "a value"))
    case .uint64: .uint64(try integer(UInt64.self, "a value"))
    case .int64: .int64(try integer(Int64.self, "a value"))
    case .float32: .float32(Float(bitPattern: try integer(UInt32.self, "a value")))
    case .float64: .float64(Double(bitPattern: try integer(UInt64.self, "a value")))
    case .bool: .bool(try truth())
    case .string: .string(Array(file.bytes[try string("a string")]))
    case .array: .array(try array())
    }
  }

  private mutating func truth() throws(InferenceError) -> Bool {
    let place = offset
    let byte = try integer(UInt8.self, "a truth value")
    guard byte <= 1 else { throw malformed("expected a truth value (0 or 1), found \(byte)", at: place) }
    return byte == 1
  }

  private mutating func array() throws(InferenceError) -> GGUFArray {
    let place = offset
    let kind = try kind("the kind of an array's elements")
    guard kind != .array else { throw malformed("arrays inside arrays are not supported", at: place) }
    guard let size = kind.byteCount else { return try stringArray() }
    let count = try count("the length of an array", ofAtLeast: size)
    let range = try skip(count * size, "an array")
    return GGUFArray(kind: kind, count: count, storage: file, range: range, starts: [])
  }

  private mutating func stringArray() throws(InferenceError) -> GGUFArray {
    let count = try count("the length of an array", ofAtLeast: 8)
    let first = offset
    var starts: [Int] = []
    starts.reserveCapacity(count)
    for _ in 0..<count { starts.append(try string("a string of an array").lowerBound) }
    return GGUFArray(kind: .string, count: count, storage: file, range: first..<offset, starts: starts)
  }
}
