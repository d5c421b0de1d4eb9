internal import CMarkGFM
import TextScanning

/// Links, images and footnote references.
extension MarkdownWalk {
  /// What stands around the text of a link.
  enum LinkMarks {
    /// `[text](…)`, `[text][label]`, `[text]`.
    case brackets
    /// `<address>`.
    case angles
    /// An address in running text.
    case none
  }

  mutating func link(_ node: CMarkNode, _ isFlat: Bool) -> Bool {
    guard cursor.position < cursor.count else { return false }
    let marks: LinkMarks
    switch cursor.content[cursor.position] {
    case .of("["): marks = .brackets
    case .of("<"): marks = .angles
    default: marks = .none
    }
    linkMarks.append(marks)
    return open(.link, marks: marks == .none ? 0 : 1, isFlat, string: address(node)) { _ in true }
  }

  mutating func image(_ node: CMarkNode, _ isFlat: Bool) -> Bool {
    linkMarks.append(.brackets)
    return open(.image, marks: 2, isFlat, string: address(node)) { $0 == .of("!") || $0 == .of("[") }
  }

  private func address(_ node: CMarkNode) -> String {
    let url = node.pointee.as.link.url
    return String(decoding: UnsafeBufferPointer(start: url.data, count: Int(url.len)), as: UTF8.self)
  }

  /// Closes a link or image behind its destination or label. A title becomes a node of its own.
  mutating func closeLink(_ isFlat: Bool) -> Bool {
    switch linkMarks.popLast() ?? .none {
    case .none: break
    case .angles:
      guard cursor.position < cursor.count, cursor.content[cursor.position] == .of(">") else { return false }
      cursor.position += 1
    case .brackets:
      guard cursor.position < cursor.count, cursor.content[cursor.position] == .of("]") else { return false }
      let tail = LinkTail(cursor.content, count: cursor.count, from: cursor.position)
      if let address = tail.address { restore(address) }
      if let title = tail.title { self.title(title) }
      cursor.position = tail.end
    }
    closeSpan(isFlat)
    return true
  }

  /// An address that holds a shortcode, which cmark saw as a row of letters, is kept as written.
  private mutating func restore(_ address: Range<Int>) {
    guard !cuts.isEmpty, !address.isEmpty else { return }
    let first = cursor.source(address.lowerBound)
    let last = cursor.source(address.upperBound - 1) + 1
    let cut = firstCut(after: first)
    guard cut < cuts.count, cuts[cut].range.lowerBound < last, first < last else { return }
    let kind = tree.nodes[tree.current].kind
    guard kind == .link || kind == .image else { return }
    tree.setString(Bytes.string(first..<last, in: bytes), of: tree.current)
  }

  /// A title with its quotes, at `range` of the block's text.
  private mutating func title(_ range: Range<Int>) {
    let start = cursor.source(range.lowerBound)
    tree.open(.title, start..<start)
    cursor.position = range.lowerBound + 1
    text(upTo: range.upperBound - 1)
    cursor.position = range.upperBound
    tree.close(end: cursor.source(range.upperBound - 1) + 1)
  }

  mutating func footnoteReference(_ node: CMarkNode) -> Bool {
    let start = cursor.position
    guard start + 2 < cursor.count, cursor.content[start] == .of("["), cursor.content[start + 1] == .of("^"),
      let end = Bytes.first(.of("]"), in: cursor.content, from: start, to: cursor.count)
    else { return false }
    let label = UnsafeBufferPointer(start: cursor.content + start + 2, count: end - start - 2)
    cursor.position = end + 1
    guard footnotes.contains(Self.footnoteLabel(node.pointee.as.literal)) else {
      extend(start, end + 1)
      return true
    }
    let first = cursor.source(start)
    tree.leaf(.footnoteReference, first..<cursor.source(end) + 1, string: String(decoding: label, as: UTF8.self))
    return true
  }
}
