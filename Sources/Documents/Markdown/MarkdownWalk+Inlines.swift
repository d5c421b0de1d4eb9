internal import CMarkGFM
import TextScanning

/// The inlines of one block, laid over the file: cmark says which nodes there are, in order; the text it parsed says
/// where.
///
/// A literal that cmark did not have to rewrite points into that text and is found at once; all others are single
/// characters or character references, which stand where the last node ended.
extension MarkdownWalk {
  /// Adds a block that holds text, with its inlines. `start` and `end` are given where marks stand around the text.
  mutating func text(_ kind: Node.Kind, of node: CMarkNode, detail: Int = 0, start: Int? = nil, end: Int? = nil) {
    let first = start ?? cursor.source(0)
    tree.open(kind, first..<first, detail: detail)
    report.leaves += 1
    isMisaligned = false
    linkMarks.removeAll(keepingCapacity: true)
    hasOpenCode = false
    blockEnd = end ?? (cursor.source(max(cursor.count - 1, 0)) + 1)
    guard cursor.count <= Self.longestText, !hasTooManyBrackets() else {
      report.huge.append(first)
      return raw(upTo: end)
    }
    parsed.parseInlines(of: node)
    if report.transcript != nil { transcribe(node, into: tree.current) }
    if let child = node.pointee.first_child, !inlines(from: child, in: node) {
      isMisaligned = true
      remainder()
    }
    parsed.freeInlines(of: node)
    if isMisaligned { report.misaligned += 1 }
    let last = max(first, blockEnd)
    tree.close(end: last)
    lastEnd = max(lastEnd, last)
  }

  /// Text of more bytes than this in one block is no prose; cmark would need hundreds of bytes of memory for each of
  /// them.
  static let longestText = 1_000_000

  /// For every link cmark looks at all images that are open before it.
  private static let mostBrackets = 5_000

  private func hasTooManyBrackets() -> Bool {
    guard cursor.count > Self.mostBrackets else { return false }
    var count = 0
    var index = 0
    while let bracket = Bytes.first(.of("["), in: cursor.content, from: index, to: cursor.count) {
      count += 1
      index = bracket + 1
    }
    return count > Self.mostBrackets
  }

  /// Adds the text of a block as it is written.
  private mutating func raw(upTo end: Int?) {
    remainder()
    let last = end ?? (cursor.source(max(cursor.count - 1, 0)) + 1)
    tree.close(end: last)
    lastEnd = max(lastEnd, last)
  }

  /// Keeps what cmark says the text of a block is, for tests to compare with.
  private mutating func transcribe(_ block: CMarkNode, into index: Int) {
    var text: [UInt8] = []
    var next = block.pointee.first_child
    while let node = next {
      switch Int(node.pointee.type) {
      case InlineType.text, InlineType.code:
        let literal = node.pointee.as.literal
        text += UnsafeBufferPointer(start: UnsafePointer(literal.data), count: Int(literal.len))
      case InlineType.softBreak, InlineType.lineBreak: text.append(.space)
      case InlineType.footnoteReference where !footnotes.contains(Self.footnoteLabel(node.pointee.as.literal)):
        let literal = node.pointee.as.literal
        text += Array("[^".utf8)
        text += UnsafeBufferPointer(start: UnsafePointer(literal.data), count: Int(literal.len))
        text.append(.of("]"))
      default: break
      }
      var last = node
      next = node.pointee.first_child ?? node.pointee.next
      while next == nil, let parent = last.pointee.parent, parent != block {
        last = parent
        next = last.pointee.next
      }
    }
    report.transcript?[index] = text
  }

  /// Walks the inlines without recursion; false when one was not where it had to be. Nodes left open then are closed.
  private mutating func inlines(from first: CMarkNode, in block: CMarkNode) -> Bool {
    let depth = tree.depth
    // How many open nodes were too deep for the tree.
    var flattened = 0
    var next: CMarkNode? = first
    while let node = next {
      let holds = isSpan(node)
      if holds, tree.depth >= Self.deepest {
        flattened += 1
        report.isDeep = true
      }
      guard enter(node, isFlat: flattened > 0) else {
        abandon(depth)
        return false
      }
      if holds, let child = node.pointee.first_child {
        next = child
        continue
      }
      var last = node
      var leaves = holds
      while true {
        if leaves {
          guard leave(last, isFlat: flattened > 0) else {
            abandon(depth)
            return false
          }
          if flattened > 0 { flattened -= 1 }
        }
        next = last.pointee.next
        if next != nil { break }
        guard let parent = last.pointee.parent, parent != block else { break }
        last = parent
        leaves = true
      }
    }
    flush()
    closeCode()
    return cursor.position >= cursor.count
  }

  /// Closes a span of code that a tag opened and whose end was left out.
  private mutating func closeCode() {
    guard let code = openCode.last, code == tree.current else { return }
    openCode.removeLast()
    tree.close(end: cursor.source(max(cursor.position - 1, 0)) + 1)
  }

  /// Closes what is open when the inlines are out of step.
  private mutating func abandon(_ depth: Int) {
    flush()
    openCode.removeAll(keepingCapacity: true)
    while tree.depth > depth { tree.close(end: cursor.source(max(cursor.position - 1, 0)) + 1) }
  }

  private func isSpan(_ node: CMarkNode) -> Bool {
    switch Int(node.pointee.type) {
    case InlineType.emphasis, InlineType.strong, InlineType.link, InlineType.image: true
    case let type: type == Int(setup.strikethrough)
    }
  }

  private mutating func enter(_ node: CMarkNode, isFlat: Bool) -> Bool {
    let type = Int(node.pointee.type)
    if type == InlineType.text { return literal(node) }
    flush()
    switch type {
    case InlineType.softBreak: return lineBreak(.softBreak)
    case InlineType.lineBreak: return lineBreak(.lineBreak)
    case InlineType.code: return code(node)
    case InlineType.html: return html(node)
    case InlineType.emphasis: return open(.emphasis, marks: 1, isFlat) { $0 == .of("*") || $0 == .of("_") }
    case InlineType.strong: return open(.strong, marks: 2, isFlat) { $0 == .of("*") || $0 == .of("_") }
    case InlineType.link: return link(node, isFlat)
    case InlineType.image: return image(node, isFlat)
    case InlineType.footnoteReference: return footnoteReference(node)
    case Int(setup.strikethrough): return open(.strikethrough, marks: tildes(), isFlat) { $0 == .of("~") }
    default: return true
    }
  }

  private mutating func leave(_ node: CMarkNode, isFlat: Bool) -> Bool {
    flush()
    closeCode()
    switch Int(node.pointee.type) {
    case InlineType.emphasis: return close(marks: 1, isFlat) { $0 == .of("*") || $0 == .of("_") }
    case InlineType.strong: return close(marks: 2, isFlat) { $0 == .of("*") || $0 == .of("_") }
    case InlineType.link, InlineType.image: return closeLink(isFlat)
    default: return close(marks: tildes(), isFlat) { $0 == .of("~") }
    }
  }

  // MARK: Spans

  private func tildes() -> Int {
    let position = cursor.position
    return position + 1 < cursor.count && cursor.content[position + 1] == .of("~") ? 2 : 1
  }

  private func isMark(_ count: Int, _ test: (UInt8) -> Bool) -> Bool {
    guard cursor.position + count <= cursor.count else { return false }
    for index in cursor.position..<cursor.position + count where !test(cursor.content[index]) { return false }
    return true
  }

  mutating func open(
    _ kind: Node.Kind, marks: Int, _ isFlat: Bool, string: String? = nil, _ test: (UInt8) -> Bool
  ) -> Bool {
    guard isMark(marks, test) else { return false }
    if !isFlat {
      let start = cursor.source(cursor.position)
      tree.open(kind, start..<start, string: string)
    }
    cursor.position += marks
    return true
  }

  private mutating func close(marks: Int, _ isFlat: Bool, _ test: (UInt8) -> Bool) -> Bool {
    guard isMark(marks, test) else { return false }
    cursor.position += marks
    closeSpan(isFlat)
    return true
  }

  mutating func closeSpan(_ isFlat: Bool) {
    if !isFlat { tree.close(end: cursor.source(cursor.position - 1) + 1) }
  }
}

/// cmark's inline types.
enum InlineType {
  static let text = Int(CMARK_NODE_TEXT.rawValue)
  static let softBreak = Int(CMARK_NODE_SOFTBREAK.rawValue)
  static let lineBreak = Int(CMARK_NODE_LINEBREAK.rawValue)
  static let code = Int(CMARK_NODE_CODE.rawValue)
  static let html = Int(CMARK_NODE_HTML_INLINE.rawValue)
  static let emphasis = Int(CMARK_NODE_EMPH.rawValue)
  static let strong = Int(CMARK_NODE_STRONG.rawValue)
  static let link = Int(CMARK_NODE_LINK.rawValue)
  static let image = Int(CMARK_NODE_IMAGE.rawValue)
  static let footnoteReference = Int(CMARK_NODE_FOOTNOTE_REFERENCE.rawValue)
}
