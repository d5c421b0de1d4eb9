/// Path patterns: `*` stays within a folder, `**` crosses folders, `?` is one byte. `docs/` means everything below.
public enum Glob {
  /// Whether the pattern covers the whole path. O(pattern × path), whatever the number of stars.
  public static func matches(_ pattern: String, _ path: String) -> Bool {
    // Most paths differ from most patterns before the first star.
    let literal = pattern.utf8.prefix { $0 != .of("*") && $0 != .of("?") }
    guard path.utf8.starts(with: literal) else { return false }
    if literal.count == pattern.utf8.count, pattern.utf8.last != .of("/") { return path.utf8.count == literal.count }
    let rest = Array(path.utf8.dropFirst(literal.count))
    // `reached[i]`: the part of the pattern read so far covers the first `i` bytes of the rest.
    var reached = [Bool](repeating: false, count: rest.count + 1)
    reached[0] = true
    for part in parts(of: pattern, after: literal.count) { reached = part.step(reached, rest) }
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
  private static func parts(of pattern: String, after start: Int) -> [Part] {
    var bytes = Array(pattern.utf8)
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
