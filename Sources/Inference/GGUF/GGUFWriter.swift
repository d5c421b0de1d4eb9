#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes GGUF files of version 3. The same content gives the same bytes.
package struct GGUFWriter {
  /// A tensor to be written.
  package struct Tensor {
    package var name: String
    package var type: TensorType
    /// As in `TensorInfo`: elements of a row first.
    package var dimensions: [Int]
    /// Hands over the bytes in one or several pieces, `byteCount` in all.
    package var contents: (_ take: ([UInt8]) throws(InferenceError) -> Void) throws(InferenceError) -> Void

    var byteCount: Int { dimensions.reduce(1, *) / type.blockCount * type.blockBytes }
  }

  package var metadata: [(key: String, value: GGUFValue)] = []
  package var tensors: [Tensor] = []
  /// A power of two of at least 8; stated in the file when it is not 32.
  package let alignment: Int

  package init(alignment: Int = 32) {
    precondition(alignment >= 8 && alignment & (alignment - 1) == 0)
    self.alignment = alignment
  }

  package mutating func add(_ key: String, _ value: GGUFValue) {
    metadata.append((key, value))
  }

  /// Adds a tensor whose bytes are already there.
  package mutating func add(_ name: String, _ type: TensorType, _ dimensions: [Int], bytes: [UInt8]) {
    tensors.append(
      Tensor(name: name, type: type, dimensions: dimensions) { take throws(InferenceError) in
        try take(bytes)
      })
  }

  /// Writes the file beside its place and moves it there when it is complete. Errors: `output`.
  package func write(to path: String) throws(InferenceError) {
    let part = path + ".part"
    do {
      let sink = try OutputFile(part)
      try write { piece throws(InferenceError) in try sink.write(piece) }
      try sink.close()
    } catch {
      unlink(part)
      throw error
    }
    guard rename(part, path) == 0 else { throw InferenceError(.output, path: path, describe(errno: errno)) }
  }

  /// The whole file in memory.
  package func encoded() throws(InferenceError) -> [UInt8] {
    var bytes: [UInt8] = []
    try write { piece throws(InferenceError) in bytes.append(contentsOf: piece) }
    return bytes
  }

  private func write(
    to take: ([UInt8]) throws(InferenceError) -> Void
  ) throws(InferenceError) {
    var written = 0
    func put(_ bytes: [UInt8]) throws(InferenceError) {
      try take(bytes)
      written += bytes.count
    }
    func pad() throws(InferenceError) {
      try put([UInt8](repeating: 0, count: (alignment - written % alignment) % alignment))
    }
    try put(head())
    try pad()
    for tensor in tensors {
      let before = written
      try tensor.contents { piece throws(InferenceError) in
        try take(piece)
        written += piece.count
      }
      precondition(written - before == tensor.byteCount, "\(tensor.name): \(written - before) bytes")
      try pad()
    }
  }

  private func head() -> [UInt8] {
    var values = metadata
    if alignment != 32 { values.append(("general.alignment", .uint32(UInt32(alignment)))) }
    var bytes = Array("GGUF".utf8)
    bytes.append(littleEndian: UInt32(3))
    bytes.append(littleEndian: UInt64(tensors.count))
    bytes.append(littleEndian: UInt64(values.count))
    for (key, value) in values {
      bytes.append(string: key.utf8)
      bytes.append(littleEndian: value.kind.rawValue)
      bytes.append(value)
    }
    var offset = 0
    for tensor in tensors {
      bytes.append(string: tensor.name.utf8)
      bytes.append(littleEndian: UInt32(tensor.dimensions.count))
      for size in tensor.dimensions { bytes.append(littleEndian: UInt64(size)) }
      bytes.append(littleEndian: tensor.type.rawValue)
      bytes.append(littleEndian: UInt64(offset))
      offset += (tensor.byteCount + alignment - 1) / alignment * alignment
    }
    return bytes
  }
}

extension [UInt8] {
  /// A string with its length before it.
  fileprivate mutating func append(string: some Collection<UInt8>) {
    append(littleEndian: UInt64(string.count))
    append(contentsOf: string)
  }

  fileprivate mutating func append(_ value: GGUFValue) {
    switch value {
    case .uint8(let value): append(value)
    case .int8(let value): append(littleEndian: value)
    case .uint16(let value): append(littleEndian: value)
    case .int16(let value): append(littleEndian: value)
    case .uint32(let value): append(littleEndian: value)
    case .int32(let value): append(littleEndian: value)
    case .uint64(let value): append(littleEndian: value)
    case .int64(let value): append(littleEndian: value)
    case .float32(let value): append(littleEndian: value.bitPattern)
    case .float64(let value): append(littleEndian: value.bitPattern)
    case .bool(let value): append(value ? 1 : 0)
    case .string(let value): append(string: value)
    case .array(let array):
      append(littleEndian: array.kind.rawValue)
      append(littleEndian: UInt64(array.count))
      append(contentsOf: array.storage.bytes[array.range])
    }
  }
}
