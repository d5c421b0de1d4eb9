import TextScanning

/// Writes the main content of a page as a tree of `Node`s.
///
/// Blocks become nodes, running text goes through `HTMLInlines`. Inside a block that holds text (a heading, a paragraph, a cell) other
/// blocks are only breaks between texts, so text never stands beside blocks.
struct HTMLMapper {
  /// What to do when the walk leaves an element.
  enum Role {
    /// A block without a node of its own.
    case container
    /// A block with a node that is open in the tree.
    case node
    /// A list with its entry in `lists`.
    case list
    /// A table with its entry in `tables`.
    case table
    /// A block that holds running text; its node is written when it ends.
    case textBlock(Node.Kind, detail: Int)
    case inline
    /// A block inside one that holds text.
    case breaking
    case code
  }

  struct Frame {
    var item: Int
    var end: Int
    var role: Role
  }

  let page: HTMLPage
  let survey: HTMLSurvey
  var tree: TreeBuilder
  var inlines: HTMLInlines
  var frames: [Frame] = []
  var lists: [ListState] = []
  var tables: [TableState] = []
  private var isInTextBlock = false
  private var isInCode = false

  init(_ page: HTMLPage, _ survey: HTMLSurvey) {
    self.page = page
    self.survey = survey
    tree = TreeBuilder(bytes: page.bytes.count)
    inlines = HTMLInlines(page)
  }

  /// Writes the whole content.
  mutating func map() {
    var index = survey.root + 1
    let root = page.items[survey.root]
    while index < Int(root.subtreeEnd) {
      leave(before: index)
      index = visit(index)
    }
    leave(before: .max)
    flush(at: Int(root.innerEnd))
  }

  // MARK: Walking

  private mutating func visit(_ index: Int) -> Int {
    let item = page.items[index]
    let next = Int(item.subtreeEnd)
    guard survey.marks[index] == .kept else { return next }
    if isInCode {
      if item.tag == .text { code(index) }
      return index + 1
    }
    if !isInTextBlock, tree.nodes[tree.current].kind == .list, !enterListChild(index) { return next }
    if item.tag == .text {
      inlines.text(item.range, readsReferences: !item.isVerbatim)
      return next
    }
    if let kind = item.tag.inlineKind { return inline(index, kind) }
    switch item.tag {
    case .br:
      if !inlines.lineBreak(item.range), !isInTextBlock { flush(at: Int(item.start)) }
    case .img:
      inlines.image(index)
    default:
      guard HTMLTraits.ofTag[Int(item.tag.rawValue)].contains(.block) else { return index + 1 }
      if isInTextBlock { breakText(index) } else { return block(index) }
    }
    return index + 1
  }

  private mutating func inline(_ index: Int, _ kind: Node.Kind) -> Int {
    // An anchor that is only a target is no link.
    if kind == .link, page.attribute(.href, of: index) == nil { return index + 1 }
    if inlines.begin(index, kind) { enter(index, .inline) }
    return index + 1
  }

  private mutating func breakText(_ index: Int) {
    inlines.space(page.items[index].startTag)
    enter(index, .breaking)
  }

  mutating func enter(_ index: Int, _ role: Role) {
    frames.append(Frame(item: index, end: Int(page.items[index].subtreeEnd), role: role))
  }

  /// Closes the elements that the item at `index` is not in.
  private mutating func leave(before index: Int) {
    while let frame = frames.last, frame.end <= index {
      frames.removeLast()
      let item = page.items[frame.item]
      switch frame.role {
      case .inline: inlines.end(frame.item)
      case .breaking: inlines.space(item.endTag)
      case .container: flush(at: Int(item.innerEnd))
      case .textBlock(let kind, let detail):
        // A cell is written even when it is empty: it keeps the columns apart.
        if inlines.hasContent || kind == .tableCell {
          inlines.write(into: &tree, upTo: Int(item.end), as: (kind, item.range, detail))
        } else {
          inlines.discard()
        }
        isInTextBlock = false
      case .code:
        tree.close()
        isInCode = false
      case .node, .list, .table:
        flush(at: Int(item.innerEnd))
        tree.close()
        if case .list = frame.role { lists.removeLast() }
        if case .table = frame.role { tables.removeLast() }
      }
    }
  }

  /// Writes the text collected so far as a paragraph of its own.
  mutating func flush(at end: Int) {
    if inlines.hasContent { inlines.write(into: &tree, upTo: end) } else { inlines.discard() }
  }

  mutating func beginText(_ index: Int, _ kind: Node.Kind, detail: Int = 0) {
    inlines.discard()
    isInTextBlock = true
    enter(index, .textBlock(kind, detail: detail))
  }

  mutating func beginCode(_ index: Int) {
    let language = codeLanguage(index)
    tree.open(.codeBlock, page.items[index].range, detail: language == nil ? 0 : 1, string: language)
    isInCode = true
    enter(index, .code)
  }

  private mutating func code(_ index: Int) {
    let item = page.items[index]
    var start = Int(item.start)
    // The line end after `<pre>` is not part of the text.
    if item.parent == index - 1, page.items[index - 1].tag != .code {
      if start < item.end, page.bytes[start] == .carriageReturn { start += 1 }
      if start < item.end, page.bytes[start] == .lineFeed { start += 1 }
    }
    inlines.code(start..<Int(item.end), readsReferences: !item.isVerbatim, into: &tree)
  }
}
