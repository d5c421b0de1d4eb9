import Documents
import Prose
import TextScanning

/// One measured unit of a page: how long it is, and where it stands.
struct Length {
  enum Place {
    case text(Range<Int>)
    case source(Range<Int>)
  }

  var value: Int
  var place: Place

  static func sentences(of page: Page, in measure: LengthLimit.Measure) -> [Length] {
    page.sentences.filter { RunningText.isProse(page.text.blocks[$0.block]) && !$0.words.isEmpty }.map {
      Length(value: measure == .words ? $0.words.count : characters(page.text.bytes[$0.range]), place: .text($0.range))
    }
  }

  static func blocks(
    of page: Page, in measure: LengthLimit.Measure, where isUnit: (PlainText.Block) -> Bool
  ) -> [Length] {
    var sentence = 0
    return page.text.blocks.enumerated().compactMap { position, block in
      while sentence < page.sentences.count, page.sentences[sentence].block < position { sentence += 1 }
      guard isUnit(block) else { return nil }
      if measure == .characters {
        return Length(value: characters(page.text.bytes[block.range]), place: .text(block.range))
      }
      var (sentences, words, next) = (0, 0, sentence)
      while next < page.sentences.count, page.sentences[next].block == position {
        sentences += 1
        words += page.sentences[next].words.count
        next += 1
      }
      return Length(value: measure == .words ? words : sentences, place: .text(block.range))
    }
  }

  /// Lists by their items (ordered ones only, for procedures), by how deep they nest, or by their words.
  static func lists(of page: Page, in measure: LengthLimit.Measure, isOrdered: Bool) -> [Length] {
    let document = page.document
    return document.nodes.indices.compactMap { index in
      let node = document.nodes[index]
      guard node.kind == .list, !isOrdered || node.string >= 0 else { return nil }
      switch measure {
      case .items:
        let items = document.children(of: index).reduce(into: 0) { if document.nodes[$1].kind == .listItem { $0 += 1 } }
        return Length(value: items, place: .source(node.range))
      case .levels:
        guard depth(of: index, in: document) == 1 else { return nil }
        let deepest = (index..<Int(node.subtreeEnd)).map { depth(of: $0, in: document) }.max() ?? 1
        return Length(value: deepest, place: .source(node.range))
      default:
        let words = page.words.reduce(into: 0) {
          if node.range.contains(page.text.sourceRange(of: $1).lowerBound) { $0 += 1 }
        }
        return Length(value: words, place: .source(node.range))
      }
    }
  }

  /// How many lists a node stands in, itself included.
  private static func depth(of index: Int, in document: Document) -> Int {
    var (depth, current) = (0, index)
    while current > 0 {
      if document.nodes[current].kind == .list { depth += 1 }
      current = Int(document.nodes[current].parent)
    }
    return depth
  }

  /// A value of the front matter; a title may stand as the first heading instead.
  static func metadata(of page: Page, key: String, in measure: LengthLimit.Measure) -> [Length] {
    let bytes = page.document.bytes
    if let entry = page.document.frontMatter?.entries.first(where: { $0.key == key && !$0.valueRange.isEmpty }) {
      let range = entry.valueRange
      return [
        Length(
          value: measure == .words ? Words.ranges(bytes, in: range).count : characters(bytes[range]),
          place: .source(range))
      ]
    }
    guard key == "title", let heading = page.text.blocks.firstIndex(where: { $0.level == 1 }) else { return [] }
    let start = page.text.blocks[heading].range.lowerBound
    return blocks(of: page, in: measure) { $0.range.lowerBound == start }
  }

  static func whole(_ page: Page, in measure: LengthLimit.Measure, _ report: Inspection) -> [Length] {
    guard let first = page.sentences.first else { return [] }
    let sentences = page.sentences.filter { report.admits($0.range) }
    let value: Int
    switch measure {
    case .words: value = sentences.reduce(0) { $0 + $1.words.count }
    case .characters: value = characters(page.text.bytes[...])
    case .levels: value = page.text.blocks.map(\.level).max() ?? 0
    default: value = sentences.count
    }
    return [Length(value: value, place: .text((sentences.first ?? first).range))]
  }

  /// Lines of the source; those in code, tables and front matter belong to others.
  static func lines(of page: Page, most: Int) -> [Length] {
    let document = page.document
    let skipped: [Range<Int>] = document.nodes.compactMap {
      [.codeBlock, .table, .frontMatter, .htmlBlock].contains($0.kind) ? $0.range : nil
    }
    var shield = 0
    return (1...document.lines.lineCount).compactMap { line in
      let range = withoutEnd(document.bytes, document.lines.range(ofLine: line))
      while shield < skipped.count, skipped[shield].upperBound <= range.lowerBound { shield += 1 }
      guard !range.isEmpty, shield >= skipped.count || skipped[shield].lowerBound >= range.upperBound else {
        return nil
      }
      let value = characters(document.bytes[range])
      if value > most, !breaks(document.bytes, range, after: most) { return nil }
      return Length(value: value, place: .source(range))
    }
  }

  private static func withoutEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, bytes[end - 1] == .lineFeed || bytes[end - 1] == .carriageReturn { end -= 1 }
    return range.lowerBound..<end
  }

  /// Whether white space stands past the first `most` characters: else the line cannot be broken there.
  private static func breaks(_ bytes: [UInt8], _ range: Range<Int>, after most: Int) -> Bool {
    var (count, index) = (0, range.lowerBound)
    while index < range.upperBound {
      if count >= most, ASCII.isSpace(bytes[index]) { return true }
      count += 1
      index += Words.scalarLength(bytes[index])
    }
    return false
  }

  /// Unicode scalars.
  private static func characters(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reduce(into: 0) { if $1 & 0xC0 != 0x80 { $0 += 1 } }
  }
}
