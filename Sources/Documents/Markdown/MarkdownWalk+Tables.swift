internal import CMarkGFM
import TextScanning

/// Tables: cmark knows the cells' text; where they stand is found by splitting the rows again.
extension MarkdownWalk {
  mutating func table(_ node: CMarkNode) {
    guard var row = node.pointee.first_child else { return }
    let first = headerLine(node)
    let isCut = first != Int(node.pointee.start_line)
    let start =
      isCut
      ? rowRange(line: first, from: nil).lowerBound : offset(line: first, column: Int(node.pointee.start_column))
    tree.open(.table, start..<start)
    // The delimiter row is no node of cmark's; a table without body ends with it.
    lastEnd = max(lastEnd, textEnd(line: first + 1))
    var isHeader = true
    while true {
      let line = isHeader ? first : Int(row.pointee.start_line)
      self.row(row, in: rowRange(line: line, from: isHeader ? start : nil), isHeader: isHeader)
      isHeader = false
      guard let next = row.pointee.next else { break }
      row = next
    }
    tree.close(end: lastEnd)
  }

  /// The line of the header row. A table may begin with the last line of a paragraph; cmark then cuts the paragraph
  /// off, gives it no line, and leaves its line to the table.
  func headerLine(_ table: CMarkNode) -> Int {
    let line = Int(table.pointee.start_line)
    guard let before = table.pointee.prev, before.pointee.start_line == 0,
      Int(before.pointee.type) == BlockType.paragraph, let content = before.pointee.content.ptr
    else { return line }
    var count = 1
    var index = 0
    while let found = Bytes.first(.lineFeed, in: content, from: index, to: Int(before.pointee.content.size)) {
      count += 1
      index = found + 1
    }
    return line + count
  }

  /// The bytes of a row: its line without the marks of the containers around it.
  func rowRange(line: Int, from start: Int?) -> Range<Int> {
    let whole = Bytes.trimmed(lines.content(feed.sourceLine(line), in: bytes), in: bytes)
    if let start { return min(start, whole.upperBound)..<whole.upperBound }
    var index = whole.lowerBound
    for _ in 0..<quoteDepth {
      while index < whole.upperBound, ASCII.isSpace(bytes[index]) { index += 1 }
      guard index < whole.upperBound, bytes[index] == .of(">") else { break }
      index += 1
    }
    while index < whole.upperBound, ASCII.isSpace(bytes[index]) { index += 1 }
    return index..<whole.upperBound
  }

  private mutating func row(_ node: CMarkNode, in range: Range<Int>, isHeader: Bool) {
    tree.open(.tableRow, range, detail: isHeader ? 1 : 0)
    var index = range.lowerBound
    if index < range.upperBound, fed[index] == .of("|") { index += 1 }
    var cell = node.pointee.first_child
    var column = 0
    while let current = cell, index < range.upperBound {
      var end = index
      while end < range.upperBound, fed[end] != .of("|") || fed[end - 1] == .of("\\") { end += 1 }
      let inside = Bytes.trimmed(index..<end, in: fed)
      let place = inside.isEmpty ? min(index + 1, end)..<min(index + 1, end) : inside
      cursor.place(cell: current, in: place, bytes: fed)
      text(.tableCell, of: current, detail: column, start: place.lowerBound, end: place.upperBound)
      index = end + 1
      column += 1
      cell = current.pointee.next
    }
    tree.close(end: range.upperBound)
    lastEnd = max(lastEnd, range.upperBound)
  }
}
