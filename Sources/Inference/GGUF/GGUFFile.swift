/// A GGUF file of version 2 or 3: metadata, and where each tensor lies. Nothing of the tensors is read on opening.
///
/// Source: the specification, ggml-org/ggml `docs/gguf.md`. Every count, size, offset and alignment is checked against the file
/// before it is used, so that a truncated or hostile file ends in an error that names the byte, never in a crash.
package struct GGUFFile: Sendable {
  /// The bytes behind it; tensors point into them.
  package let storage: FileBytes
  package let version: Int
  package let metadata: [String: GGUFValue]
  /// The keys in the order of the file.
  package let keys: [String]
  /// In the order of the file.
  package let tensors: [TensorInfo]
  /// Bytes that offsets of tensors are a multiple of.
  package let alignment: Int
  private let indices: [String: Int]

  package var path: String { storage.path }

  /// Maps and reads a file. Errors: `unreadable`, `malformed` (with the byte), `unsupported` (a version or tensor type).
  package init(path: String) throws(InferenceError) {
    try self.init(FileBytes(mapping: path))
  }

  /// Reads bytes that are already there.
  package init(_ storage: FileBytes) throws(InferenceError) {
    var cursor = GGUFCursor(storage)
    version = try cursor.version()
    let tensorCount = try cursor.count("a number of tensors", ofAtLeast: TensorInfo.minimumBytes)
    let valueCount = try cursor.count("a number of metadata values", ofAtLeast: 8 + 4 + 1)
    (metadata, keys) = try cursor.metadata(count: valueCount)
    alignment = try Self.alignment(in: metadata, of: storage)
    let tensors = try cursor.tensors(count: tensorCount, alignment: alignment)
    indices = Dictionary(uniqueKeysWithValues: tensors.indices.map { (tensors[$0].name, $0) })
    self.tensors = tensors
    self.storage = storage
  }

  package subscript(key: String) -> GGUFValue? { metadata[key] }

  /// The tensor of a name; nil when the file has none.
  package func tensor(_ name: String) -> TensorInfo? { indices[name].map { tensors[$0] } }

  /// The bytes of a tensor; valid as long as `storage` lives.
  package func bytes(of tensor: TensorInfo) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: storage.bytes[tensor.range])
  }

  /// `general.alignment`, 32 when it is not stated; a power of two of at least 8, so that every element type is aligned.
  private static func alignment(in metadata: [String: GGUFValue], of storage: FileBytes) throws(InferenceError) -> Int {
    guard let value = metadata["general.alignment"] else { return 32 }
    guard let number = value.integer, (8...1 << 20).contains(number), number & (number - 1) == 0 else {
      throw InferenceError(
        .malformed, path: storage.path,
        "expected general.alignment to be a power of two from 8 to 1048576, found \(value)")
    }
    return number
  }
}

extension GGUFCursor {
  /// The magic number and the version.
  fileprivate mutating func version() throws(InferenceError) -> Int {
    let magic = try integer(UInt32.self, "the magic number of a GGUF file")
    guard magic == 0x4655_4747 else {
      throw malformed("expected a GGUF file (the bytes “GGUF” first), found something else", at: 0)
    }
    let version = try integer(UInt32.self, "the version")
    switch version {
    case 2, 3: return Int(version)
    case 1:
      throw InferenceError(
        .unsupported, path: file.path, offset: 4, "GGUF version 1 is not supported", wayOut: "Convert the model again.")
    case _ where version.byteSwapped <= 3:
      throw InferenceError(
        .unsupported, path: file.path, offset: 4, "the file is big-endian, which is not supported")
    default:
      throw InferenceError(
        .unsupported, path: file.path, offset: 4, "expected GGUF version 2 or 3, found \(version)")
    }
  }

  fileprivate mutating func metadata(count: Int) throws(InferenceError) -> ([String: GGUFValue], [String]) {
    var values: [String: GGUFValue] = [:]
    var keys: [String] = []
    for _ in 0..<count {
      let place = offset
      let key = try name("a key", limit: 65_535)
      let kind = try kind("the kind of a value")
      guard values.updateValue(try value(kind), forKey: key) == nil else {
        throw malformed("the key “\(key)” stands there twice", at: place)
      }
      keys.append(key)
    }
    return (values, keys)
  }
}
