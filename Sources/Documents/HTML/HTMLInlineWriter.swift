import TextScanning

/// Writes the running text of one block into the tree: an element opens with the first thing in it and closes where it ends or the
/// block does, so that elements without content leave nothing.
struct HTMLInlineWriter {
  private struct Active {
    var item: Int
    var kind: Node.Kind
    /// Whether it began before this block.
    var isResumed: Bool
    var isWritten = false
  }

  private let page: HTMLPage
  /// Where the block ends: an element that goes on behind it ends with its text.
  private let cut: Int
  private let opensParagraph: Bool
  private var active: [Active] = []
  private var hasParagraph = false
  /// End of what was written last.
  private var end = 0

  init(_ page: HTMLPage, cut: Int, opensParagraph: Bool) {
    self.page = page
    self.cut = cut
    self.opensParagraph = opensParagraph
  }

  mutating func enter(_ item: Int, _ kind: Node.Kind, isResumed: Bool) {
    active.append(Active(item: item, kind: kind, isResumed: isResumed))
  }

  /// Closes the elements that end before `start`.
  mutating func leave(before start: Int, _ tree: inout TreeBuilder) {
    while let last = active.last, page.items[last.item].end <= start { leaveLast(&tree) }
  }

  mutating func leaf(
    _ kind: Node.Kind, _ range: Range<Int>, string: String?, _ tree: inout TreeBuilder,
    _ references: inout HTMLReferences
  ) {
    openActive(before: range.lowerBound, &tree, &references)
    tree.leaf(kind, range, string: string)
    end = max(end, range.upperBound)
  }

  mutating func image(_ item: Int, _ tree: inout TreeBuilder, _ references: inout HTMLReferences) {
    let range = page.items[item].range
    openActive(before: range.lowerBound, &tree, &references)
    tree.open(.image, range, string: page.value(.src, of: item, &references))
    let alt = page.attribute(.alt, of: item)
    let title = page.attribute(.title, of: item)
    let titleIsFirst = (title?.lowerBound ?? .max) < (alt?.lowerBound ?? .max)
    if let title, titleIsFirst { self.title(title, &tree, &references) }
    if let alt { text(ofAttribute: alt, &tree, &references) }
    if let title, !titleIsFirst { self.title(title, &tree, &references) }
    tree.close()
    end = max(end, range.upperBound)
  }

  mutating func finish(_ tree: inout TreeBuilder) {
    while !active.isEmpty { leaveLast(&tree) }
    if hasParagraph { tree.close(end: end) }
  }

  private mutating func leaveLast(_ tree: inout TreeBuilder) {
    let last = active.removeLast()
    guard last.isWritten else { return }
    let ownEnd = Int(page.items[last.item].end)
    if ownEnd <= cut { end = max(end, ownEnd) }
    tree.close(end: end)
  }

  private mutating func openActive(before start: Int, _ tree: inout TreeBuilder, _ references: inout HTMLReferences) {
    guard (opensParagraph && !hasParagraph) || active.contains(where: { !$0.isWritten }) else { return }
    // A resumed element begins where the first thing in it does.
    var starts = [Int](repeating: start, count: active.count)
    var first = start
    for index in active.indices.reversed() {
      if !active[index].isResumed { first = Int(page.items[active[index].item].start) }
      starts[index] = first
    }
    if opensParagraph, !hasParagraph {
      tree.open(.paragraph, first..<first)
      hasParagraph = true
    }
    for index in active.indices where !active[index].isWritten {
      active[index].isWritten = true
      let (item, isLink) = (active[index].item, active[index].kind == .link)
      tree.open(
        active[index].kind, starts[index]..<starts[index],
        string: isLink ? page.value(.href, of: item, &references) : nil)
      if isLink, !active[index].isResumed, let range = page.attribute(.title, of: item) {
        title(range, &tree, &references)
      }
    }
  }

  private func title(_ range: Range<Int>, _ tree: inout TreeBuilder, _ references: inout HTMLReferences) {
    guard page.bytes[range].contains(where: { !ASCII.isSpace($0) }) else { return }
    tree.open(.title, range)
    text(ofAttribute: range, &tree, &references)
    tree.close()
  }

  /// The text of an attribute's value, white space collapsed as in a block.
  private func text(ofAttribute range: Range<Int>, _ tree: inout TreeBuilder, _ references: inout HTMLReferences) {
    var (start, stop) = (range.lowerBound, range.upperBound)
    while start < stop, ASCII.isSpace(page.bytes[start]) { start += 1 }
    while stop > start, ASCII.isSpace(page.bytes[stop - 1]) { stop -= 1 }
    var pieces = HTMLTextPieces(page.bytes, start..<stop, isAttribute: true)
    while let piece = pieces.next(&references) {
      switch piece.kind {
      case .text: tree.leaf(.text, piece.range)
      case .space: tree.leaf(.softBreak, piece.range)
      case .reference: tree.leaf(.characterReference, piece.range, string: piece.string)
      case .invisible: break
      }
    }
  }
}

extension HTMLPage {
  /// The value of an attribute with its references resolved; nil when the item does not have it.
  func value(_ name: HTMLAttribute.Name, of index: Int, _ references: inout HTMLReferences) -> String? {
    guard let range = attribute(name, of: index) else { return nil }
    guard bytes[range].contains(.of("&")) else { return bytes.string(range) }
    var value = ""
    var pieces = HTMLTextPieces(bytes, range, isAttribute: true, keepsSpace: true)
    while let piece = pieces.next(&references) {
      value += piece.string.isEmpty ? bytes.string(piece.range) : piece.string
    }
    return value
  }
}
