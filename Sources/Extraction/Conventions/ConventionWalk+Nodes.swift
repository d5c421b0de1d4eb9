import Documents
import Prose
import TextScanning

/// Blocks and marks of the tree: paragraphs, code, tables, images, emphasis. Lists are in `ConventionWalk+Lists.swift`.
extension ConventionWalk {
  /// One walk over the nodes.
  mutating func readNodes() {
    var cursor = NodeCursor()
    for index in 1..<max(1, nodes.count) {
      let node = nodes[index]
      switch node.kind {
      case .list: list(index, &cursor)
      case .listItem: item(index, &cursor)
      case .codeBlock: code(index, &cursor)
      case .admonition: box(index)
      case .paragraph: paragraph(index, &cursor)
      case .table: table(index)
      case .link: link(index)
      case .image: image(index)
      case .emphasis: emphasis(node.range, .italicMarker)
      case .strong: emphasis(node.range, .boldMarker)
      default: break
      }
    }
  }

  /// The first block of text that belongs to `node` or stands after it. Nodes must be asked for in order.
  func block(from node: Int, _ cursor: inout NodeCursor) -> PlainText.Block? {
    let blocks = page.text.blocks
    while cursor.block < blocks.count, blocks[cursor.block].node < node { cursor.block += 1 }
    guard cursor.block < blocks.count, blocks[cursor.block].node < Int(nodes[node].subtreeEnd) else { return nil }
    return blocks[cursor.block]
  }

  private mutating func paragraph(_ paragraph: Int, _ cursor: inout NodeCursor) {
    guard let block = block(from: paragraph, &cursor), block.node == paragraph else { return }
    cursor.lastParagraph = block
    guard isMarkdown else { return }
    fakeBox(paragraph, block)
    wrap(nodes[paragraph].range, &cursor)
  }

  /// Where the lines of a long paragraph are broken. Lines with an address are not counted: nobody breaks those.
  private mutating func wrap(_ range: Range<Int>, _ cursor: inout NodeCursor) {
    guard range.count >= 240 else { return }
    let starts = document.lines.starts
    while cursor.line + 1 < starts.count, starts[cursor.line + 1] <= range.lowerBound { cursor.line += 1 }
    var longest = 0
    while cursor.line < starts.count, starts[cursor.line] < range.upperBound {
      let start = starts[cursor.line]
      let end = min(cursor.line + 1 < starts.count ? starts[cursor.line + 1] - 1 : bytes.count, range.upperBound)
      if end - start > 240 || (end - start > longest && !hasAddress(start..<end)) {
        longest = max(longest, end - start)
      }
      cursor.line += 1
    }
    guard longest > 0 else { return }
    note(.lineWrap, longest <= 80 ? 0 : longest <= 100 ? 1 : longest <= 120 ? 2 : 3, at: range)
  }

  private func hasAddress(_ line: Range<Int>) -> Bool {
    for index in line where bytes[index] == .of("/") || bytes[index] == .of("(") {
      if bytes.hasBytes("://", at: index - 1) || bytes.hasBytes("](", at: index - 1) { return true }
    }
    return false
  }

  private mutating func code(_ block: Int, _ cursor: inout NodeCursor) {
    guard isMarkdown else { return }
    let range = nodes[block].range
    guard nodes[block].detail == 1 else { return note(.fenceCharacter, 2, at: range) }
    guard let mark = firstMark(from: range.lowerBound), mark == .of("`") || mark == .of("~") else { return }
    note(.fenceCharacter, mark == .of("`") ? 0 : 1, at: range)
    let language = language(ofFence: range, mark)
    note(.fenceLanguage, language == nil ? 1 : 0, at: range)
    guard let language else { return }
    guard Self.shells.contains(bytes, language) else {
      return sample(block, bytes.string(language), &cursor.samples)
    }
    var index = range.lowerBound
    while index < range.upperBound, bytes[index] != .lineFeed { index += 1 }
    while index < range.upperBound, ASCII.isSpace(bytes[index]) || bytes[index] == .of(">") { index += 1 }
    guard index < range.upperBound, !bytes.hasBytes("#!", at: index), bytes[index] != mark else { return }
    note(.codePrompt, bytes.hasBytes("$ ", at: index) ? 1 : 0, at: range)
  }

  /// The first word of what stands after a fence, or nil.
  private func language(ofFence block: Range<Int>, _ mark: UInt8) -> Range<Int>? {
    var start = block.lowerBound
    while start < block.upperBound, ASCII.isSpace(bytes[start]) { start += 1 }
    while start < block.upperBound, bytes[start] == mark { start += 1 }
    while start < block.upperBound, bytes[start] == .space || bytes[start] == .of("{") { start += 1 }
    guard start < block.upperBound, !ASCII.isSpace(bytes[start]) else { return nil }
    var end = start
    while end < block.upperBound, ASCII.isWord(bytes[end]) || bytes[end] == .of("-") { end += 1 }
    return start..<end
  }

  private static let shells = Lexicon("sh bash zsh shell console shell-session shellsession terminal")

  /// Whether a table has a header without gaps and rows as long as it: `table.form` asks the same.
  private mutating func table(_ table: Int) {
    let isSource = isMarkdown && bytes[Int(nodes[table].start)] != .of("<")
    var wanted: Int?
    var isFull = true
    for row in document.children(of: table) where nodes[row].kind == .tableRow {
      let count = isSource ? cells(Int(nodes[row].start)..<Int(nodes[row].end)) : 0
      if let wanted {
        if count != wanted { isFull = false }
      } else {
        wanted = count
        if nodes[row].detail != 1 { isFull = false }
        // The corner above the names of the rows may be empty.
        for cell in document.children(of: row) where nodes[cell].detail > 0 && cell + 1 >= Int(nodes[cell].subtreeEnd) {
          isFull = false
        }
      }
    }
    if wanted != nil { note(.tableHeader, isFull ? 0 : 1, at: nodes[table].range) }
  }

  /// How many cells a row of Markdown has: bars part them, but not escaped ones and those at the ends of the line.
  private func cells(_ row: Range<Int>) -> Int {
    var index = row.lowerBound
    while index < row.upperBound, ASCII.isSpace(bytes[index]) { index += 1 }
    var count = 1
    var last = UInt8.space
    var isEscaped = false
    let first = index
    while index < row.upperBound, bytes[index] != .lineFeed {
      let byte = bytes[index]
      if byte == .of("|"), !isEscaped, index > first { count += 1 }
      if !ASCII.isSpace(byte) { last = isEscaped ? .space : byte }
      isEscaped = byte == .of("\\") && !isEscaped
      index += 1
    }
    return last == .of("|") ? count - 1 : count
  }

  private mutating func image(_ image: Int) {
    let end = Int(nodes[image].subtreeEnd)
    var hasText = false
    for child in image + 1..<max(image + 1, end) where nodes[child].kind == .text {
      let range = nodes[child].range
      if range.contains(where: { ASCII.isWord(bytes[$0]) }), !isFileName(range) { hasText = true }
    }
    if !hasText, !isMarkdown { return }
    note(.imageAlt, hasText ? 0 : 1, at: nodes[image].range)
  }

  private func isFileName(_ range: Range<Int>) -> Bool {
    guard range.count > 4, !range.contains(where: { ASCII.isSpace(bytes[$0]) }) else { return false }
    return bytes[range.upperBound - 4] == .of(".") || bytes[range.upperBound - 5] == .of(".")
  }

  private mutating func emphasis(_ range: Range<Int>, _ habit: Habit) {
    guard isMarkdown, range.count > 2 else { return }
    let (mark, next) = (bytes[range.lowerBound], range.upperBound)
    if mark == .of("*") {
      // Inside a word only `*` works: no choice was made.
      if range.lowerBound > 0, ASCII.isWord(bytes[range.lowerBound - 1]) { return }
      if next < bytes.count, ASCII.isWord(bytes[next]) { return }
      note(habit, 0, at: range)
    } else if mark == .of("_") {
      note(habit, 1, at: range)
    }
  }
}

/// How far a walk over the nodes has come in the text and in the lines.
struct NodeCursor {
  var block = 0
  var line = 0
  /// The last paragraph that holds text.
  var lastParagraph: PlainText.Block?
  /// How many samples of data were tried.
  var samples = 0
}
