import Documents
import TextScanning

/// A text that stands in a page, taken out of its container, with the way back to the page's bytes.
struct EmbeddedText {
  private(set) var bytes: [UInt8] = []
  /// Where each piece of the text begins, here and in the page, in rising order.
  private var pieces: [(start: Int, source: Int)] = []
  /// Where the page goes on behind the text.
  private var end = 0

  /// A part of a page as it stands.
  init(_ document: Document, _ range: Range<Int>) {
    append(document.bytes, range)
    end = range.upperBound
  }

  /// The text of a code block: without fences, and without the marks and indentation of quotes and lists around it. O(block).
  init(codeBlock node: Int, of document: Document) {
    let block = document.nodes[node]
    end = Int(block.end)
    guard document.format == .markdown, Int(block.subtreeEnd) == node + 1 else {
      appendText(of: node, document)
      return
    }
    let bytes = document.bytes
    let lines = document.lines
    let first = lines.line(at: Int(block.start))
    let isFenced = block.detail == 1
    let opening = lines.range(ofLine: first)
    let prefix = bytes[opening.lowerBound..<max(opening.lowerBound, Int(block.start))]
    var line = isFenced ? first + 1 : first
    while line <= lines.lineCount {
      let whole = lines.range(ofLine: line).clamped(to: 0..<max(Int(block.end), 0))
      guard !whole.isEmpty else { break }
      let start = Self.skip(prefix, in: bytes, whole)
      let isLast = lines.range(ofLine: line).upperBound >= Int(block.end)
      if isFenced, isLast, Self.isFence(bytes, start..<whole.upperBound) { break }
      append(bytes, start..<whole.upperBound)
      line += 1
    }
  }

  private mutating func append(_ source: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    pieces.append((bytes.count, range.lowerBound))
    bytes += source[range]
  }

  /// HTML: the text runs below the block, references resolved.
  private mutating func appendText(of node: Int, _ document: Document) {
    for child in node..<Int(document.nodes[node].subtreeEnd) {
      let piece = document.nodes[child]
      switch piece.kind {
      case .text: append(document.bytes, piece.range)
      case .characterReference:
        pieces.append((bytes.count, piece.range.lowerBound))
        bytes += Array((document.string(of: child) ?? "").utf8)
      case .lineBreak, .softBreak:
        pieces.append((bytes.count, piece.range.lowerBound))
        bytes.append(.lineFeed)
      default: break
      }
    }
  }

  /// Where the text of a line begins behind the marks that the first line of the block has before it.
  private static func skip(_ prefix: ArraySlice<UInt8>, in bytes: [UInt8], _ line: Range<Int>) -> Int {
    var start = line.lowerBound
    for mark in prefix {
      if mark == .of(">") {
        var quote = start
        while quote < line.upperBound, bytes[quote] == .space { quote += 1 }
        guard quote < line.upperBound, bytes[quote] == .of(">") else { return start }
        start = quote + 1
      } else {
        guard start < line.upperBound, bytes[start] == .space || bytes[start] == .tab else { continue }
        start += 1
      }
    }
    return start
  }

  private static func isFence(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    let text = bytes[line].drop { $0 == .space || $0 == .tab }
    guard let mark = text.first, mark == .of("`") || mark == .of("~") else { return false }
    return text.prefix { $0 == mark }.count >= 3 && text.drop { $0 == mark }.allSatisfy(ASCII.isSpace)
  }

  /// The bytes of the page that a range of the text stands for; from its first byte to its last.
  func source(of range: Range<Int>) -> Range<Int> {
    let start = source(of: range.lowerBound)
    guard range.count > 0 else { return start..<start }
    return start..<max(start, source(of: range.upperBound - 1) + 1)
  }

  private func source(of offset: Int) -> Int {
    guard let piece = pieces.last(where: { $0.start <= offset }) else { return end }
    return min(piece.source + offset - piece.start, end)
  }
}
