import TextScanning

/// Reads a `.txt` file: paragraphs between blank lines, nothing else.
enum PlainTextReader {
  static func read(path: String, bytes: [UInt8]) -> Document {
    let hasMark = bytes.hasBytes("\u{FEFF}", at: 0)
    var tree = TreeBuilder(bytes: bytes.count)
    let lines = LineIndex(bytes)
    var paragraph: [Range<Int>] = []
    for line in 1...lines.lineCount {
      var range = lines.range(ofLine: line)
      if line == 1, hasMark { range = min(3, range.upperBound)..<range.upperBound }
      let content = trimmed(bytes, range)
      if content.isEmpty { close(&paragraph, into: &tree) } else { paragraph.append(content) }
    }
    close(&paragraph, into: &tree)
    let (nodes, strings) = tree.finish()
    return Document(path: path, format: .plainText, bytes: bytes, nodes: nodes, strings: strings)
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func close(_ lines: inout [Range<Int>], into tree: inout TreeBuilder) {
    guard let first = lines.first, let last = lines.last else { return }
    tree.open(.paragraph, first.lowerBound..<last.upperBound)
    for (index, line) in lines.enumerated() {
      if index > 0 { tree.leaf(.softBreak, lines[index - 1].upperBound..<line.lowerBound) }
      tree.leaf(.text, line)
    }
    tree.close()
    lines.removeAll(keepingCapacity: true)
  }
}
