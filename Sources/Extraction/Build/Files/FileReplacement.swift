#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A file that is written piece by piece beside another and takes its place in one step, with its permissions. Until then, and after a
/// failure, what was there stays.
package final class FileReplacement {
  private let path: String
  private let aside: String
  private var descriptor: Int32

  package init(_ path: String) throws(FileError) {
    self.path = path
    aside = FilePath.join(FilePath.parent(of: path), ".\(FilePath.name(of: path)).partial-\(getpid())")
    descriptor = open(aside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(number: errno) }
    var old = stat()
    if stat(path, &old) == 0 { fchmod(descriptor, old.st_mode & 0o777) }
  }

  deinit {
    // Nobody finished it.
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(aside)
  }

  package func append(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...]).baseAddress, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(number: errno) }
      written += count
    }
  }

  /// Puts the file into its place.
  package func finish() throws(FileError) {
    fsync(descriptor)
    close(descriptor)
    descriptor = -1
    guard rename(aside, path) == 0 else {
      let number = errno
      unlink(aside)
      throw FileError(number: number)
    }
  }
}
