/// Reads the head of a GGUF file from front to back. Whatever the bytes say, nothing outside the file is touched.
struct GGUFCursor {
  let file: FileBytes
  private(set) var offset = 0

  init(_ file: FileBytes) {
    self.file = file
  }

  var remaining: Int { file.bytes.count - offset }

  /// An error at the place where reading stands, or at an earlier one.
  func malformed(_ message: String, at place: Int? = nil) -> InferenceError {
    InferenceError(.malformed, path: file.path, offset: place ?? offset, message)
  }

  /// The next integer, lowest byte first. `what` it is, for the error of a file that ends before it.
  mutating func integer<Value: FixedWidthInteger>(_: Value.Type, _ what: StaticString) throws(InferenceError) -> Value {
    let size = MemoryLayout<Value>.size
    guard remaining >= size else {
      throw malformed("the file ends inside \(what): expected \(size) bytes, found \(remaining)")
    }
    defer { offset += size }
    return Value(littleEndian: file.bytes.loadUnaligned(fromByteOffset: offset, as: Value.self))
  }

  /// A count of things of which each takes at least `size` bytes of what is left of the file.
  mutating func count(_ what: StaticString, ofAtLeast size: Int) throws(InferenceError) -> Int {
    let place = offset
    let count = try integer(UInt64.self, what)
    guard count <= UInt64(remaining / size) else {
      throw malformed(
        "expected \(what) that the file can hold (at most \(remaining / size)), found \(count)", at: place)
    }
    return Int(count)
  }

  /// The next `count` bytes, as a place in the file.
  mutating func skip(_ count: Int, _ what: StaticString) throws(InferenceError) -> Range<Int> {
    guard count >= 0, count <= remaining else {
      throw malformed("the file ends inside \(what): expected \(count) bytes, found \(remaining)")
    }
    defer { offset += count }
    return offset..<offset + count
  }

  /// A string with its length before it, as a place in the file.
  mutating func string(_ what: StaticString) throws(InferenceError) -> Range<Int> {
    let count = try count(what, ofAtLeast: 1)
    return try skip(count, what)
  }

  /// A short string that names something: at most `limit` bytes of UTF-8 without control characters.
  mutating func name(_ what: StaticString, limit: Int) throws(InferenceError) -> String {
    let place = offset
    let range = try string(what)
    guard range.count <= limit else {
      throw malformed("expected \(what) of at most \(limit) bytes, found \(range.count)", at: place)
    }
    let bytes = file.bytes[range]
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F })
    else {
      throw malformed("expected \(what) in UTF-8 without control characters", at: place)
    }
    return text
  }
}
