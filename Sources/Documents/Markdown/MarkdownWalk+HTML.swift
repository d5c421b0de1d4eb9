internal import CMarkGFM
import TextScanning

/// HTML inside Markdown: the text of a block between its tags, and what tags hide.
extension MarkdownWalk {
  /// A block of HTML. What its tags leave visible are paragraphs and headings of the page.
  mutating func htmlText(_ range: Range<Int>) {
    tree.open(.htmlBlock, range)
    var text = MarkupText(paragraphEnd: range.lowerBound)
    var index = range.lowerBound
    // Behind the last `>` there are no tags; to look for them at every `<` would be quadratic.
    var tagsEnd = range.upperBound
    while tagsEnd > index, bytes[tagsEnd - 1] != .of(">") { tagsEnd -= 1 }
    while index < range.upperBound {
      let byte = bytes[index]
      if byte == .of("<"), index < tagsEnd || Bytes.has("<!--", at: index, in: bytes),
        let tag = MarkupTag(bytes, at: index, to: range.upperBound)
      {
        index = self.tag(tag, &text, in: range)
      } else if ASCII.isSpace(byte) {
        index = space(index, &text, to: range.upperBound)
      } else {
        index = visibleText(index, &text, to: range.upperBound)
      }
    }
    closeParagraph(&text)
    tree.close(end: range.upperBound)
    lastEnd = max(lastEnd, range.upperBound)
  }

  /// A paragraph that is being gathered from a block of HTML.
  private struct MarkupText {
    var isOpen = false
    var isCode = false
    /// The level of the heading whose tag was read last.
    var level = 0
    /// Where the last text ended; white space behind it counts only when more text follows.
    var paragraphEnd: Int
    var hasSpace = false
    /// Whether the last thing was a `<br>`, which makes white space behind it mean nothing.
    var isBroken = false
  }

  private mutating func tag(_ tag: MarkupTag, _ text: inout MarkupText, in range: Range<Int>) -> Int {
    switch tag.kind {
    case .comment:
      report.comments.append(tag.range)
      return tag.range.upperBound
    case .declaration: return tag.range.upperBound
    case .start where tag.isRaw || tag.tag == .pre:
      closeParagraph(&text)
      return tag.elementEnd(bytes, to: range.upperBound) ?? range.upperBound
    case .start where tag.isHiding(bytes): return hide(tag, to: range.upperBound)
    default: break
    }
    if !tag.isInline {
      closeParagraph(&text)
      text.level = tag.kind == .start ? tag.tag.headingLevel : 0
    } else if tag.isCode {
      code(tag, &text)
    } else if text.isOpen, tag.tag != .br || !text.hasSpace {
      gap(&text, to: tag.range.lowerBound)
      tree.leaf(tag.tag == .br ? .lineBreak : .htmlInline, tag.range)
      text.isBroken = tag.tag == .br
      text.paragraphEnd = tag.range.upperBound
    }
    return tag.range.upperBound
  }

  /// Opens or closes code in running text.
  private mutating func code(_ tag: MarkupTag, _ text: inout MarkupText) {
    if tag.kind == .start, !text.isCode {
      openParagraph(&text, at: tag.range.lowerBound)
      gap(&text, to: tag.range.lowerBound)
      tree.open(.code, tag.range)
      text.isCode = true
      text.paragraphEnd = tag.range.upperBound
    } else if tag.kind == .end, text.isCode {
      gap(&text, to: tag.range.lowerBound)
      tree.close(end: tag.range.upperBound)
      text.isCode = false
      text.paragraphEnd = tag.range.upperBound
    }
  }

  /// White space: nothing yet, unless a blank line ends the paragraph.
  private mutating func space(_ start: Int, _ text: inout MarkupText, to end: Int) -> Int {
    var index = start
    var feeds = 0
    while index < end {
      let byte = bytes[index]
      if byte == .lineFeed || (byte == .carriageReturn && (index + 1 == end || bytes[index + 1] != .lineFeed)) {
        feeds += 1
      } else if byte == .of(">"), feeds > 0, quoteDepth > 0 {
        // The mark of a quote around the block.
      } else if !ASCII.isSpace(byte) {
        break
      }
      index += 1
    }
    if feeds > 1 { closeParagraph(&text) } else { text.hasSpace = text.isOpen }
    return index
  }

  /// Text up to the next tag, reference or white space.
  private mutating func visibleText(_ start: Int, _ text: inout MarkupText, to end: Int) -> Int {
    guard let base = bytes.baseAddress else { return end }
    openParagraph(&text, at: start)
    gap(&text, to: start)
    if bytes[start] == .of("&"), let reference = CharacterReference(base, at: start, count: end) {
      tree.leaf(.characterReference, start..<start + reference.length, string: reference.string)
      text.paragraphEnd = start + reference.length
      return text.paragraphEnd
    }
    var index = start + 1
    var last = index
    // Spaces inside a line belong to the run.
    while index < end, bytes[index] != .of("<"), bytes[index] != .of("&"), bytes[index] != .lineFeed,
      bytes[index] != .carriageReturn
    {
      index += 1
      if !ASCII.isSpace(bytes[index - 1]) { last = index }
    }
    pieces(of: start..<last, isCode: text.isCode)
    text.paragraphEnd = last
    return last
  }

  private mutating func openParagraph(_ text: inout MarkupText, at start: Int) {
    guard !text.isOpen else { return }
    tree.open(text.level > 0 ? .heading : .paragraph, start..<start, detail: text.level)
    text = MarkupText(isOpen: true, paragraphEnd: start)
  }

  /// White space between two pieces of a paragraph.
  private mutating func gap(_ text: inout MarkupText, to start: Int) {
    if text.hasSpace, !text.isBroken, start > text.paragraphEnd { tree.leaf(.softBreak, text.paragraphEnd..<start) }
    text.hasSpace = false
    text.isBroken = false
  }

  private mutating func closeParagraph(_ text: inout MarkupText) {
    guard text.isOpen else { return }
    if text.isCode { tree.close(end: text.paragraphEnd) }
    tree.close(end: text.paragraphEnd)
    text = MarkupText(paragraphEnd: text.paragraphEnd)
  }

  // MARK: Hidden text

  /// Leaves out an element that its attributes hide, even when it goes on over the blocks below. Returns where to go
  /// on up to `limit`.
  private mutating func hide(_ tag: MarkupTag, to limit: Int) -> Int {
    let end = hiddenEnd(tag) ?? limit
    let content = Bytes.trimmed(tag.range.upperBound..<max(tag.range.upperBound, end), in: bytes)
    if !content.isEmpty { report.hidden.append(content) }
    hiddenUntil = max(hiddenUntil, end)
    return min(end, limit)
  }

  private mutating func hiddenEnd(_ tag: MarkupTag) -> Int? {
    // Once an element has no end, looking for the ends of further ones would be quadratic.
    guard !hasOpenHiding else { return nil }
    let end = tag.elementEnd(bytes, to: bytes.count)
    hasOpenHiding = end == nil
    return end
  }

  // MARK: Tags in running text

  /// A tag or comment that cmark found in running text.
  mutating func html(_ node: CMarkNode) -> Bool {
    let chunk = node.pointee.as.literal
    guard chunk.len > 0, let data = chunk.data else { return true }
    let place = UnsafePointer(data) - cursor.content
    let end = place + Int(chunk.len)
    guard chunk.alloc == 0, place >= cursor.position, end <= cursor.count else { return false }
    let first = cursor.source(place)
    let range = first..<max(first, cursor.source(end - 1) + 1)
    cursor.position = end
    if let marker = cursor.markers.first(where: { $0.place == place })?.marker {
      self.marker(marker)
    } else if range.lowerBound >= hiddenUntil {
      tagInText(node, range)
    } else if openCode.last == tree.current, endsCode(range) {
      openCode.removeLast()
      tree.close(end: range.upperBound)
    }
    return true
  }

  private func endsCode(_ range: Range<Int>) -> Bool {
    guard let tag = MarkupTag(bytes, at: range.lowerBound, to: range.upperBound) else { return false }
    return tag.kind == .end && tag.isCode
  }

  private mutating func tagInText(_ node: CMarkNode, _ range: Range<Int>) {
    guard let tag = MarkupTag(bytes, at: range.lowerBound, to: range.upperBound) else {
      return tree.leaf(.htmlInline, range)
    }
    if tag.kind == .comment { report.comments.append(range) }
    if tag.isCode, !cutsCode(tag, node, range) { return }
    tree.leaf(breaksText(tag) ? .lineBreak : .htmlInline, range)
    if tag.isRaw, let end = tag.elementEnd(bytes, to: blockEnd) {
      hiddenUntil = max(hiddenUntil, end)
    } else if tag.isHiding(bytes) {
      _ = hide(tag, to: blockEnd)
    }
  }

  /// Whether words before and after a tag are words of different lines: `<br>`, or a block such as the items of a list
  /// in a table cell.
  private func breaksText(_ tag: MarkupTag) -> Bool {
    guard tag.kind == .start || tag.kind == .end,
      tag.tag == .br || (!tag.isInline && tag.tag != .unknown && !tag.isRaw),
      let last = tree.nodes.last
    else { return false }
    return last.kind != .lineBreak && !last.kind.holdsText
  }

  /// Whether `<code>` or `</code>` is a tag like others, because it has no counterpart beside it; otherwise it bounds
  /// a code span.
  private mutating func cutsCode(_ tag: MarkupTag, _ node: CMarkNode, _ range: Range<Int>) -> Bool {
    if tag.kind == .end {
      guard openCode.last == tree.current else { return true }
      openCode.removeLast()
      tree.close(end: range.upperBound)
      return false
    }
    guard openCode.isEmpty, tree.depth < Self.deepest, hasEnd(tag, node) else { return true }
    openCode.append(tree.open(.code, range))
    return false
  }

  private mutating func hasEnd(_ tag: MarkupTag, _ node: CMarkNode) -> Bool {
    guard !hasOpenCode else { return false }
    var next = node.pointee.next
    while let sibling = next {
      if Int(sibling.pointee.type) == InlineType.html, let data = sibling.pointee.as.literal.data {
        let text = UnsafeBufferPointer(start: UnsafePointer(data), count: Int(sibling.pointee.as.literal.len))
        if let other = MarkupTag(text, at: 0, to: text.count), other.kind == .end, other.tag == tag.tag { return true }
      }
      next = sibling.pointee.next
    }
    hasOpenCode = true
    return false
  }
}
