import Documents
import Prose
import TextScanning

/// The labels of a Markdown page: `[label]: address` gives one an address, `[text][label]` uses it.
struct ReferenceLabels {
  struct Definition {
    var label: String
    /// The label with its brackets.
    var range: Range<Int>
  }

  /// A use without a link: brackets that stay brackets because their label has no address.
  struct Loose {
    var label: String
    /// The whole of it, the `!` of an image included.
    var range: Range<Int>
    /// `[label]` alone.
    var isShortcut: Bool
  }

  private(set) var definitions: [Definition] = []
  /// Labels of links, images and footnotes that found their address.
  private(set) var used: Set<String> = []
  private(set) var loose: [Loose] = []

  /// Complexity: O(nodes + bytes).
  init(_ page: Page) {
    readDefinitions(page)
    readUses(page.document)
    for block in page.text.blocks where !block.place.contains(.title) { readLoose(block.node, page.document) }
  }

  /// How labels are compared (CommonMark 0.31, section 4.7): without case, white space as one space. The mark of a quote around a label that
  /// goes over two lines is none of it.
  static func folded(_ bytes: ArraySlice<UInt8>) -> String {
    bytes.split(whereSeparator: ASCII.isSpace).filter { !$0.elementsEqual(">".utf8) }.map {
      String(decoding: $0, as: UTF8.self).lowercased()
    }
    .joined(separator: " ")
  }

  // MARK: Definitions

  private mutating func readDefinitions(_ page: Page) {
    let lines = PageLines(page.document)
    let bytes = page.document.bytes
    let texts = page.document.nodes.filter { $0.kind.holdsText }.map(\.range).sorted { $0.lowerBound < $1.lowerBound }
    var next = 0
    for line in lines.first..<lines.count
    where lines.parts[line].isDisjoint(with: .codeOrHTML) && lines.isDefinition(line) {
      guard let open = bytes[lines.ranges[line]].firstIndex(of: .of("[")),
        let close = bytes[open..<lines.ranges[line].upperBound].firstIndex(of: .of("]")), close > open + 1,
        bytes[close - 1] != .of("\\")
      else { continue }
      while next < texts.count, texts[next].upperBound <= open { next += 1 }
      // A line of a paragraph defines nothing.
      if next < texts.count, texts[next].contains(open) { continue }
      let label = Self.folded(bytes[open + 1..<close])
      if !label.isEmpty { definitions.append(Definition(label: label, range: open..<close + 1)) }
    }
  }

  // MARK: Uses

  private mutating func readUses(_ document: Document) {
    for node in document.nodes {
      switch node.kind {
      case .footnoteReference: used.insert(Self.folded(document.bytes[node.range].dropFirst().dropLast()))
      case .link, .image: if let label = Self.label(of: document.bytes[node.range]) { used.insert(label) }
      default: break
      }
    }
  }

  /// The label of a link by reference, from its last brackets or, where those are empty, from its text; nil for other links.
  private static func label(of source: ArraySlice<UInt8>) -> String? {
    var end = source.endIndex
    guard source.last == .of("]") else { return nil }
    if source.dropLast().last == .of("[") { end -= 2 }
    var depth = 0
    for index in source[..<end].indices.reversed() where source[index] == .of("[") || source[index] == .of("]") {
      if index > source.startIndex, source[index - 1] == .of("\\") { continue }
      depth += source[index] == .of("]") ? 1 : -1
      if depth == 0 { return folded(source[(index + 1)..<(end - 1)]) }
    }
    return nil
  }

  // MARK: Brackets without an address

  private mutating func readLoose(_ block: Int, _ document: Document) {
    let bytes = document.bytes
    var open: [Int] = []
    var pairs: [Int: Int] = [:]
    var codeEnd = 0
    for index in block..<max(block, Int(document.nodes[block].subtreeEnd)) {
      let node = document.nodes[index]
      if node.kind == .code { codeEnd = Int(node.subtreeEnd) }
      guard node.kind == .text, index >= codeEnd else { continue }
      for place in node.range where bytes[place] == .of("[") || bytes[place] == .of("]") {
        if place > 0, bytes[place - 1] == .of("\\") { continue }
        if bytes[place] == .of("[") { open.append(place) } else if let start = open.popLast() { pairs[start] = place }
      }
    }
    guard !pairs.isEmpty else { return }
    var taken: Set<Int> = []
    for start in pairs.keys.sorted() where !taken.contains(start) {
      guard let close = pairs[start] else { continue }
      let isImage = start > 0 && bytes[start - 1] == .of("!")
      let whole = isImage ? start - 1 : start
      if let end = pairs[close + 1] {
        taken.insert(close + 1)
        let label = end == close + 2 ? start + 1..<close : close + 2..<end
        add(label, whole..<end + 1, isShortcut: false, bytes)
      } else if close + 1 >= bytes.count || bytes[close + 1] != .of("(") && bytes[close + 1] != .of("[") {
        add(start + 1..<close, whole..<close + 1, isShortcut: true, bytes)
      } else if bytes.hasBytes("[]", at: close + 1) {
        add(start + 1..<close, whole..<close + 3, isShortcut: false, bytes)
      }
    }
  }

  private mutating func add(_ label: Range<Int>, _ range: Range<Int>, isShortcut: Bool, _ bytes: [UInt8]) {
    let text = bytes[label]
    guard !text.contains(.of("[")), !text.contains(.of("]")) else { return }
    let name = Self.folded(text)
    if !name.isEmpty { loose.append(Loose(label: name, range: range, isShortcut: isShortcut)) }
  }
}
