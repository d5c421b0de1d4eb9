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
    if descriptor >= 0 { _ = system_close(descriptor) }
  }

  func write(_ bytes: UnsafeRawBufferPointer) throws(InferenceError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = system_write(descriptor, rest.baseAddressOfSlice, rest.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw InferenceError(.output, path: path, describe(errno: errno)) }
      rest = rest.dropFirst(count)
    }
  }

  /// Errors that the system tells only now count too.
  func close() throws(InferenceError) {
    let status = system_close(descriptor)
    descriptor = -1
    guard status == 0 else { throw InferenceError(.output, path: path, describe(errno: errno)) }
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var baseAddressOfSlice: UnsafeRawPointer? { UnsafeRawBufferPointer(rebasing: self).baseAddress }
}

private func system_write(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

private func system_close(_ descriptor: Int32) -> Int32 { close(descriptor) }
