/// Path patterns: `*` stays within a folder, `**` crosses folders, `?` is one byte. `docs/` means everything below.
public enum Glob {
  /// Whether the pattern covers the whole path. O(pattern × path), whatever the number of stars.
  public static func matches(_ pattern: String, _ path: String) -> Bool {
    var (pattern, path) = (pattern, path)
    return pattern.withUTF8 { pattern in path.withUTF8 { path in matches(pattern, path) } }
  }

  private static func matches(_ pattern: UnsafeBufferPointer<UInt8>, _ path: UnsafeBufferPointer<UInt8>) -> Bool {
    // Most paths differ from most patterns before the first star.
    var literal = 0
    while literal < pattern.count, pattern[literal] != .of("*"), pattern[literal] != .of("?") {
      guard literal < path.count, path[literal] == pattern[literal] else { return false }
      literal += 1
    }
    if literal == pattern.count, pattern.last != .of("/") { return path.count == literal }
    let rest = Array(path[literal...])
    // `reached[i]`: the part of the pattern read so far covers the first `i` bytes of the rest.
    var reached = [Bool](repeating: false, count: rest.count + 1)
    reached[0] = true
    for part in parts(of: Array(pattern), after: literal) { reached = part.step(reached, rest) }
    return reached[rest.count]
  }

  private enum Part {
    case byte(UInt8)
    case oneByte
    case withinFolder
    case acrossFolders
    /// `**/`: any folders, or none.
    case folders

    /// What a part covers, given what the parts before it cover.
    func step(_ reached: [Bool], _ path: [UInt8]) -> [Bool] {
      var next = [Bool](repeating: false, count: reached.count)
      var isOpen = false
      for index in reached.indices {
        let before = index > 0 ? path[index - 1] : 0
        switch self {
        case .byte(let byte): next[index] = index > 0 && reached[index - 1] && before == byte
        case .oneByte: next[index] = index > 0 && reached[index - 1] && before != .of("/")
        case .withinFolder: next[index] = reached[index] || (index > 0 && next[index - 1] && before != .of("/"))
        case .acrossFolders: next[index] = reached[index] || (index > 0 && next[index - 1])
        case .folders:
          next[index] = reached[index] || (isOpen && before == .of("/"))
          isOpen = isOpen || reached[index]
        }
      }
      return next
    }
  }

  /// The parts of a pattern behind its first `start` bytes.
  private static func parts(of pattern: [UInt8], after start: Int) -> [Part] {
    var bytes = pattern
    if bytes.last == .of("/") { bytes += "**".utf8 }
    var parts: [Part] = []
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      let start = index
      while byte == .of("*"), index < bytes.count, bytes[index] == byte { index += 1 }
      switch (byte, index - start) {
      case (.of("*"), 1): parts.append(.withinFolder)
      case (.of("*"), _):
        let isFolders = index < bytes.count && bytes[index] == .of("/")
        parts.append(isFolders ? .folders : .acrossFolders)
        if isFolders { index += 1 }
      default:
        parts.append(byte == .of("?") ? .oneByte : .byte(byte))
        index += 1
      }
    }
    return parts
  }
}
