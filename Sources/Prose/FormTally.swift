import Documents
import TextScanning

/// What `StyleMetrics` counts of how a page is laid out: the habits of form that tell one project's pages from another's.
///
/// What only a Markdown source shows (where lines break, which marks are used) is not counted of HTML.
struct FormTally: Sendable {
  private(set) var softBreaks = 0, headings = 0, headingLevels = 0, subheadings = 0, firstLevel = 0
  private(set) var items = 0, orderedItems = 0, nestedItems = 0, stoppedItems = 0, bullets = 0, starBullets = 0
  private(set) var fences = 0, taggedFences = 0, codeLines = 0, html = 0, images = 0, quotes = 0
  private(set) var addresses = 0, absoluteAddresses = 0, rootAddresses = 0, references = 0, emphases = 0,
    underscores = 0
  private(set) var paragraphs = 0, leadIns = 0
  private(set) var isMarkdown = false
  /// How many lines of paragraphs have so many bytes, eight to a bin; the last counts all longer ones.
  private var widths: [64 of Int] = .init(repeating: 0)
  private static let bin = 8

  /// The width in bytes that nine in ten lines of paragraphs do not exceed, by bins of eight; not a number without lines.
  var usualWidth: Double {
    let lines = widths.indices.reduce(0) { $0 + widths[$1] }
    guard lines > 0 else { return .nan }
    var seen = 0
    for bin in widths.indices {
      seen += widths[bin]
      if seen * 10 >= lines * 9 { return Double((bin + 1) * Self.bin) }
    }
    return Double(widths.count * Self.bin)
  }

  /// O(nodes + bytes of paragraphs).
  mutating func walk(_ page: Page) {
    let document = page.document
    isMarkdown = document.format == .markdown
    for index in document.nodes.indices { count(index, of: document) }
    for block in page.text.blocks where block.place == .paragraph && !block.range.isEmpty {
      paragraphs += 1
      if page.text.bytes[block.range.upperBound - 1] == .of(":") { leadIns += 1 }
    }
  }

  private mutating func count(_ index: Int, of document: Document) {
    let node = document.nodes[index]
    switch node.kind {
    case .softBreak: softBreaks += 1
    case .heading: count(heading: Int(node.detail))
    case .listItem: count(item: node, of: document)
    case .codeBlock: count(code: node, of: document)
    case .htmlBlock, .htmlInline: html += 1
    case .image: images += 1
    case .blockQuote: quotes += 1
    case .link: count(link: node, document.string(of: index), document.bytes)
    case .emphasis where isMarkdown:
      emphases += 1
      if document.bytes[Int(node.start)] == .of("_") { underscores += 1 }
    case .paragraph where isMarkdown: count(lines: node.range, document.bytes)
    default: break
    }
  }

  private mutating func count(heading level: Int) {
    if headings == 0 { firstLevel = level }
    headings += 1
    headingLevels += level
    if level >= 3 { subheadings += 1 }
  }

  private mutating func count(item: Node, of document: Document) {
    let list = document.nodes[Int(item.parent)]
    items += 1
    if list.string >= 0 {
      orderedItems += 1
    } else if isMarkdown {
      bullets += 1
      if document.bytes[Int(item.start)] == .of("*") { starBullets += 1 }
    }
    if list.parent >= 0, document.nodes[Int(list.parent)].kind == .listItem { nestedItems += 1 }
    var end = Int(item.end)
    while end > Int(item.start), ASCII.isSpace(document.bytes[end - 1]) { end -= 1 }
    if end > Int(item.start), document.bytes[end - 1] == .of(".") { stoppedItems += 1 }
  }

  private mutating func count(code: Node, of document: Document) {
    codeLines += max(1, document.lines.line(at: Int(code.end)) - document.lines.line(at: Int(code.start)) - 1)
    guard code.detail == 1 else { return }
    fences += 1
    if code.string >= 0, !document.strings[Int(code.string)].isEmpty { taggedFences += 1 }
  }

  private mutating func count(link: Node, _ address: String?, _ bytes: [UInt8]) {
    addresses += 1
    if let address {
      if address.hasPrefix("http:") || address.hasPrefix("https:") { absoluteAddresses += 1 }
      if address.hasPrefix("/") { rootAddresses += 1 }
    }
    if isMarkdown, link.end > link.start, bytes[Int(link.end) - 1] == .of("]") { references += 1 }
  }

  private mutating func count(lines range: Range<Int>, _ bytes: [UInt8]) {
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(bytes.firstIndex(of: .lineFeed, from: start) ?? range.upperBound, range.upperBound)
      widths[min((end - start) / Self.bin, widths.count - 1)] += 1
      start = end + 1
    }
  }
}
