#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The bytes of a file, read-only: mapped into memory, so that opening costs nothing and the system pages in what is read.
///
/// The file must not shrink while it is mapped: reading past its new end would end the process (SIGBUS), as with every mapping.
package final class FileBytes: @unchecked Sendable {
  package let path: String
  /// All bytes. Valid as long as this object lives; the start is aligned to at least 64 bytes.
  package let bytes: UnsafeRawBufferPointer
  private let isMapped: Bool

  /// Maps a file. Errors: `unreadable` when it cannot be opened, is no regular file or is empty.
  package init(mapping path: String) throws(InferenceError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InferenceError(.unreadable, path: path, describe(errno: errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      throw InferenceError(.unreadable, path: path, describe(errno: errno))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw InferenceError(.unreadable, path: path, "is no regular file")
    }
    let count = Int(status.st_size)
    guard count > 0 else { throw InferenceError(.malformed, path: path, offset: 0, "the file is empty") }
    guard let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED else {
      throw InferenceError(.unreadable, path: path, "cannot be mapped: " + describe(errno: errno))
    }
    self.path = path
    bytes = UnsafeRawBufferPointer(start: start, count: count)
    isMapped = true
  }

  /// A copy of bytes that lie in memory; `path` is what errors call them.
  package init(_ contents: [UInt8], path: String = "") {
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(contents.count, 1), alignment: 64)
    copy.copyBytes(from: contents)
    self.path = path
    bytes = UnsafeRawBufferPointer(start: copy.baseAddress, count: contents.count)
    isMapped = false
  }

  deinit {
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
    } else {
      UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.deallocate()
    }
  }
}
