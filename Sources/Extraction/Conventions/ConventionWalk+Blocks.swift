import Documents
import Prose
import TextScanning

/// The page as a whole, its headings and its lists.
extension ConventionWalk {
  /// What the page as a whole shows: its name, its title, what follows the title, and the headings.
  mutating func readBlocks() {
    readFileName()
    guard !page.text.blocks.isEmpty else { return }
    readOpening()
    var above = 0
    var titles = 0
    var title = 0..<0
    for block in page.text.blocks where block.level > 0 {
      let range = nodes[block.node].range
      if block.level == 1 {
        if titles == 0 { title = range }
        titles += 1
      }
      if above > 0 { note(.levelStep, block.level > above + 1 ? 1 : 0, at: range) }
      above = block.level
      heading(block, range)
      if block.level > 1 || titles > 1 { section(block, range) }
    }
    note(.titles, min(titles, 2), at: title)
  }

  private mutating func heading(_ block: PlainText.Block, _ range: Range<Int>) {
    if isMarkdown, block.level <= 2, let first = firstByte(from: range.lowerBound), first != .of("<") {
      note(.headingMarker, first == .of("#") ? 0 : 1, at: range)
    }
    let last = text[block.range.upperBound - 1]
    switch last {
    case .of("."):
      if !text.hasBytes("..", at: block.range.upperBound - 2) { note(.headingEnd, 1, at: range) }
    case .of(":"): note(.headingEnd, 2, at: range)
    case .of("?"), .of("!"), .of(","), .of(";"): break
    default: note(.headingEnd, 0, at: range)
    }
  }

  private func firstByte(from start: Int) -> UInt8? {
    var index = start
    while index < bytes.count, bytes[index] == .space { index += 1 }
    return index < bytes.count ? bytes[index] : nil
  }

  // MARK: Sections

  private mutating func section(_ block: PlainText.Block, _ range: Range<Int>) {
    let name = SectionNames.clean(text, block.range)
    guard !name.isEmpty, !isBlank(range) else { return }
    if isLeftOpen(block) { blanks += 1 }
    let isOptional = says("optional", in: block.range, of: text) || isCommentOptional(around: block.node)
    section(level: block.level, name: name, isOptional: isOptional, range: range)
  }

  /// Whether nothing stands below a heading but a comment or a place to fill in.
  private func isLeftOpen(_ heading: PlainText.Block) -> Bool {
    var node = Int(nodes[heading.node].subtreeEnd)
    while node < nodes.count {
      switch nodes[node].kind {
      case .list, .listItem, .blockQuote: node += 1
      case .htmlBlock: return bytes.hasBytes("<!--", at: Int(nodes[node].start)) || isBlank(nodes[node].range)
      case .paragraph: return isBlank(nodes[node].range)
      default: return false
      }
    }
    return false
  }

  /// Whether a range of the file is, or begins with, a place to fill in: `{…}`, `<two words>`, `[…]`, `TODO …`, `…`; no
  /// shortcode, no tag.
  private func isBlank(_ range: Range<Int>) -> Bool {
    var start = range.lowerBound
    while start < range.upperBound, ASCII.isSpace(bytes[start]) || bytes[start] == .of("\\") || bytes[start] == .of("#")
    { start += 1 }
    guard start + 1 < range.upperBound else { return false }
    let isWord = ASCII.isLetter(bytes[start + 1])
    switch bytes[start] {
    case .of("{"): return isWord && bytes[start..<range.upperBound].contains(.of("}"))
    case .of("<"): return isWord && isPhrase(after: start + 1, in: range)
    case .of("["):
      return bytes[range.upperBound - 1] == .of("]") && !bytes[start + 1..<range.upperBound - 1].contains(.of("]"))
    case .of("T"): return bytes.hasBytes("TODO", at: start) || bytes.hasBytes("TBD", at: start)
    default:
      return range.upperBound - start <= 3 && (bytes.hasBytes("…", at: start) || bytes.hasBytes("...", at: start))
    }
  }

  /// Whether words without an attribute stand up to the next `>`.
  private func isPhrase(after start: Int, in range: Range<Int>) -> Bool {
    var hasSpace = false
    for index in start..<range.upperBound {
      switch bytes[index] {
      case .of(">"): return hasSpace
      case .of("="), .of("\""): return false
      case .space: hasSpace = true
      default: break
      }
    }
    return false
  }

  /// Whether a comment right before or after a heading says that the section may be left out.
  private func isCommentOptional(around heading: Int) -> Bool {
    let next = Int(nodes[heading].subtreeEnd)
    for node in [heading - 1, next] where node > 0 && node < nodes.count && nodes[node].kind == .htmlBlock {
      let range = nodes[node].range
      if says("optional", in: range.lowerBound..<min(range.upperBound, range.lowerBound + 160), of: bytes) {
        return true
      }
    }
    return false
  }

  func says(_ word: StaticString, in range: Range<Int>, of bytes: [UInt8]) -> Bool {
    let first = word.withUTF8Buffer { $0[0] }
    for index in range where bytes[index] | 0x20 == first {
      if word.withUTF8Buffer({ buffer in
        index + buffer.count <= range.upperBound && buffer.indices.allSatisfy { bytes[index + $0] | 0x20 == buffer[$0] }
      }) {
        return true
      }
    }
    return false
  }

  // MARK: The page

  /// What follows the title: `structure.opening` asks the same.
  private mutating func readOpening() {
    var blocks: [Int] = []
    for child in document.children(of: 0) where isRead(child) {
      blocks.append(child)
      if blocks.count == 2 { break }
    }
    guard let first = blocks.first else { return }
    let hasTitle = nodes[first].kind == .heading && nodes[first].detail == 1
    let isNamed = document.frontMatter?.entries.contains { $0.key == "title" } ?? false
    guard hasTitle || isNamed, let opening = hasTitle ? blocks.dropFirst().first : first else { return }
    note(.opening, nodes[opening].kind == .paragraph ? 0 : 1, at: nodes[opening].range)
  }

  /// Whether a block is something a reader reads: no comment, no rule, no row of badges.
  private func isRead(_ node: Int) -> Bool {
    switch nodes[node].kind {
    case .frontMatter, .htmlBlock, .thematicBreak: return false
    case .paragraph:
      for child in document.children(of: node) {
        switch nodes[child].kind {
        case .image, .softBreak, .lineBreak, .htmlInline, .shortcode: continue
        case .link where document.children(of: child).contains { nodes[$0].kind == .image }: continue
        default: return true
        }
      }
      return false
    default: return true
    }
  }

  private mutating func readFileName() {
    if let value = FileNames.style(ofPath: document.path) { note(.fileName, value, at: 0..<0) }
  }
}
