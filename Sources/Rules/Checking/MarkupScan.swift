import Documents
import Prose
import TextScanning

/// The tags of HTML in a page of Markdown, outside code and comments.
struct MarkupScan {
  struct Tag {
    var name: String
    var isClosing: Bool
    var range: Range<Int>
  }

  private(set) var tags: [Tag] = []

  /// Complexity: O(nodes + bytes).
  init(_ page: Page, _ lines: PageLines) {
    let bytes = page.document.bytes
    let code = page.written(.code, in: Scope()).map { page.document.nodes[$0].range }
    let links = page.written(.link, in: Scope()) + page.written(.image, in: Scope())
    let tails = links.map { Self.tail(of: page.document.nodes[$0].range, bytes) }
    var skipped = (code + tails).sorted { $0.lowerBound < $1.lowerBound }[...]
    var index = lines.ranges[lines.first].lowerBound
    while let open = bytes.firstIndex(of: .of("<"), from: index) {
      index = open + 1
      while let first = skipped.first, first.upperBound <= open { skipped.removeFirst() }
      let line = lines.line(at: open)
      if !lines.parts[line].isDisjoint(with: .code) || lines.isDefinition(line) { continue }
      if let first = skipped.first, first.contains(open),
        bytes[first.lowerBound] != .of("<") || first.lowerBound == open,
        !lines.parts[line].contains(.html)
      {
        continue
      }
      if bytes.hasBytes("<!--", at: open) {
        index = Self.commentEnd(bytes, from: open + 4)
      } else if !Self.isEscaped(bytes, open), let tag = Self.tag(bytes, at: open) {
        tags.append(tag)
        index = tag.range.upperBound
      }
    }
  }

  /// Where a link's address stands: all of `<address>`, and what follows the text of others.
  private static func tail(of link: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
    if bytes[link.lowerBound] == .of("<") { return link }
    var index = link.upperBound - 1
    let opener: UInt8 = bytes[index] == .of(")") ? .of("(") : .of("[")
    // An address may hold the bracket too; `](` and `][` tell where it begins.
    while index > link.lowerBound, bytes[index] != opener || bytes[index - 1] != .of("]") { index -= 1 }
    return index > link.lowerBound ? index..<link.upperBound : link.upperBound..<link.upperBound
  }

  private static func isEscaped(_ bytes: [UInt8], _ index: Int) -> Bool {
    var start = index
    while start > 0, bytes[start - 1] == .of("\\") { start -= 1 }
    return (index - start) % 2 == 1
  }

  /// The elements that begin and end in a range, by their tags.
  func elements(in range: Range<Int>) -> [Range<Int>] {
    var open: [Tag] = []
    var found: [Range<Int>] = []
    for tag in tags where range.contains(tag.range.lowerBound) {
      if !tag.isClosing {
        open.append(tag)
      } else if let start = open.lastIndex(where: { $0.name == tag.name }) {
        found.append(open[start].range.lowerBound..<tag.range.upperBound)
        open.removeSubrange(start...)
      }
    }
    return found
  }

  private static func commentEnd(_ bytes: [UInt8], from start: Int) -> Int {
    var index = start
    while let close = bytes.firstIndex(of: .of(">"), from: index) {
      if bytes[close - 1] == .of("-"), bytes[close - 2] == .of("-") { return close + 1 }
      index = close + 1
    }
    return bytes.count
  }

  /// A tag at a `<`: a name, attributes, and `>` outside quotes.
  private static func tag(_ bytes: [UInt8], at open: Int) -> Tag? {
    var index = open + 1
    let isClosing = index < bytes.count && bytes[index] == .of("/")
    if isClosing { index += 1 }
    let start = index
    guard start < bytes.count, ASCII.isLetter(bytes[start]) else { return nil }
    while index < bytes.count, ASCII.isLetter(bytes[index]) || ASCII.isDigit(bytes[index]) || bytes[index] == .of("-") {
      index += 1
    }
    let name = bytes.string(start..<index)
    let isEnded = index < bytes.count && (ASCII.isSpace(bytes[index]) || bytes[index] == .of(">"))
    guard isEnded || bytes.hasBytes("/>", at: index) else { return nil }
    var quote: UInt8?
    let limit = min(bytes.count, open + 4096)
    while index < limit {
      let byte = bytes[index]
      if let mark = quote {
        if byte == mark { quote = nil }
      } else if byte == .of(">") {
        return Tag(name: name, isClosing: isClosing, range: open..<index + 1)
      } else if byte == .of("<") {
        return nil
      } else if byte == .of("\"") || byte == .of("'") {
        quote = byte
      }
      index += 1
    }
    return nil
  }
}
