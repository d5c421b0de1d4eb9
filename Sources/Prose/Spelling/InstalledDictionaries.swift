#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
import Synchronization
import TextScanning

/// The Hunspell dictionaries of this machine. None comes with the tool; each is read once, when a rule first asks for it.
public enum InstalledDictionaries {
  private static let cache = Mutex<[String: SpellingDictionary?]>([:])
  private static let folders = [
    "/usr/share/hunspell", "/usr/share/myspell/dicts", "/usr/share/myspell", "/Library/Spelling",
  ]

  /// The dictionary of a name such as `en_US`, from one of `own` folders below the working folder or where the system has them.
  public static func dictionary(_ name: String, own: [String] = []) -> SpellingDictionary? {
    guard isHarmless(name, allowsSlash: false) else { return nil }
    let places = own.filter { isHarmless($0, allowsSlash: true) } + folders
    return cache.withLock { cache in
      let key = ([name] + places).joined(separator: "\n")
      if let known = cache[key] { return known }
      let found = read(name, places)
      cache[key] = .some(found)
      return found
    }
  }

  private static func read(_ name: String, _ places: [String]) -> SpellingDictionary? {
    for folder in places {
      if let affixes = bytes("\(folder)/\(name).aff"), let words = bytes("\(folder)/\(name).dic") {
        return SpellingDictionary(affixes: affixes, words: words)
      }
    }
    return nil
  }

  /// Names come from bundles: none may lead out of its folder.
  private static func isHarmless(_ name: String, allowsSlash: Bool) -> Bool {
    !name.isEmpty && !name.hasPrefix("/") && !name.contains("..")
      && name.utf8.allSatisfy { ASCII.isWord($0) || "-. ".utf8.contains($0) || (allowsSlash && $0 == .of("/")) }
  }

  private static func bytes(_ path: String) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size < 64 << 20 else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
    var count = 0
    while count < bytes.count {
      let got = bytes.withUnsafeMutableBytes {
        pread(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count, off_t(count))
      }
      if got <= 0 { return nil }
      count += got
    }
    return bytes
  }
}
