import TextScanning

/// Reads the recipes and aliases of a justfile. Imports and modules leave the list open.
struct JustRecipes {
  private(set) var names: Set<String> = []
  private(set) var isOpen = false

  /// Complexity: O(bytes).
  init(_ bytes: [UInt8]) {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.count
      if start < end, !ASCII.isSpace(bytes[start]) { read(bytes, start..<end) }
      start = end + 1
    }
  }

  private mutating func read(_ bytes: [UInt8], _ line: Range<Int>) {
    let words = ShellLine.words(bytes, line).map { bytes.string($0) }
    guard let first = words.first else { return }
    switch first {
    case "import", "import?", "mod", "mod?": isOpen = true
    case "set": isOpen = isOpen || (words.count > 1 && words[1].hasPrefix("fallback"))
    case "alias": if words.count > 1 { names.insert(words[1]) }
    default:
      var end = bytes[line.lowerBound] == .of("@") ? line.lowerBound + 1 : line.lowerBound
      let start = end
      while end < line.upperBound, ASCII.isWord(bytes[end]) || bytes[end] == .of("-") { end += 1 }
      guard end > start, let colon = bytes[line].firstIndex(of: .of(":")), colon >= end,
        colon + 1 == line.upperBound || bytes[colon + 1] != .of("=")
      else { return }
      names.insert(bytes.string(start..<end))
    }
  }
}
