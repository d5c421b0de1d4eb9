#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A file that is being written.
final class OutputFile {
  private let path: String
  private var descriptor: Int32

  /// Creates or empties a file. Errors: `output`.
  init(_ path: String) throws(InferenceError) {
    self.path = path
    descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw InferenceError(.output, path: path, describe(errno: errno)) }
  }

  deinit {
    if descriptor >= 0 { _ = end(descriptor) }
  }

  func write(_ bytes: [UInt8]) throws(InferenceError) {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { put(descriptor, UnsafeRawBufferPointer(rebasing: $0[done...])) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw InferenceError(.output, path: path, describe(errno: errno)) }
      done += count
    }
  }

  /// Errors that the system tells only now count too.
  func close() throws(InferenceError) {
    let status = end(descriptor)
    descriptor = -1
    guard status == 0 else { throw InferenceError(.output, path: path, describe(errno: errno)) }
  }
}

private func put(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

private func end(_ descriptor: Int32) -> Int32 { close(descriptor) }
