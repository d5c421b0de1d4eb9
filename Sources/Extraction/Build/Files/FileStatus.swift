#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the system knows of a file without opening it: enough to see that it has not changed.
package struct FileStatus: Sendable, Hashable {
  package enum Kind: Int, Sendable { case file, folder, link, other }

  package var kind: Kind
  package var size: Int
  /// Nanoseconds since 1970 of the last change of the content.
  package var modified: Int
  /// Nanoseconds since 1970 of the last change of content, name or rights.
  package var changed: Int
  package var inode: Int

  package init(kind: Kind, size: Int, modified: Int, changed: Int, inode: Int) {
    self.kind = kind
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  init(_ status: stat) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: kind = .file
    case S_IFDIR: kind = .folder
    case S_IFLNK: kind = .link
    default: kind = .other
    }
    size = Int(status.st_size)
    inode = Int(truncatingIfNeeded: status.st_ino)
    #if canImport(Glibc)
      modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
      changed = Int(status.st_ctim.tv_sec) * 1_000_000_000 + Int(status.st_ctim.tv_nsec)
    #else
      modified = Int(status.st_mtimespec.tv_sec) * 1_000_000_000 + Int(status.st_mtimespec.tv_nsec)
      changed = Int(status.st_ctimespec.tv_sec) * 1_000_000_000 + Int(status.st_ctimespec.tv_nsec)
    #endif
  }

  /// One line of figures for fingerprints.
  var stamp: String { "\(size) \(modified) \(changed) \(inode)" }
}

/// Why the system refused a path.
package struct FileError: Error, Sendable, Equatable {
  /// What stands in the way, as far as it matters what to do next.
  package enum Code: Sendable { case missing, linkLoop, denied, other }

  package var code: Code
  /// `permission denied`: the end of a sentence.
  package var reason: String

  package init(_ code: Code, _ reason: String) {
    self.code = code
    self.reason = reason
  }

  /// The error that `errno` names.
  init(number: Int32) {
    switch number {
    case ENOENT, ENOTDIR: code = .missing
    case ELOOP: code = .linkLoop
    case EACCES, EPERM: code = .denied
    default: code = .other
    }
    let text = number == ELOOP ? "symbolic links form a loop" : String(cString: strerror(number))
    reason = text.prefix(1).lowercased() + text.dropFirst()
  }
}
