import Documents
import Prose
import TextScanning

/// A page with what every reader of knowledge asks of it, computed once.
final class Reading {
  let page: Page
  let document: Document
  let text: PlainText
  /// The reading text.
  let bytes: [UInt8]
  let markup: Markup
  /// Position of the block that a node holds, or -1.
  let blockOfNode: [Int32]
  /// The title of the page, as its front matter, its main heading or its file name gives it.
  let title: String
  let titleBytes: [UInt8]
  /// Position of the block that holds the title, if one does.
  let titleBlock: Int?
  /// What the heading of a block says by itself; empty for all other blocks.
  let ownRoles: [SectionRole]
  /// The role of the section each block stands in; for a heading, with its own.
  let roles: [SectionRole]
  /// The first sentence of every block, and one past the last.
  private let firstSentence: [Int32]

  /// Complexity: O(nodes + blocks + sentences).
  init(_ page: Page) {
    self.page = page
    document = page.document
    text = page.text
    bytes = page.text.bytes
    markup = Markup(page.text)
    (title, titleBlock) = PageTitle.read(page)
    let blocks = page.text.blocks
    var firstSentence = [Int32](repeating: 0, count: blocks.count + 1)
    for index in page.sentences.indices { firstSentence[page.sentences[index].block + 1] += 1 }
    for position in blocks.indices { firstSentence[position + 1] += firstSentence[position] }
    var blockOfNode = [Int32](repeating: -1, count: page.document.nodes.count)
    var ownRoles: [SectionRole] = []
    var roles: [SectionRole] = []
    ownRoles.reserveCapacity(blocks.count)
    roles.reserveCapacity(blocks.count)
    titleBytes = Array(title.utf8)
    let base = SectionRole(heading: titleBytes, 0..<titleBytes.count).inherited
    for position in blocks.indices {
      let block = blocks[position]
      blockOfNode[block.node] = Int32(position)
      // A sub-section inherits what its section is about: `Options` › `Common` lists options still.
      let above = block.heading >= 0 ? roles[block.heading] : base
      let words = Self.words(of: position, page, firstSentence)
      let own = block.level > 0 ? SectionRole(heading: page.text.bytes, words: words) : []
      ownRoles.append(own)
      roles.append(block.level > 0 ? own.union(above.inherited) : above)
    }
    self.blockOfNode = blockOfNode
    self.ownRoles = ownRoles
    self.roles = roles
    self.firstSentence = firstSentence
  }

  /// The words of a block.
  func words(of block: Int) -> ArraySlice<Range<Int>> { Self.words(of: block, page, firstSentence) }

  private static func words(of block: Int, _ page: Page, _ firstSentence: [Int32]) -> ArraySlice<Range<Int>> {
    let (first, end) = (Int(firstSentence[block]), Int(firstSentence[block + 1]))
    guard first < end else { return [] }
    return page.words[page.sentences[first].words.lowerBound..<page.sentences[end - 1].words.upperBound]
  }

  /// Positions of a block's sentences in `page.sentences`.
  func sentenceRange(of block: Int) -> Range<Int> { Int(firstSentence[block])..<Int(firstSentence[block + 1]) }

  /// The sentence of a block that holds a byte. O(log sentences).
  func sentence(at offset: Int, in block: Int) -> Page.Sentence? {
    let range = sentenceRange(of: block)
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if page.sentences[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < range.upperBound && page.sentences[low].range.contains(offset) ? page.sentences[low] : nil
  }

  func sentences(of block: Int) -> ArraySlice<Page.Sentence> {
    page.sentences[sentenceRange(of: block)]
  }

  /// The block a node holds, or the first block below it.
  func block(in node: Int) -> Int? {
    // Text stands near the top of what holds it; an empty nest of lists is not searched to its bottom.
    for index in node..<min(Int(document.nodes[node].subtreeEnd), node + 256) where blockOfNode[index] >= 0 {
      return Int(blockOfNode[index])
    }
    return nil
  }

  /// Positions of all blocks below a node.
  func blocks(in node: Int) -> Range<Int> {
    guard let first = block(in: node) else { return 0..<0 }
    let end = Int(document.nodes[node].subtreeEnd)
    var last = first
    while last < text.blocks.count, text.blocks[last].node < end { last += 1 }
    return first..<last
  }

  /// The line of a byte of the reading text.
  func line(at offset: Int) -> Int {
    document.lines.line(at: text.sourceRange(of: offset..<offset).lowerBound)
  }

  func line(ofBlock block: Int) -> Int {
    document.lines.line(at: document.nodes[text.blocks[block].node].range.lowerBound)
  }

  /// The bytes of a range with code spans in backticks again and runs of space as one.
  func marked(_ range: Range<Int>) -> [UInt8] {
    var marked: [UInt8] = []
    marked.reserveCapacity(range.count + 8)
    var index = range.lowerBound
    for span in text.spans(in: range) where span.kind == .code && span.range.lowerBound >= index {
      append(index..<span.range.lowerBound, to: &marked)
      let inner = span.range.clamped(to: range)
      marked.append(.of("`"))
      marked.append(contentsOf: bytes[inner])
      marked.append(.of("`"))
      index = inner.upperBound
    }
    append(index..<range.upperBound, to: &marked)
    return marked
  }

  private func append(_ range: Range<Int>, to marked: inout [UInt8]) {
    for index in range {
      if ASCII.isSpace(bytes[index]) {
        if marked.last != .space { marked.append(.space) }
      } else {
        marked.append(bytes[index])
      }
    }
  }

  /// The code span that covers the whole of a range but for spaces and punctuation around it.
  func wholeCode(_ range: Range<Int>) -> Range<Int>? {
    guard let span = text.spans(in: range).first(where: { $0.kind == .code }) else { return nil }
    let rest = [
      range.lowerBound..<max(range.lowerBound, span.range.lowerBound),
      min(span.range.upperBound, range.upperBound)..<range.upperBound,
    ]
    for part in rest {
      for index in part where ASCII.isWord(bytes[index]) { return nil }
    }
    return span.range
  }

  /// Whether a block is running text: a paragraph, an item, a quotation; no heading, no cell, no title of a link.
  func isRunningText(_ block: PlainText.Block) -> Bool {
    block.level == 0 && block.place.isDisjoint(with: Self.besideText)
  }

  private static let besideText: PlainText.Place = [.tableHeader, .tableCell, .title, .footnote]
  /// Parts of lists, boxes and tables.
  static let partOfBlock: PlainText.Place = [.listItem, .definition, .quote, .admonition, .tableCell]

  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }
}
