#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Files read and written at once.
package enum WholeFile {
  /// All bytes of a file or stream. Errors: `unreadable`.
  package static func read(_ path: String) throws(InferenceError) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InferenceError(.unreadable, path: path, describe(errno: errno)) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw InferenceError(.unreadable, path: path, describe(errno: errno)) }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
    }
  }

  /// Writes floats, lowest byte first. Errors: `output`.
  package static func write(_ values: [Float], to path: String) throws(InferenceError) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(values.count * 4)
    for value in values { bytes.append(littleEndian: value.bitPattern) }
    let sink = try OutputFile(path)
    try sink.write(bytes)
    try sink.close()
  }
}
