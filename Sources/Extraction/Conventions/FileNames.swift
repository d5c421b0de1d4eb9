import TextScanning

/// In which style files are named.
enum FileNames {
  /// The value of `Habit.fileName` that a path's last part shows; nil when it is one word in lower case, which fits
  /// every style, or a name that tools expect as it is.
  static func style(ofPath path: String) -> Int? {
    let name = stem(path)
    var (hyphens, lines, uppers, others) = (0, 0, 0, 0)
    var first: UInt8?
    var hasLower = false
    for byte in name {
      if first == nil { first = byte }
      switch byte {
      case .of("-"): hyphens += 1
      case .of("_"): lines += 1
      default:
        if ASCII.isUpper(byte) { uppers += 1 } else if ASCII.isLower(byte) { hasLower = true }
        if !ASCII.isWord(byte) { others += 1 }
      }
    }
    guard let first, hyphens + lines + uppers + others > 0 else { return nil }
    // README, CHANGELOG and their like: capitals alone, without a digit.
    if !hasLower, hyphens + others == 0 { return lines > 0 && !isCustomary(name) ? 3 : nil }
    if others > 0 || (hyphens > 0 && lines > 0) { return 4 }
    if uppers == 0 { return hyphens > 0 ? 0 : 1 }
    return hyphens + lines == 0 && ASCII.isLower(first) ? 2 : 4
  }

  /// The name of a page without its folder, its ending and an underscore before it.
  static func stem(_ path: String) -> ArraySlice<UInt8> {
    var bytes = Array(path.utf8)[...]
    if let slash = bytes.lastIndex(of: .of("/")) { bytes = bytes[(slash + 1)...] }
    if let dot = bytes.lastIndex(of: .of(".")), dot > bytes.startIndex { bytes = bytes[..<dot] }
    while bytes.first == .of("_") { bytes = bytes.dropFirst() }
    return bytes
  }

  /// The folder of a path with a slash at its end; empty at the root.
  static func folder(_ path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: .of("/")) else { return "" }
    return String(path[...slash])
  }

  /// Pages that lead to the others of their folder, by name or named like the folder: they are no example of them.
  static func isIndex(_ path: String) -> Bool {
    let bytes = Array(path.utf8)
    let name = stem(path)
    if indexes.contains(bytes, name.startIndex..<name.endIndex) { return true }
    guard let end = bytes[..<name.startIndex].lastIndex(of: .of("/")) else { return false }
    let start = bytes[..<end].lastIndex(of: .of("/")).map { $0 + 1 } ?? 0
    return end - start == name.count && zip(bytes[start..<end], name).allSatisfy { ASCII.lower($0) == ASCII.lower($1) }
  }

  private static let indexes = WordList("index readme toc summary sidebar")

  private static let customary: Set<String> = ["CODE_OF_CONDUCT", "PULL_REQUEST_TEMPLATE", "ISSUE_TEMPLATE"]

  private static func isCustomary(_ name: ArraySlice<UInt8>) -> Bool {
    customary.contains(String(decoding: name, as: UTF8.self))
  }
}
