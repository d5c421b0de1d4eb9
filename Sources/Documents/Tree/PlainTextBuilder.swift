import TextScanning

/// Walks a tree once and writes its reading text.
struct PlainTextBuilder {
  private let document: Document
  private(set) var bytes: [UInt8] = []
  private(set) var blocks: [PlainText.Block] = []
  private(set) var spans: [PlainText.Span] = []
  private(set) var segments: [PlainText.Segment] = []
  private var titles: [Int] = []
  private var lastHeading = -1
  /// By level, from 1: the last heading so far.
  private var lastOfLevel = [Int](repeating: -1, count: 7)

  init(_ document: Document) {
    self.document = document
    bytes.reserveCapacity(document.bytes.count)
    segments.reserveCapacity(document.nodes.count / 2)
  }

  mutating func walk() {
    var index = 0
    let nodes = document.nodes
    while index < nodes.count {
      let node = nodes[index]
      if node.kind.holdsText {
        block(index, place: place(of: index), level: node.kind == .heading ? Int(node.detail) : 0)
        for title in titles { block(title, place: .title, level: 0) }
        titles.removeAll(keepingCapacity: true)
        index = Int(node.subtreeEnd)
      } else {
        index += 1
      }
    }
  }

  private mutating func block(_ index: Int, place: PlainText.Place, level: Int) {
    if !bytes.isEmpty, !blocks.isEmpty { bytes.append(.lineFeed) }
    let start = bytes.count
    inlines(of: index)
    guard bytes.count > start else {
      if !blocks.isEmpty { bytes.removeLast() }
      return
    }
    if level > 0 { lastHeading = -1 }
    blocks.append(
      .init(range: start..<bytes.count, node: index, place: place, level: level, heading: headingAbove(level)))
    if level > 0 {
      lastHeading = blocks.count - 1
      lastOfLevel[min(level, 6)] = lastHeading
    }
  }

  /// The heading a block stands under: for a heading, the nearest one of a lower level.
  private func headingAbove(_ level: Int) -> Int {
    level > 0 ? lastOfLevel.prefix(level).max() ?? -1 : lastHeading
  }

  private mutating func inlines(of parent: Int) {
    var index = parent + 1
    let end = Int(document.nodes[parent].subtreeEnd)
    while index < end {
      let node = document.nodes[index]
      switch node.kind {
      case .text: append(source: node.range)
      case .characterReference: append(Array((document.string(of: index) ?? "").utf8), for: node.range)
      case .softBreak: append(.space, for: node.range)
      case .lineBreak: append(.lineFeed, for: node.range)
      case .htmlInline where document.bytes.hasBytes("<br", at: Int(node.start)): append(.lineFeed, for: node.range)
      case .title: titles.append(index)
      case .code, .emphasis, .strong, .strikethrough, .link, .image: span(index, node.kind)
      default: inlines(of: index)
      }
      index = Int(node.subtreeEnd)
    }
  }

  private mutating func span(_ index: Int, _ kind: Node.Kind) {
    let slot = spans.count
    spans.append(.init(kind: kind, range: bytes.count..<bytes.count, node: index))
    let start = bytes.count
    inlines(of: index)
    spans[slot].range = start..<bytes.count
    if bytes.count == start { spans.remove(at: slot) }
  }

  private mutating func append(source range: Range<Int>) {
    guard !range.isEmpty else { return }
    if let last = segments.last, last.source.upperBound == range.lowerBound, last.plainLength == last.source.count,
      last.plainStart + last.plainLength == bytes.count
    {
      segments[segments.count - 1].plainLength += range.count
      segments[segments.count - 1].source = last.source.lowerBound..<range.upperBound
    } else {
      segments.append(.init(plainStart: bytes.count, plainLength: range.count, source: range))
    }
    bytes.append(contentsOf: document.bytes[range])
  }

  private mutating func append(_ byte: UInt8, for range: Range<Int>) {
    segments.append(.init(plainStart: bytes.count, plainLength: 1, source: range))
    bytes.append(byte)
  }

  private mutating func append(_ text: [UInt8], for range: Range<Int>) {
    guard !text.isEmpty else { return }
    segments.append(.init(plainStart: bytes.count, plainLength: text.count, source: range))
    bytes.append(contentsOf: text)
  }

  private func place(of index: Int) -> PlainText.Place {
    let nodes = document.nodes
    var place: PlainText.Place
    switch nodes[index].kind {
    case .heading: place = .heading
    case .tableCell: place = nodes[Int(nodes[index].parent)].detail == 1 ? [.tableCell, .tableHeader] : .tableCell
    case .definitionTerm: place = .definition
    default: place = .paragraph
    }
    var child = index
    var parent = Int(nodes[index].parent)
    while parent > 0 {
      switch nodes[parent].kind {
      case .listItem:
        if !place.contains(.listItem) {
          place.insert(.listItem)
          if nodes[Int(nodes[parent].parent)].detail > 0 || isOrdered(Int(nodes[parent].parent)), child == parent + 1 {
            place.insert(.step)
          }
        }
      case .blockQuote: place.insert(.quote)
      case .admonition: place.insert(.admonition)
      case .footnoteDefinition: place.insert(.footnote)
      case .definition: place.insert(.definition)
      default: break
      }
      child = parent
      parent = Int(nodes[parent].parent)
    }
    return place
  }

  /// A list that counts from zero is ordered too: its marker says so.
  private func isOrdered(_ list: Int) -> Bool { document.nodes[list].string >= 0 }
}
