import Documents
import Prose
import TextScanning

/// A Markdown page line by line: which lines are code, markup or metadata, and which have nothing on them. Lines count from 0 here.
struct PageLines {
  /// What a line is part of.
  struct Part: OptionSet {
    let rawValue: UInt8
    static let frontMatter = Part(rawValue: 1)
    /// A line with a fence, or between two.
    static let fenced = Part(rawValue: 2)
    /// A line with a fence.
    static let fence = Part(rawValue: 4)
    static let indented = Part(rawValue: 8)
    static let html = Part(rawValue: 16)
    static let heading = Part(rawValue: 32)
    static let table = Part(rawValue: 64)

    static let code: Part = [.fenced, .indented]
    static let codeOrHTML: Part = [.fenced, .indented, .html]
  }

  let document: Document
  /// Without line ends.
  let ranges: [Range<Int>]
  private(set) var parts: [Part]
  /// The first line behind the front matter and the blank lines below it.
  private(set) var first = 0

  var bytes: [UInt8] { document.bytes }
  var count: Int { ranges.count }

  /// Complexity: O(nodes + bytes).
  init(_ document: Document) {
    self.document = document
    let (bytes, lines) = (document.bytes, document.lines)
    ranges = (1...max(1, lines.lineCount)).map { line in
      let whole = lines.range(ofLine: line)
      var (start, end) = (whole.lowerBound, whole.upperBound)
      while end > start, bytes[end - 1] == .lineFeed || bytes[end - 1] == .carriageReturn { end -= 1 }
      if start == 0, bytes.hasBytes("\u{FEFF}", at: 0) { start = min(3, end) }
      return start..<end
    }
    parts = [Part](repeating: [], count: ranges.count)
    for index in document.nodes.indices { note(index) }
    skipFrontMatter()
  }

  private mutating func note(_ index: Int) {
    let part: Part
    switch document.nodes[index].kind {
    case .frontMatter: part = .frontMatter
    case .codeBlock: part = document.nodes[index].detail == 1 ? .fenced : .indented
    case .htmlBlock: part = .html
    case .heading: part = .heading
    case .table: part = .table
    default: return
    }
    let lines = lines(of: index)
    for line in lines { parts[line].insert(part) }
    guard part == .fenced else { return }
    parts[lines.lowerBound].insert(.fence)
    if hasClosingFence(index) { parts[lines.upperBound].insert(.fence) }
  }

  private mutating func skipFrontMatter() {
    guard let matter = document.frontMatter else { return }
    first = min(line(at: max(matter.range.lowerBound, matter.range.upperBound - 1)) + 1, count - 1)
    while first + 1 < count, isEmpty(first) { first += 1 }
  }

  /// The line that holds the byte at `offset`.
  func line(at offset: Int) -> Int { document.lines.line(at: offset) - 1 }

  /// The lines a node stands on.
  func lines(of node: Int) -> ClosedRange<Int> {
    let range = document.nodes[node].range
    let first = line(at: range.lowerBound)
    return first...max(first, line(at: max(range.lowerBound, range.upperBound - 1)))
  }

  /// The first byte of a line that is no space or tab, or the line's end.
  func contentStart(_ line: Int) -> Int {
    bytes[ranges[line]].firstIndex { $0 != .space && $0 != .tab } ?? ranges[line].upperBound
  }

  /// How many bytes stand before `offset` on its line.
  func column(_ offset: Int) -> Int { offset - ranges[line(at: offset)].lowerBound }

  /// Whether a line defines the address of a link: `[name]: address`.
  func isDefinition(_ line: Int) -> Bool {
    let text = bytes[ranges[line]].drop { ASCII.isSpace($0) || $0 == .of(">") }
    guard text.first == .of("["), let close = text.firstIndex(of: .of("]")) else { return false }
    return close + 1 < text.endIndex && bytes[close + 1] == .of(":")
  }

  /// Whether a line has nothing but white space.
  func isEmpty(_ line: Int) -> Bool { bytes[ranges[line]].allSatisfy(ASCII.isSpace) }

  /// Whether a reader sees nothing on a line: white space, marks of quotes and comments do not count, nor what is no line of the page.
  func isBlank(_ line: Int) -> Bool {
    guard line >= first, line < count else { return true }
    var rest = bytes[ranges[line]]
    while let start = rest.firstIndex(where: { !ASCII.isSpace($0) && $0 != .of(">") }) {
      rest = rest[start...]
      let close = Self.index(of: "-->", in: bytes, rest.indices)
      if bytes.hasBytes("<!--", at: start), start + 4 <= rest.endIndex {
        guard let close else { return true }
        rest = rest[(close + 3)...]
      } else if let close, Self.index(of: "<!--", in: bytes, rest.indices).map({ $0 > close }) ?? true {
        rest = rest[(close + 3)...]
      } else {
        return false
      }
    }
    return true
  }

  private static func index(of text: StaticString, in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    range.first { bytes.hasBytes(text, at: $0) && $0 + text.utf8CodeUnitCount <= range.upperBound }
  }

  /// Whether a fenced block ends with a fence, and not with its container or the page.
  func hasClosingFence(_ block: Int) -> Bool {
    let lines = lines(of: block)
    guard lines.count > 1, let mark = fenceMark(block) else { return false }
    var end = ranges[lines.upperBound].upperBound
    while end > ranges[lines.upperBound].lowerBound, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return end > 2 && bytes[end - 3..<end].allSatisfy { $0 == mark }
  }

  /// The character a block is fenced with; nil for an indented one.
  func fenceMark(_ block: Int) -> UInt8? {
    let node = document.nodes[block]
    guard node.detail == 1, Int(node.start) < bytes.count else { return nil }
    let mark = bytes[Int(node.start)]
    return mark == .of("`") || mark == .of("~") ? mark : nil
  }
}

extension Page {
  /// The nodes of a kind that are written in Markdown: none inside HTML, and none that is a tag.
  func written(_ kind: Node.Kind, in scope: Scope) -> [Int] {
    guard document.format == .markdown else { return [] }
    let nodes = document.nodes
    var htmlEnd = 0
    var outside: [Bool] = []
    outside.reserveCapacity(nodes.count)
    for index in nodes.indices {
      if nodes[index].kind == .htmlBlock { htmlEnd = max(htmlEnd, Int(nodes[index].subtreeEnd)) }
      outside.append(index >= htmlEnd)
    }
    return self.nodes(kind, in: scope).filter { index in
      let start = Int(nodes[index].start)
      return outside[index] && start < document.bytes.count
        && (document.bytes[start] != .of("<") || kind == .link || !kind.isInline)
    }
  }
}
