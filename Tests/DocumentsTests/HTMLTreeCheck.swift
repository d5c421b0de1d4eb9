import Foundation
import TestSupport
import TextScanning

@testable import Documents

/// What must be true of every tree the HTML reader gives.
enum HTMLTreeCheck {
  /// The broken rules, at most ten; empty for a sound tree.
  static func violations(_ document: Document) -> [String] {
    var found: [String] = []
    let nodes = document.nodes
    var ends = [Int](repeating: 0, count: nodes.count)
    for (index, node) in nodes.enumerated() where found.count < 10 {
      if node.end < node.start || Int(node.end) > document.bytes.count { found.append("\(index) has no range") }
      guard index > 0 else { continue }
      let parent = Int(node.parent)
      if parent >= index || Int(nodes[parent].subtreeEnd) < Int(node.subtreeEnd) {
        found.append("\(index) is not nested")
      }
      if node.start < nodes[parent].start || node.end > nodes[parent].end {
        found.append("\(index) \(node.kind) \(node.range) leaves \(nodes[parent].kind) \(nodes[parent].range)")
      }
      if Int(node.start) < ends[parent] {
        found.append("\(index) \(node.kind) \(node.range) begins before \(ends[parent])")
      }
      ends[parent] = Int(node.end)
      if let problem = misplaced(node, below: nodes[parent]) { found.append("\(index) \(node.range): \(problem)") }
    }
    return found + textProblems(document).prefix(10)
  }

  private static func misplaced(_ node: Node, below parent: Node) -> String? {
    let holds = parent.kind.holdsText || parent.kind.isInline || parent.kind == .codeBlock
    if node.kind.isInline != holds { return "\(node.kind) below \(parent.kind)" }
    if parent.kind == .list, node.kind != .listItem { return "\(node.kind) in a list" }
    if parent.kind == .tableRow, node.kind != .tableCell { return "\(node.kind) in a row" }
    if node.kind == .tableCell, parent.kind != .tableRow { return "a cell in \(parent.kind)" }
    if node.kind == .text, node.range.isEmpty { return "empty text" }
    return nil
  }

  /// Text lies in one text of the page between its tags; it holds no hidden text and (outside of code) no run of white space.
  private static func textProblems(_ document: Document) -> [String] {
    guard !document.diagnostics.contains(where: { $0.code == "binary" || $0.code == "not-utf8" }) else { return [] }
    var found: [String] = []
    let texts = HTMLPageBuilder.page(document.bytes, from: 0).items.filter { $0.tag == .text }.map(\.range)
    var (next, nextHidden) = (0, 0)
    for (index, node) in document.nodes.enumerated() where node.kind == .text && !isInAttribute(document, index) {
      let range = node.range
      while next < texts.count, texts[next].upperBound <= range.lowerBound { next += 1 }
      if next == texts.count || texts[next].clamped(to: range) != range { found.append("text \(range) holds markup") }
      while nextHidden < document.hidden.count, document.hidden[nextHidden].upperBound <= range.lowerBound {
        nextHidden += 1
      }
      if nextHidden < document.hidden.count, document.hidden[nextHidden].overlaps(range) {
        found.append("\(index) is hidden")
      }
      let isCode = document.nodes[Int(node.parent)].kind == .codeBlock
      if !isCode, hasWideSpace(document.bytes, range) { found.append("text \(range) holds white space") }
    }
    return found
  }

  private static func hasWideSpace(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    range.contains { index in
      guard ASCII.isSpace(bytes[index]) else { return false }
      return bytes[index] != .space || (index + 1 < range.upperBound && ASCII.isSpace(bytes[index + 1]))
    }
  }

  private static func isInAttribute(_ document: Document, _ index: Int) -> Bool {
    let parent = document.nodes[Int(document.nodes[index].parent)].kind
    return parent == .image || parent == .title
  }

  /// HTML files below a folder, in order; empty when there is none.
  static func pages(below folder: URL) -> [URL] {
    let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".html") || $0.hasSuffix(".htm") }.sorted().map { folder.appending(path: $0) }
  }

  /// CPU time of this thread alone, since other tests run beside it.
  static func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  static func read(_ html: String) -> Document { HTMLReader.read(path: "page.html", bytes: Array(html.utf8)) }

  static func read(_ file: URL) throws -> Document {
    HTMLReader.read(path: file.lastPathComponent, bytes: [UInt8](try Data(contentsOf: file)))
  }
}
