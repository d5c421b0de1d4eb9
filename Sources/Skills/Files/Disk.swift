#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif
import TextScanning

/// The few things a bundle asks of a file system, each with a typed error that names path and cause. Links are never followed.
enum Disk {
  enum Entry { case file, folder, link, other }

  /// What stands at a path itself, or nil. A link is a link wherever it points.
  static func entry(_ path: String) -> Entry? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// The names in a folder, sorted by bytes, without `.` and `..`.
  static func names(in folder: String) throws(BundleError) -> [String] {
    guard let stream = opendir(folder) else { throw failure(folder) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted(by: JSON.bytewise)
  }

  /// The bytes of a regular file; refuses links, devices and files over `limit`.
  static func read(_ path: String, limit: Int = .max) throws(BundleError) -> [UInt8] {
    switch entry(path) {
    case .file: break
    case nil: throw BundleError(.missing, path: path, reason: "no such file")
    default: throw BundleError(.occupied, path: path, reason: "no regular file")
    }
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure(path) }
    guard Int(status.st_size) <= limit else {
      throw BundleError(.format, path: path, reason: "\(status.st_size) bytes, more than \(limit)")
    }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes { buffer in
        Self.retrying { readBytes(descriptor, UnsafeMutableRawBufferPointer(rebasing: buffer[count...])) }
      }
      guard got >= 0 else { throw failure(path) }
      if got == 0 { break }
      count += got
    }
    return count == bytes.count ? bytes : Array(bytes[..<count])
  }

  /// Writes a new file; one that stands there already, a link too, is an error.
  static func create(_ path: String, _ bytes: [UInt8], mode: mode_t = 0o644) throws(BundleError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, mode)
    guard descriptor >= 0 else { throw failure(path) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Self.retrying { writeBytes(descriptor, UnsafeRawBufferPointer(rebasing: buffer[written...])) }
      }
      guard count >= 0 else {
        let error = failure(path)
        close(descriptor)
        throw error
      }
      written += count
    }
    guard close(descriptor) == 0 else { throw failure(path) }
  }

  /// Makes a folder and the folders above it; one that is there is fine.
  static func makeFolders(_ path: String) throws(BundleError) {
    if mkdir(path, 0o755) == 0 { return }
    if errno == EEXIST, isFolder(path) { return }
    guard errno == ENOENT, let slash = path.utf8.lastIndex(of: .of("/")), slash > path.utf8.startIndex else {
      throw failure(path)
    }
    try makeFolders(String(path[..<slash]))
    if mkdir(path, 0o755) != 0, errno != EEXIST { throw failure(path) }
  }

  /// Makes one folder that must not be there yet.
  static func makeFolder(_ path: String) throws(BundleError) {
    guard mkdir(path, 0o755) == 0 else { throw failure(path) }
  }

  /// Removes a file, a link or a whole folder; what is not there is gone already. Never leaves the folder through a link.
  static func remove(_ path: String) throws(BundleError) {
    switch entry(path) {
    case nil: return
    case .folder:
      for name in try names(in: path) { try remove(path + "/" + name) }
      guard rmdir(path) == 0 else { throw failure(path) }
    default:
      guard unlink(path) == 0 else { throw failure(path) }
    }
  }

  static func rename(_ old: String, _ new: String) throws(BundleError) {
    guard moveEntry(old, new) == 0 else { throw failure(new) }
  }

  /// Puts bytes in the place of a file in one step: written beside it first, then renamed over it.
  static func replace(_ path: String, _ bytes: [UInt8]) throws(BundleError) {
    let name = path.utf8.lastIndex(of: .of("/")).map { path.utf8.index(after: $0) } ?? path.startIndex
    let partial = "\(path[..<name]).\(path[name...]).partial-\(processID)"
    try remove(partial)
    do throws(BundleError) {
      try create(partial, bytes, mode: mode(of: path) ?? 0o644)
      try rename(partial, path)
    } catch {
      try? remove(partial)
      throw error
    }
  }

  /// The path with all links followed; nil when nothing is there.
  static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  private static func mode(of path: String) -> mode_t? {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & 0o777 : nil
  }

  /// Lets two folders change places in one step, where the system can; false when it cannot.
  static func exchange(_ left: String, _ right: String) -> Bool {
    #if canImport(Glibc)
      // glibc's header hides `renameat2` from Swift; its flag 2 is RENAME_EXCHANGE.
      typealias Exchange = @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      return unsafeBitCast(symbol, to: Exchange.self)(AT_FDCWD, left, AT_FDCWD, right, 2) == 0
    #else
      return renamex_np(left, right, UInt32(RENAME_SWAP)) == 0
    #endif
  }

  /// Whether a process runs under this number, as far as we can see.
  static func isRunning(_ process: Int32) -> Bool { kill(process, 0) == 0 || errno == EPERM }

  static var processID: Int32 { getpid() }

  /// Whether a plain file may be run by somebody.
  static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & 0o111 != 0
  }

  /// Whether a folder stands at the path, through links.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func failure(_ path: String) -> BundleError {
    let number = errno
    return BundleError(
      number == ENOENT ? .missing : .system, path: path, reason: String(cString: strerror(number)).lowercasedFirst)
  }

  private static func retrying(_ call: () -> Int) -> Int {
    while true {
      let result = call()
      if result >= 0 || errno != EINTR { return result }
    }
  }
}

private func readBytes(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
  read(descriptor, buffer.baseAddress, buffer.count)
}

private func writeBytes(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
  write(descriptor, buffer.baseAddress, buffer.count)
}

private func moveEntry(_ old: String, _ new: String) -> Int32 { rename(old, new) }

extension String {
  /// `No space left on device` as the end of a sentence.
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
