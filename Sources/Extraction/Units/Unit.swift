import Documents
import Prose
import TextScanning

/// A sentence with everything that tells what it is about: the smallest text a rule can stand in.
///
/// List items and table cells are fragments: `leadIn` is the line that governs them (“Avoid these words:”), `headings` what they stand
/// under, `label` the bold words before a colon at their start.
struct Unit: Sendable {
  let page: Page
  let range: Range<Int>
  let block: PlainText.Block
  /// Position of the block in the page's reading text.
  let blockIndex: Int
  let tokens: [Token]
  /// The sentence that ends in a colon before the list this unit is an item of.
  let leadIn: Range<Int>?
  /// Headings above, nearest first, as written.
  let headings: [String]
  /// The first sentence of its block.
  let isFirst: Bool
  /// Position of the unit in the page.
  let ordinal: Int

  /// The sentence as written, marks removed.
  var text: String { page.string(range) }

  /// The sentence as an agent is told it: marks removed, code in backticks.
  var told: String { told(in: range) }

  /// A part of the sentence as an agent is told it.
  func told(in range: Range<Int>) -> String {
    var text = ""
    var place = range.lowerBound
    for token in tokens where token.kind == .term && token.markup == .code && token.range.lowerBound >= place {
      text += page.string(place..<token.range.lowerBound) + "`\(token.text)`"
      place = token.range.upperBound
    }
    return text + page.string(place..<range.upperBound)
  }

  /// The sentence from a token on: what follows its label or the term that it is about.
  func after(_ token: Int) -> Unit {
    Unit(
      page: page, range: tokens[token].range.lowerBound..<range.upperBound, block: block, blockIndex: blockIndex,
      tokens: Array(tokens[token...]), leadIn: leadIn, headings: headings, isFirst: false, ordinal: ordinal)
  }

  /// The words of the sentence in lower case, terms left out.
  var words: [String] { tokens.filter { $0.kind == .word }.map(\.text) }

  /// The whole block is one link: the title of a page or heading elsewhere, which it does not say itself.
  var isLink: Bool {
    page.text.spans(in: block.range).contains { $0.kind == .link && $0.range == block.range }
  }

  var terms: [Token] { tokens.filter { $0.kind == .term } }

  /// Whether the sentence stands in the first block of an item of a list: what a lead-in governs.
  var isItem: Bool {
    let nodes = page.document.nodes
    let parent = Int(nodes[block.node].parent)
    return parent >= 0 && nodes[parent].kind == .listItem && parent + 1 == block.node
  }

  /// Bytes of the source file from the first to the last byte of the sentence.
  var source: Range<Int> { page.text.sourceRange(of: range) }
}

/// Reads the units of a page in order.
enum UnitReader {
  static func units(of page: Page) -> [Unit] {
    var units: [Unit] = []
    units.reserveCapacity(page.sentences.count)
    var headingNames: [Int: [String]] = [:]
    let leadIns = LeadIns(page)
    var lastBlock = -1
    for sentence in page.sentences {
      let block = page.text.blocks[sentence.block]
      let names: [String]
      if let known = headingNames[block.heading] {
        names = known
      } else {
        names = page.headings(above: sentence.block).map { page.string($0.range) }
        headingNames[block.heading] = names
      }
      let leadIn = leadIns.leadIn(of: sentence.block)
      units.append(
        Unit(
          page: page, range: sentence.range, block: block, blockIndex: sentence.block,
          tokens: Tokenizer.tokens(of: sentence.range, in: page), leadIn: leadIn == sentence.range ? nil : leadIn,
          headings: block.level > 0 ? page.headings(above: sentence.block).map { page.string($0.range) } : names,
          isFirst: sentence.block != lastBlock, ordinal: units.count))
      lastBlock = sentence.block
    }
    return units
  }
}

/// Which line governs which list: the last sentence of the block right before a list, when it ends in a colon.
struct LeadIns: Sendable {
  /// Range of the governing sentence by node of the list.
  private var byList: [Int: Range<Int>] = [:]
  private let page: Page

  init(_ page: Page) {
    self.page = page
    let nodes = page.document.nodes
    var lastOfBlock: [Int: Range<Int>] = [:]
    for sentence in page.sentences { lastOfBlock[page.text.blocks[sentence.block].node] = sentence.range }
    for (index, node) in nodes.enumerated() where node.kind == .list {
      guard let previous = Self.previousSibling(of: index, in: page.document), let range = lastOfBlock[previous],
        range.upperBound > range.lowerBound, page.text.bytes[range.upperBound - 1] == .of(":")
      else { continue }
      byList[index] = range
    }
  }

  /// The lead-in of the innermost list a block stands in that has one.
  func leadIn(of block: Int) -> Range<Int>? {
    let nodes = page.document.nodes
    var node = Int(nodes[page.text.blocks[block].node].parent)
    while node > 0 {
      if nodes[node].kind == .list, let range = byList[node] { return range }
      node = Int(nodes[node].parent)
    }
    return nil
  }

  private static func previousSibling(of index: Int, in document: Document) -> Int? {
    var previous: Int?
    for child in document.children(of: Int(document.nodes[index].parent)) {
      if child == index { return previous }
      previous = child
    }
    return nil
  }
}
