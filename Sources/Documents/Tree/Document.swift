import TextScanning

/// One immutable page: its bytes and the tree over them, the same shape for Markdown and HTML.
public struct Document: Sendable {
  public enum Format: String, Sendable { case markdown, html, plainText }

  /// Path relative to the root, with `/`.
  public let path: String
  public let format: Format
  /// The file as it is, byte-order mark and line ends included.
  public let bytes: [UInt8]
  /// Pre-order; node 0 is the document. Never empty.
  public let nodes: [Node]
  /// What `Node.string` points into.
  public let strings: [String]
  public let frontMatter: FrontMatter?
  /// What the reader noticed: invisible characters, hidden text, tables too wide to read …
  public let diagnostics: [Diagnostic]
  /// Byte ranges of text the page hides from its reader (CSS, comments); never part of the reading text.
  public let hidden: [Range<Int>]
  public let lines: LineIndex

  public init(
    path: String, format: Format, bytes: [UInt8], nodes: [Node], strings: [String], frontMatter: FrontMatter? = nil,
    diagnostics: [Diagnostic] = [], hidden: [Range<Int>] = [], lines: LineIndex? = nil
  ) {
    self.path = path
    self.format = format
    self.bytes = bytes
    self.nodes = nodes
    self.strings = strings
    self.frontMatter = frontMatter
    self.diagnostics = diagnostics
    self.hidden = hidden
    self.lines = lines ?? LineIndex(bytes)
  }

  /// Indices of the direct children of a node, in order.
  public func children(of index: Int) -> ChildIndices { ChildIndices(nodes: nodes, parent: index) }

  /// The string a node carries (address, info string, admonition type …).
  public func string(of index: Int) -> String? {
    let string = Int(nodes[index].string)
    return string >= 0 ? strings[string] : nil
  }

  /// What a reader sees of a node: its text runs, references resolved, breaks as one space. Code keeps its text.
  public func text(of index: Int) -> String {
    var text: [UInt8] = []
    for position in index..<max(Int(nodes[index].subtreeEnd), index + 1) { appendText(of: position, to: &text) }
    return String(decoding: text, as: UTF8.self)
  }

  private func appendText(of index: Int, to text: inout [UInt8]) {
    let node = nodes[index]
    switch node.kind {
    case .text: text.append(contentsOf: bytes[node.range])
    case .characterReference: text.append(contentsOf: (string(of: index) ?? "").utf8)
    case .softBreak, .lineBreak: text.append(.space)
    default: break
    }
  }
}

/// The direct children of one node: walks sibling by sibling over `subtreeEnd`.
public struct ChildIndices: Sequence, IteratorProtocol {
  private let nodes: [Node]
  private let end: Int
  private var next_: Int

  init(nodes: [Node], parent: Int) {
    self.nodes = nodes
    next_ = parent + 1
    end = Int(nodes[parent].subtreeEnd)
  }

  public mutating func next() -> Int? {
    guard next_ < end else { return nil }
    defer { next_ = Int(nodes[next_].subtreeEnd) }
    return next_
  }
}
