import TextScanning

/// Text in a project's files that this tool put there: it must not come back as the project's own word.
enum OwnText {
  /// How a file begins, after its front matter, that is ours as a whole.
  private static let madeMark: StaticString = "<!-- Made by skillc "
  private static let madeWindow = 4096

  /// Whether `skillc install` wrote the whole file.
  static func isWhole(_ bytes: [UInt8]) -> Bool {
    var window = 0..<min(bytes.count, madeWindow)
    while let mark = bytes.firstIndex(of: .of("<"), in: window) {
      if bytes.hasBytes(madeMark, at: mark) { return true }
      window = mark + 1..<window.upperBound
    }
    return false
  }

  /// The bytes with managed blocks, marks included, blanked out: every other byte stays where it is.
  static func masked(_ bytes: [UInt8]) -> [UInt8] {
    guard contains(bytes) else { return bytes }
    var masked = bytes
    let lines = LineIndex(bytes)
    var begin: (name: Substring, offset: Int)?
    var isInFence = false
    for line in 1...lines.lineCount {
      let range = lines.range(ofLine: line)
      let words = bytes.string(range).split { $0.isWhitespace }
      if begin == nil, words.first?.hasPrefix("```") == true { isInFence.toggle() }
      guard !isInFence, words.count >= 4, words[0] == "<!--" else { continue }
      if words[1] == "skillc:begin", begin == nil {
        begin = (words[2], range.lowerBound)
      } else if words[1] == "skillc:end", let start = begin, start.name == words[2] {
        for index in start.offset..<range.upperBound where !ASCII.isSpace(bytes[index]) { masked[index] = .space }
        begin = nil
      }
    }
    return masked
  }

  private static func contains(_ bytes: [UInt8]) -> Bool {
    var index = 0
    while let mark = bytes.firstIndex(of: .of("<"), from: index) {
      if bytes.hasBytes("<!-- skillc:begin ", at: mark) { return true }
      index = mark + 1
    }
    return false
  }
}
