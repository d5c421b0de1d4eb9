import TextScanning

/// Lines of a text by bytes: `\r\n` is one character to Swift, so its own splitting does not see the line feed in it.
extension String {
  /// The lines without their ends; a text that ends in a line end has an empty last line.
  var lineTexts: [String] {
    let bytes = Array(utf8)
    let lines = LineIndex(bytes)
    return (1...lines.lineCount).map { line in
      var range = lines.range(ofLine: line)
      while let last = range.last, bytes[last] == .lineFeed || bytes[last] == .carriageReturn {
        range = range.dropLast()
      }
      return bytes.string(range)
    }
  }

  /// How the first line ends; `\n` where no line does.
  var lineEnd: String {
    guard let feed = utf8.firstIndex(of: .lineFeed), feed > utf8.startIndex else { return "\n" }
    return utf8[utf8.index(before: feed)] == .carriageReturn ? "\r\n" : "\n"
  }

  /// Whether the last line ends.
  var endsInLineEnd: Bool { utf8.last == .lineFeed }
}
