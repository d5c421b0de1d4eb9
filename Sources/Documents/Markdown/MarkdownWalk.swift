internal import CMarkGFM
import TextScanning

/// Turns cmark's tree into nodes with exact byte ranges, block by block. The inlines of a block are in
/// `MarkdownWalk+Inlines.swift`.
struct MarkdownWalk: ~Copyable {
  /// The file.
  let bytes: UnsafeBufferPointer<UInt8>
  /// What cmark read in its place: the same lines of the same lengths, with some bytes put out of its sight.
  let fed: UnsafeBufferPointer<UInt8>
  let lines: SourceLines
  let feed: Feed
  /// Where text runs are cut, in source order.
  let cuts: [Cut]
  let setup = CMarkSetup.shared
  let parsed: CMarkTree

  var tree: TreeBuilder
  /// Where the last block or inline ended: containers end with what they hold.
  var lastEnd = 0
  private var containers: [Container] = []
  var boxes: [Box] = []
  /// The labels of all footnotes, in lower case.
  private(set) var footnotes: Set<String> = []
  var cursor: InlineCursor
  /// Text of the current block that is gathered but not yet in the tree.
  var pending = 0..<0
  /// What stands around the texts of the links that are open, the innermost last.
  var linkMarks: [LinkMarks] = []
  /// Whether some text of the current block was not where cmark says it is.
  var isMisaligned = false
  /// Text before this offset is inside an element that its attributes hide.
  var hiddenUntil = 0
  /// Whether some hidden element has no end.
  var hasOpenHiding = false
  /// Code spans opened by tags, and whether the current block has a tag that opens one without an end.
  var openCode: [Int] = []
  var hasOpenCode = false
  /// Where the current block ends in the file.
  var blockEnd = 0
  var report = ReaderReport()

  /// Nodes nest no deeper than this; what lies deeper hangs below the deepest node, so that no walk over a tree
  /// overflows its stack.
  static let deepest = 200

  private struct Container {
    var isInTree: Bool
    var isQuote: Bool
  }

  init(
    _ parsed: consuming CMarkTree, bytes: UnsafeBufferPointer<UInt8>, fed: UnsafeBufferPointer<UInt8>,
    lines: SourceLines, feed: Feed, cuts: [Cut], cursor: InlineCursor
  ) {
    self.parsed = parsed
    self.bytes = bytes
    self.fed = fed
    self.lines = lines
    self.feed = feed
    self.cuts = cuts
    tree = TreeBuilder(bytes: bytes.count)
    if let frontMatter = feed.frontMatter { tree.leaf(.frontMatter, frontMatter) }
    self.cursor = cursor
  }

  /// How many containers are open, block quotes among them.
  var containerDepth: Int { containers.count }
  var quoteDepth: Int { containers.reduce(0) { $0 + ($1.isQuote ? 1 : 0) } }

  /// Walks all blocks, in order, without recursion.
  mutating func walk() {
    let root = parsed.root
    collectFootnotes()
    var next = root.pointee.first_child
    while let node = next {
      let isOpen = enter(node)
      if isOpen, let child = node.pointee.first_child {
        next = child
      } else {
        if isOpen { leave() }
        next = following(node, below: root)
      }
    }
    closeBoxes(inContainer: 0)
  }

  /// The node after the subtree of `node`; leaves the containers around it that end with it.
  private mutating func following(_ node: CMarkNode, below root: CMarkNode) -> CMarkNode? {
    var last = node
    while true {
      if let next = last.pointee.next { return next }
      guard let parent = last.pointee.parent, parent != root else { return nil }
      last = parent
      leave()
    }
  }

  /// Adds a block; true when its children are to be walked (it is open then).
  private mutating func enter(_ node: CMarkNode) -> Bool {
    closeRequestedBoxes()
    let type = Int(node.pointee.type)
    if Int(node.pointee.start_line) > feed.lineCount { return false }
    if hiddenUntil > 0, node.pointee.start_line > 0, start(of: node) < hiddenUntil { return false }
    if isContainer(node) {
      container(node, type)
      return true
    }
    switch type {
    case BlockType.paragraph: paragraph(node)
    case BlockType.heading: heading(node)
    case BlockType.codeBlock: codeBlock(node)
    case BlockType.htmlBlock: htmlBlock(node)
    case BlockType.thematicBreak: thematicBreak(node)
    case Int(setup.table): table(node)
    default: break
    }
    return false
  }

  private func isContainer(_ node: CMarkNode) -> Bool {
    switch Int(node.pointee.type) {
    case BlockType.list, BlockType.item, BlockType.blockQuote, BlockType.footnoteDefinition: true
    default: false
    }
  }

  private mutating func container(_ node: CMarkNode, _ type: Int) {
    let fits = tree.depth < Self.deepest
    if !fits { report.isDeep = true }
    containers.append(Container(isInTree: fits, isQuote: type == BlockType.blockQuote))
    guard fits else { return }
    switch type {
    case BlockType.list: list(node)
    case BlockType.item: item(node)
    case BlockType.blockQuote: blockQuote(node)
    default: footnoteDefinition(node)
    }
  }

  private mutating func leave() {
    closeBoxes(inContainer: containers.count)
    if containers.removeLast().isInTree { tree.close(end: lastEnd) }
  }

  /// A `[^label]` is a reference only when a footnote has the label.
  private mutating func collectFootnotes() {
    var next = parsed.root.pointee.first_child
    while let node = next {
      if Int(node.pointee.type) == BlockType.footnoteDefinition {
        footnotes.insert(Self.footnoteLabel(node.pointee.as.literal))
      }
      if isContainer(node), let child = node.pointee.first_child {
        next = child
        continue
      }
      var last = node
      while last.pointee.next == nil, let parent = last.pointee.parent, parent != parsed.root { last = parent }
      next = last.pointee.next
    }
  }

  static func footnoteLabel(_ label: cmark_chunk) -> String {
    String(decoding: UnsafeBufferPointer(start: label.data, count: Int(label.len)), as: UTF8.self).lowercased()
  }
}

/// cmark's block types.
enum BlockType {
  static let blockQuote = Int(CMARK_NODE_BLOCK_QUOTE.rawValue)
  static let list = Int(CMARK_NODE_LIST.rawValue)
  static let item = Int(CMARK_NODE_ITEM.rawValue)
  static let codeBlock = Int(CMARK_NODE_CODE_BLOCK.rawValue)
  static let htmlBlock = Int(CMARK_NODE_HTML_BLOCK.rawValue)
  static let paragraph = Int(CMARK_NODE_PARAGRAPH.rawValue)
  static let heading = Int(CMARK_NODE_HEADING.rawValue)
  static let thematicBreak = Int(CMARK_NODE_THEMATIC_BREAK.rawValue)
  static let footnoteDefinition = Int(CMARK_NODE_FOOTNOTE_DEFINITION.rawValue)
}
