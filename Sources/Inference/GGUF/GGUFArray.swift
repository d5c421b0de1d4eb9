/// An array in the metadata, left where it lies in the file: vocabularies have hundreds of thousands of entries, and who does
/// not ask for them should not pay for them.
package struct GGUFArray: Sendable {
  package let kind: GGUFKind
  package let count: Int
  /// What holds the elements, as the file spells them.
  let storage: FileBytes
  /// Where in `storage`; checked when the file was read.
  let range: Range<Int>
  /// Where the bytes of each string begin (its length is in the 8 bytes before); empty for other kinds.
  let starts: [Int]

  /// The elements as integers; nil when they are of another kind or too large.
  package var integers: [Int]? {
    switch kind {
    case .uint8: map(UInt8.self) { Int($0) }
    case .int8: map(Int8.self) { Int($0) }
    case .uint16: map(UInt16.self) { Int($0) }
    case .int16: map(Int16.self) { Int($0) }
    case .uint32: map(UInt32.self) { Int($0) }
    case .int32: map(Int32.self) { Int($0) }
    case .int64: map(Int64.self) { Int($0) }
    case .uint64:
      map(UInt64.self) { $0 }.flatMap { values in values.allSatisfy { $0 <= Int.max } ? values.map { Int($0) } : nil }
    default: nil
    }
  }

  /// The elements as floats; nil when they are of another kind.
  package var floats: [Float]? {
    switch kind {
    case .float32: map(UInt32.self) { Float(bitPattern: $0) }
    case .float64: map(UInt64.self) { Float(Double(bitPattern: $0)) }
    default: nil
    }
  }

  package var bools: [Bool]? { kind == .bool ? map(UInt8.self) { $0 != 0 } : nil }

  /// The elements as byte strings; nil when they are of another kind.
  package var strings: GGUFStrings? { kind == .string ? GGUFStrings(array: self) : nil }

  private func map<Raw: FixedWidthInteger, Result>(_: Raw.Type, _ transform: (Raw) -> Result) -> [Result]? {
    let base = range.lowerBound
    return (0..<count).map { index in
      transform(
        Raw(
          littleEndian: storage.bytes.loadUnaligned(fromByteOffset: base + index * MemoryLayout<Raw>.size, as: Raw.self)
        ))
    }
  }
}

/// The strings of an array, as bytes in the file.
package struct GGUFStrings: Sendable, RandomAccessCollection {
  fileprivate let array: GGUFArray

  package var startIndex: Int { 0 }
  package var endIndex: Int { array.count }
  package subscript(index: Int) -> [UInt8] { withBytes(of: index) { Array($0) } }

  /// The bytes of one string without a copy; they must not leave `body`.
  package func withBytes<Result>(of index: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    let start = array.starts[index]
    let count = array.storage.bytes.loadUnaligned(fromByteOffset: start - 8, as: UInt64.self).littleEndian
    return try body(UnsafeRawBufferPointer(rebasing: array.storage.bytes[start..<start + Int(count)]))
  }
}

extension GGUFArray {
  package init(_ strings: [[UInt8]]) {
    var encoded: [UInt8] = []
    var starts: [Int] = []
    for string in strings {
      encoded.append(littleEndian: UInt64(string.count))
      starts.append(encoded.count)
      encoded.append(contentsOf: string)
    }
    self.init(kind: .string, count: strings.count, encoded: encoded, starts: starts)
  }

  package init(_ values: [Float]) { self.init(.float32, values.map(\.bitPattern)) }
  package init(_ values: [Int32]) { self.init(.int32, values) }
  package init(_ values: [UInt32]) { self.init(.uint32, values) }
  package init(_ values: [Bool]) { self.init(.bool, values.map { $0 ? 1 : 0 } as [UInt8]) }

  private init(_ kind: GGUFKind, _ values: [some FixedWidthInteger]) {
    var encoded: [UInt8] = []
    for value in values { encoded.append(littleEndian: value) }
    self.init(kind: kind, count: values.count, encoded: encoded, starts: [])
  }

  private init(kind: GGUFKind, count: Int, encoded: [UInt8], starts: [Int]) {
    self.init(kind: kind, count: count, storage: FileBytes(encoded), range: 0..<encoded.count, starts: starts)
  }
}

extension [UInt8] {
  /// Appends the bytes of an integer, lowest first.
  mutating func append(littleEndian value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.littleEndian) { append(contentsOf: $0) }
  }
}
