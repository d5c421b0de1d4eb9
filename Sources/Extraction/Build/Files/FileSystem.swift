#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import TextScanning

/// The few questions a build asks of a file system. Nothing here opens a FIFO or a device.
package enum FileSystem {
  /// What stands at a path itself: a link is a link wherever it points.
  package static func entry(_ path: String) throws(FileError) -> FileStatus {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw FileError(number: errno) }
    return FileStatus(status)
  }

  /// What a path leads to, through links.
  package static func target(_ path: String) throws(FileError) -> FileStatus {
    var status = stat()
    guard stat(path, &status) == 0 else { throw FileError(number: errno) }
    return FileStatus(status)
  }

  /// Whether anything stands at a path, through links.
  package static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Whether a folder stands at a path, through links.
  package static func isFolder(_ path: String) -> Bool { (try? target(path))?.kind == .folder }

  /// Whether this process may make files in a folder.
  package static func isWritable(_ folder: String) -> Bool { access(folder, W_OK | X_OK) == 0 }

  /// The absolute path without links, dots and doubled slashes; nil when it leads nowhere.
  package static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The folder this process works in.
  package static var workingFolder: String {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return String(cString: path)
  }

  /// One name in a folder, and its kind where the folder tells it.
  struct Name {
    var name: String
    var kind: FileStatus.Kind?
  }

  /// What lies in a folder, sorted by bytes, without `.` and `..`.
  static func names(in folder: String) throws(FileError) -> [Name] {
    guard let stream = opendir(folder) else { throw FileError(number: errno) }
    defer { closedir(stream) }
    var names: [Name] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != ".." else { continue }
      names.append(Name(name: name, kind: kind(ofType: Int32(entry.pointee.d_type))))
    }
    return names.sorted { JSON.bytewise($0.name, $1.name) }
  }

  private static func kind(ofType type: Int32) -> FileStatus.Kind? {
    switch type {
    case Int32(DT_REG): .file
    case Int32(DT_DIR): .folder
    case Int32(DT_LNK): .link
    case Int32(DT_UNKNOWN): nil
    default: .other
    }
  }

  /// The bytes of a regular file, reached through links or not. What is no file is refused before it is opened.
  package static func read(_ path: String, limit: Int = .max) throws(FileError) -> [UInt8] {
    guard try target(path).kind == .file else { throw FileError(.other, "is no regular file") }
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileError(number: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError(number: errno) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw FileError(.other, "is no regular file") }
    guard Int(status.st_size) <= limit else { throw FileError(.other, "is larger than \(limit) bytes") }
    return try bytes(of: descriptor, expected: Int(status.st_size))
  }

  /// All of standard input.
  package static func readStandardInput() throws(FileError) -> [UInt8] { try bytes(of: STDIN_FILENO, expected: 0) }

  /// What standard input has by now, at least one byte; nil at its end.
  package static func readSomeStandardInput() throws(FileError) -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: 65536)
    while true {
      let got = bytes.withUnsafeMutableBytes { readBytes(STDIN_FILENO, $0) }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw FileError(number: errno) }
      return got == 0 ? nil : Array(bytes[..<got])
    }
  }

  private static func bytes(of descriptor: Int32, expected: Int) throws(FileError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: expected + 1)
    var count = 0
    while true {
      let room = bytes.count
      let got = bytes.withUnsafeMutableBytes { buffer in
        readBytes(descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[count..<room]))
      }
      if got < 0, errno == EINTR { continue }
      guard got >= 0 else { throw FileError(number: errno) }
      if got == 0 { break }
      count += got
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: max(bytes.count, 65536))) }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// Makes a folder and the folders above it; one that is there is fine.
  package static func makeFolders(_ path: String) throws(FileError) {
    if mkdir(path, 0o755) == 0 { return }
    let number = errno
    if number == EEXIST, isFolder(path) { return }
    let parent = FilePath.parent(of: path)
    guard number == ENOENT, parent != path else { throw FileError(number: number) }
    try makeFolders(parent)
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw FileError(number: errno) }
  }

  /// Writes a small new file; one that is there already stays as it is.
  static func writeIfMissing(_ path: String, _ text: String) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { writeBytes(descriptor, $0) }
  }

  /// Puts a file in the place of another in one step, with its permissions: a failure leaves what was there.
  package static func replace(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let replacement = try FileReplacement(path)
    try replacement.append(bytes)
    try replacement.finish()
  }

  /// Adds bytes to the end of a file, which is made if it is not there.
  package static func append(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileError(number: errno) }
    defer { close(descriptor) }
    guard bytes.withUnsafeBytes({ writeBytes(descriptor, $0) }) == bytes.count else { throw FileError(number: errno) }
  }

  /// The value of an environment variable.
  package static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  /// Removes a file; one that is not there is gone already.
  static func removeFile(_ path: String) { unlink(path) }

  /// Nanoseconds since 1970.
  package static var now: Int {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
  }
}

private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

private func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}
