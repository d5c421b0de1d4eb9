@testable import Documents
import TextScanning

/// What must hold for every tree that a reader builds.
enum MarkdownInvariants {
  /// The first thing wrong with a tree, or nil.
  static func violation(in document: Document) -> String? {
    let nodes = document.nodes
    guard let root = nodes.first, root.kind == .document, Int(root.subtreeEnd) == nodes.count else { return "no root" }
    // The end of the last child so far, by parent.
    var ends = nodes.map { Int($0.start) }
    for (index, node) in nodes.enumerated().dropFirst() {
      func wrong(_ what: String) -> String {
        "node \(index) \(node.kind) \(node.start)..<\(node.end): \(what) in \(document.path)"
      }
      let parent = Int(node.parent)
      guard parent >= 0, parent < index, index < Int(nodes[parent].subtreeEnd) else { return wrong("is no descendant") }
      guard Int(node.subtreeEnd) > index, node.subtreeEnd <= nodes[parent].subtreeEnd else {
        return wrong("reaches too far")
      }
      guard node.start <= node.end, Int(node.end) <= document.bytes.count else { return wrong("has no range") }
      guard node.start >= nodes[parent].start, node.end <= nodes[parent].end else {
        return wrong("leaves its parent \(nodes[parent].kind) \(nodes[parent].start)..<\(nodes[parent].end)")
      }
      guard Int(node.start) >= ends[parent] else { return wrong("begins before its sibling ends") }
      ends[parent] = Int(node.end)
      // A shortcode may stand for a block; it holds no text.
      let isBlock = !node.kind.isInline || (node.kind == .shortcode && Int(node.subtreeEnd) == index + 1)
      if !isBlock, !holds(parent, in: nodes) { return wrong("stands below no text") }
      if !node.kind.isInline, holds(parent, in: nodes) { return wrong("is a block inside text") }
      if node.kind == .text, node.start == node.end { return wrong("is empty") }
    }
    return nil
  }

  private static func holds(_ index: Int, in nodes: [Node]) -> Bool {
    var index = index
    while index > 0 {
      if nodes[index].kind.holdsText { return true }
      if !nodes[index].kind.isInline { return false }
      index = Int(nodes[index].parent)
    }
    return false
  }

  /// The text of a node without the titles of its links, breaks as spaces.
  static func text(of index: Int, in document: Document) -> [UInt8] {
    var text: [UInt8] = []
    var position = index
    while position < Int(document.nodes[index].subtreeEnd) {
      let node = document.nodes[position]
      switch node.kind {
      case .text: text += document.bytes[node.range]
      case .characterReference: text += Array((document.string(of: position) ?? "").utf8)
      // A tag that breaks the text is none of cmark's breaks.
      case .lineBreak where document.bytes[Int(node.start)] == .of("<"): break
      case .softBreak, .lineBreak: text.append(.space)
      case .title: position = Int(node.subtreeEnd) - 1
      default: break
      }
      position += 1
    }
    return text
  }
}
