internal import CMarkGFM
import TextScanning

/// Where the text of paragraphs begins in the file.
extension MarkdownWalk {
  /// Puts the cursor on the text of a paragraph or of a heading with an underline; false when there is none.
  mutating func place(_ node: CMarkNode) -> Bool {
    let line = Int(node.pointee.start_line)
    if line == 0 { return placeBeforeTable(node) }
    return cursor.place(node, line: textLine(of: node, from: line), lines: lines, feed: feed, in: bytes)
  }

  /// cmark's line where the text of a block begins. cmark takes reference definitions off the head of the text, not of
  /// the block.
  private func textLine(of node: CMarkNode, from line: Int) -> Int {
    let first = start(of: node)
    guard first < bytes.count, bytes[first] == .of("["), let text = node.pointee.content.ptr else { return line }
    let size = Int(node.pointee.content.size)
    if Int(node.pointee.type) == BlockType.paragraph {
      // A paragraph ends where cmark says, so its lines can be counted from there.
      let begin = Int(node.pointee.end_line) - newlines(text, size) + 1
      if begin >= line, isText(text, size, at: begin) { return begin }
    }
    var candidate = line
    while candidate <= feed.lineCount {
      if isText(text, size, at: candidate) { return candidate }
      candidate += 1
    }
    return line
  }

  /// Whether every line of `text` is the end of a line of the file, from cmark's line `line` on.
  private func isText(_ text: UnsafePointer<UInt8>, _ size: Int, at line: Int) -> Bool {
    var start = 0
    var line = line
    while start < size {
      let end = Bytes.first(.lineFeed, in: text, from: start, to: size) ?? size
      if feed.markers[line] == nil {
        let content = lines.content(feed.sourceLine(line), in: fed)
        guard end - start <= content.count else { return false }
        let from = content.upperBound - (end - start)
        for offset in 0..<end - start where fed[from + offset] != text[start + offset] { return false }
      }
      start = end + 1
      line += 1
    }
    return true
  }

  /// The lines of a paragraph that cmark cut off because its last line became the header of a table. Only the table
  /// knows its line.
  private mutating func placeBeforeTable(_ node: CMarkNode) -> Bool {
    guard let table = node.pointee.next else { return false }
    let line = Int(table.pointee.start_line)
    let header = headerLine(table)
    guard line < header else { return false }
    var ends = (line..<header).map { lines.content(feed.sourceLine($0), in: bytes).upperBound }
    ends[ends.count - 1] = textEnd(line: header - 1)
    return cursor.place(node, lineEnds: ends, line: line, bytes: fed)
  }
}
