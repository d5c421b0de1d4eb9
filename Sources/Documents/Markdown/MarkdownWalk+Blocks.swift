internal import CMarkGFM
import TextScanning

/// The blocks of a page: where each begins and ends.
extension MarkdownWalk {
  /// The file's offset of a column, from 1, of one of cmark's lines. Right for the starts of blocks.
  func offset(line: Int, column: Int) -> Int {
    let source = lines.content(feed.sourceLine(line), in: bytes)
    return min(source.lowerBound + feed.dedent(ofLine: line) + max(column - 1, 0), source.upperBound)
  }

  func start(of node: CMarkNode) -> Int {
    offset(line: Int(node.pointee.start_line), column: Int(node.pointee.start_column))
  }

  /// Where the text of one of cmark's lines ends, without trailing white space.
  func textEnd(line: Int) -> Int {
    Bytes.trimmed(lines.content(feed.sourceLine(line), in: bytes), in: bytes).upperBound
  }

  // MARK: Containers

  mutating func list(_ node: CMarkNode) {
    let list = node.pointee.as.list
    let isOrdered = list.list_type == CMARK_ORDERED_LIST
    let start = start(of: node)
    let delimiter = list.delimiter == CMARK_PAREN_DELIM ? ")" : "."
    tree.open(
      .list, start..<start, detail: isOrdered ? Int(list.start) : 0, string: isOrdered ? delimiter : nil)
    lastEnd = max(lastEnd, start)
  }

  mutating func item(_ node: CMarkNode) {
    let start = start(of: node)
    var detail = 0
    var end = start
    if node.pointee.as.list.list_type == CMARK_ORDERED_LIST {
      // The number as written: cmark keeps only what the first item says.
      while end < bytes.count, ASCII.isDigit(bytes[end]) {
        detail = min(detail * 10 + Int(bytes[end] & 0xF), Int(Int32.max))
        end += 1
      }
    }
    end = min(end + 1, bytes.count)
    if let taskList = setup.taskList, node.pointee.extension == taskList {
      if let open = Bytes.first(.of("["), in: bytes, from: end, to: min(end + 8, bytes.count)), open + 2 < bytes.count {
        if detail == 0 { detail = bytes[open + 1] == .space ? 1 : 2 }
        end = open + 3
      }
    }
    tree.open(.listItem, start..<end, detail: detail)
    lastEnd = max(lastEnd, end)
  }

  mutating func blockQuote(_ node: CMarkNode) {
    let start = start(of: node)
    lastEnd = max(lastEnd, start + 1)
    if let marker = feed.markers[Int(node.pointee.start_line)], marker.role == .alert, isInnermostQuote(node) {
      tree.open(.admonition, start..<marker.range.upperBound, string: marker.name)
      title(of: marker)
      lastEnd = max(lastEnd, marker.range.upperBound)
    } else {
      tree.open(.blockQuote, start..<start + 1)
    }
  }

  /// Whether the marker of an alert is this quote's own, not that of a quote inside it.
  private func isInnermostQuote(_ node: CMarkNode) -> Bool {
    guard let child = node.pointee.first_child else { return false }
    return Int(child.pointee.type) == BlockType.htmlBlock && child.pointee.start_line == node.pointee.start_line
  }

  mutating func footnoteDefinition(_ node: CMarkNode) {
    let line = Int(node.pointee.start_line)
    let whole = lines.content(feed.sourceLine(line), in: bytes)
    let after = start(of: node)
    var start = whole.lowerBound
    // The column is that of the text; the label stands before it.
    while start + 1 < after, !Bytes.has("[^", at: start, in: bytes) { start += 1 }
    let label = Bytes.first(.of("]"), in: bytes, from: start, to: whole.upperBound) ?? whole.upperBound
    let end = min(label + 2, whole.upperBound)
    tree.open(
      .footnoteDefinition, start..<end, string: Bytes.string(min(start + 2, label)..<label, in: bytes))
    lastEnd = max(lastEnd, end)
  }

  // MARK: Leaves

  mutating func paragraph(_ node: CMarkNode) {
    guard place(node) else { return }
    text(.paragraph, of: node)
  }

  mutating func heading(_ node: CMarkNode) {
    let level = Int(node.pointee.as.heading.level)
    if node.pointee.as.heading.setext {
      guard place(node) else { return }
      text(.heading, of: node, detail: level, end: textEnd(line: cursor.firstLine + cursor.lineCount))
      return
    }
    let line = Int(node.pointee.start_line)
    let start = start(of: node)
    let whole = lines.content(feed.sourceLine(line), in: bytes)
    var from = start
    while from < whole.upperBound, bytes[from] == .of("#") { from += 1 }
    while from < whole.upperBound, ASCII.isSpace(bytes[from]) { from += 1 }
    cursor.place(node, at: from, line: line)
    text(.heading, of: node, detail: level, start: start, end: textEnd(line: line))
  }

  mutating func thematicBreak(_ node: CMarkNode) {
    leaf(.thematicBreak, start(of: node)..<textEnd(line: Int(node.pointee.start_line)))
  }

  mutating func codeBlock(_ node: CMarkNode) {
    let code = node.pointee.as.code
    let start = start(of: node)
    let line = Int(node.pointee.start_line)
    let count = lineCount(node, literal: code.literal)
    if let marker = feed.markers[line], marker.role == .code {
      // A shortcode around code, which cmark read as a fence.
      let last = feed.markers[line + count + 1]?.role == .code ? line + count + 1 : line + count
      return leaf(
        .codeBlock, start..<max(start, blockEnd(line: last, from: start)), detail: 1,
        string: marker.name.isEmpty ? nil : marker.name)
    }
    guard code.fenced != 0 else {
      leaf(.codeBlock, start..<max(start, textEnd(line: line + count - 1)))
      return
    }
    let last = isClosed(node, at: line + count + 1) ? line + count + 1 : line + count
    leaf(.codeBlock, start..<max(start, blockEnd(line: last, from: start)), detail: 1, string: info(node))
  }

  /// Whether the page ended before the block did. Its literal, which shares its bytes with other things, is not yet
  /// set then.
  private func isOpen(_ node: CMarkNode) -> Bool {
    UInt32(node.pointee.flags) & CMARK_NODE__OPEN.rawValue != 0
  }

  /// The words behind an opening fence. While the block is open, cmark has them as the first line of its text.
  private func info(_ node: CMarkNode) -> String? {
    let code = node.pointee.as.code
    var info = UnsafeBufferPointer(start: UnsafePointer(code.info.data), count: Int(code.info.len))
    if isOpen(node), let text = node.pointee.content.ptr {
      let end = Bytes.first(.lineFeed, in: text, from: 0, to: Int(node.pointee.content.size)) ?? 0
      info = UnsafeBufferPointer(start: UnsafePointer(text), count: end)
    }
    let words = Bytes.trimmed(0..<info.count, in: info)
    return words.isEmpty ? nil : Bytes.string(words, in: info)
  }

  /// Whether the fence of a code block ends at this line: cmark names the same line when the block ended with its
  /// container.
  private func isClosed(_ node: CMarkNode, at line: Int) -> Bool {
    var range = Bytes.trimmed(lines.content(feed.sourceLine(line), in: bytes), in: bytes)
    let fence = node.pointee.as.code.fence_char
    let end = range.upperBound
    var run = 0
    while run < range.count, bytes[end - 1 - run] == fence { run += 1 }
    guard run >= Int(node.pointee.as.code.fence_length) else { return false }
    range = range.lowerBound..<end - run
    for index in range where bytes[index] != .of(">") && !ASCII.isSpace(bytes[index]) { return false }
    var last = node
    while true {
      if let next = last.pointee.next { return Int(next.pointee.start_line) != line }
      guard let parent = last.pointee.parent else { return true }
      last = parent
    }
  }

  /// The end of a block that ends with `line`, without the white space and blank lines at its end.
  func blockEnd(line: Int, from start: Int) -> Int {
    let end = lines.content(feed.sourceLine(line), in: bytes).upperBound
    return Bytes.trimmed(min(start, end)..<end, in: bytes).upperBound
  }

  /// How many lines a block of code or HTML has. A block that is open at the end of the page has its lines as text;
  /// before those of a fenced one stands its info string.
  private func lineCount(_ node: CMarkNode, literal: cmark_chunk) -> Int {
    if !isOpen(node), let data = literal.data { return newlines(data, Int(literal.len)) }
    guard let data = node.pointee.content.ptr else { return 0 }
    let count = newlines(data, Int(node.pointee.content.size))
    let isFenced = Int(node.pointee.type) == BlockType.codeBlock && node.pointee.as.code.fenced != 0
    return isFenced ? count - 1 : count
  }

  func newlines(_ data: UnsafePointer<UInt8>, _ length: Int) -> Int {
    var count = 0
    var index = 0
    while let found = Bytes.first(.lineFeed, in: data, from: index, to: length) {
      count += 1
      index = found + 1
    }
    return count
  }

  mutating func leaf(_ kind: Node.Kind, _ range: Range<Int>, detail: Int = 0, string: String? = nil) {
    tree.leaf(kind, range, detail: detail, string: string)
    lastEnd = max(lastEnd, range.upperBound)
  }

  mutating func htmlBlock(_ node: CMarkNode) {
    let line = Int(node.pointee.start_line)
    if let marker = feed.markers[line] { return box(marker) }
    let start = start(of: node)
    let count = lineCount(node, literal: node.pointee.as.literal)
    htmlText(start..<max(start, blockEnd(line: line + count - 1, from: start)))
  }
}
