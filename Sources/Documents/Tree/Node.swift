/// One node of a document's tree.
///
/// Nodes lie in one array in document order (pre-order): the descendants of node `i` are `i+1 ..< nodes[i].subtreeEnd`.
/// `range` is the node's exact byte range in the source file, marks included (`**bold**`, `# Heading`); the range of a
/// `.text` node is its very text.
public struct Node: Sendable, Equatable {
  public enum Kind: UInt8, Sendable, CaseIterable {
    // Blocks
    case document, frontMatter, heading, paragraph, blockQuote, list, listItem, codeBlock, htmlBlock, thematicBreak
    case table, tableRow, tableCell, admonition, footnoteDefinition, definitionTerm, definition, figure
    // Inlines
    case text, characterReference, softBreak, lineBreak, code, emphasis, strong, strikethrough, link, image
    case htmlInline, footnoteReference, shortcode, title
  }

  public var kind: Kind
  /// Index of the parent; -1 for the root.
  public var parent: Int32
  /// Index just past the last descendant.
  public var subtreeEnd: Int32
  public var start: UInt32
  public var end: UInt32
  /// heading: level 1…6 · list: 0 bullets, else the first number as written · listItem: 0 plain, 1 unchecked, 2 checked task, or the
  /// number as written for ordered items · tableRow: 1 for the header row · tableCell: column from 0 · codeBlock: 1 fenced, 0 indented.
  public var detail: Int32
  /// Index into `Document.strings`, or -1: link and image address, the info string of a code block, the type of an admonition (lower case:
  /// `note`), the text a character reference stands for, the name of a shortcode, the label of a footnote, the delimiter of an
  /// ordered list (`.` or `)`); bullet lists carry none.
  public var string: Int32

  public init(
    _ kind: Kind, parent: Int, range: Range<Int>, detail: Int = 0, string: Int = -1, subtreeEnd: Int = 0
  ) {
    self.kind = kind
    self.parent = Int32(parent)
    self.subtreeEnd = Int32(subtreeEnd)
    start = UInt32(range.lowerBound)
    end = UInt32(range.upperBound)
    self.detail = Int32(detail)
    self.string = Int32(string)
  }

  public var range: Range<Int> { Int(start)..<Int(end) }
}

extension Node.Kind {
  /// Whether the node holds inline content: text stands directly below it.
  public var holdsText: Bool {
    switch self {
    case .heading, .paragraph, .tableCell, .definitionTerm: true
    default: false
    }
  }

  public var isInline: Bool { rawValue >= Node.Kind.text.rawValue }
}
