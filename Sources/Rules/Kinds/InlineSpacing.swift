import Documents
import Prose
import TextScanning

/// Puts no spaces inside the marks of emphasis, code or links.
///
/// Markdown only. `** bold **` shows its stars; `` ` code ` `` and `[ text ](address)` carry spaces nobody needs. One space at both ends
/// of code is part of the marks. Where the spaces can go without changing what is meant, the fix takes them away.
package struct InlineSpacing: RuleKind {
  package static let name = "inline.spacing"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Put no spaces inside the marks of emphasis, code or links."
  package static let slots = [SlotDescription("element", "string", "emphasis, code or link")]

  private enum Element: String, CaseIterable { case emphasis, code, link }
  private let element: Element

  package init(slots: [String: JSON]) throws(SlotError) { element = try slots.choice("element", Element.self) }

  package func instruction(for rule: Rule) -> String {
    switch element {
    case .emphasis: "Put no spaces inside the marks of bold and italics."
    case .code: "Put no spaces inside the backticks of code."
    case .link: "Put no spaces inside the brackets of a link."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    switch element {
    case .code: for code in page.written(.code, in: report.rule.scope) { inspect(code: code, page, report: &report) }
    case .link: for link in page.written(.link, in: report.rule.scope) { inspect(link: link, page, report: &report) }
    case .emphasis: inspectEmphasis(page, report: &report)
    }
  }

  // MARK: Code

  private func inspect(code: Int, _ page: Page, report: inout Inspection) {
    let bytes = page.document.bytes
    var inner = page.document.nodes[code].range
    while inner.count > 1, bytes[inner.lowerBound] == .of("`"), bytes[inner.upperBound - 1] == .of("`") {
      inner = inner.lowerBound + 1..<inner.upperBound - 1
    }
    guard inner.lowerBound > page.document.nodes[code].range.lowerBound else { return }
    report.apply()
    let text = page.document.trimmed(inner)
    guard !text.isEmpty else { return }
    var (start, end) = (inner.lowerBound, inner.upperBound)
    if start < text.lowerBound, end > text.upperBound { (start, end) = (start + 1, end - 1) }
    // Beside a backtick a space is needed.
    let (left, right) = (start..<text.lowerBound, text.upperBound..<end)
    if left.count > (start == inner.lowerBound && bytes[text.lowerBound] == .of("`") ? 1 : 0) {
      report.find(.code, source: left, replacement: "")
    }
    if right.count > (end == inner.upperBound && bytes[text.upperBound - 1] == .of("`") ? 1 : 0) {
      report.find(.code, source: right, replacement: "")
    }
  }

  // MARK: Links

  private func inspect(link: Int, _ page: Page, report: inout Inspection) {
    let (bytes, range) = (page.document.bytes, page.document.nodes[link].range)
    guard bytes[range.lowerBound] == .of("["), let close = Self.closing(bytes, range) else { return }
    report.apply()
    let inner = range.lowerBound + 1..<close
    let text = page.document.trimmed(inner)
    for gap in [inner.lowerBound..<text.lowerBound, text.upperBound..<inner.upperBound] {
      // A line end inside the brackets is no space; spaces before or behind it are.
      guard let start = bytes[gap].firstIndex(where: { $0 == .space || $0 == .tab }) else { continue }
      let end = bytes[start..<gap.upperBound].firstIndex { $0 != .space && $0 != .tab } ?? gap.upperBound
      report.find(.link, source: start..<end, replacement: text.isEmpty ? nil : "")
    }
  }

  /// The bracket that ends the text of a link.
  private static func closing(_ bytes: [UInt8], _ link: Range<Int>) -> Int? {
    var depth = 0
    var index = link.lowerBound
    while index < link.upperBound {
      switch bytes[index] {
      case .of("\\"): index += 1
      case .of("`"):
        var run = index
        while run < link.upperBound, bytes[run] == .of("`") { run += 1 }
        index = codeEnd(bytes, run..<link.upperBound, width: run - index) ?? run - 1
      case .of("["): depth += 1
      case .of("]"):
        depth -= 1
        if depth == 0 { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// The last backtick of the run that closes code.
  private static func codeEnd(_ bytes: [UInt8], _ range: Range<Int>, width: Int) -> Int? {
    var index = range.lowerBound
    while index < range.upperBound {
      var end = index
      while end < range.upperBound, bytes[end] == .of("`") { end += 1 }
      if end - index == width { return end - 1 }
      index = max(end, index + 1)
    }
    return nil
  }

  // MARK: Emphasis

  /// Marks that mark nothing, two by two: what stands between them was meant to be emphasised.
  private func inspectEmphasis(_ page: Page, report: inout Inspection) {
    let nodes = page.document.nodes
    for parent in nodes.indices
    where nodes[parent].kind.holdsText || nodes[parent].kind == .strong || nodes[parent].kind == .emphasis {
      if nodes[Int(max(nodes[parent].parent, 0))].kind == .htmlBlock { continue }
      var runs: [Range<Int>] = []
      for child in page.document.children(of: parent) where nodes[child].kind == .text {
        report.apply()
        Self.addRuns(page.document.bytes, nodes[child].range, to: &runs)
      }
      for width in 1...3 {
        for mark in [UInt8.of("*"), .of("_")] {
          pair(runs.filter { $0.count == width && page.document.bytes[$0.lowerBound] == mark }, page, report: &report)
        }
      }
    }
  }

  private static func addRuns(_ bytes: [UInt8], _ text: Range<Int>, to runs: inout [Range<Int>]) {
    var index = text.lowerBound
    while index < text.upperBound {
      let mark = bytes[index]
      guard mark == .of("*") || mark == .of("_"), index == 0 || bytes[index - 1] != .of("\\") else {
        index += 1
        continue
      }
      var end = index
      while end < text.upperBound, bytes[end] == mark { end += 1 }
      runs.append(index..<end)
      index = end
    }
  }

  private func pair(_ runs: [Range<Int>], _ page: Page, report: inout Inspection) {
    let bytes = page.document.bytes
    var index = 0
    while index + 1 < runs.count {
      let (open, close) = (runs[index], runs[index + 1])
      index += 2
      var start = open.upperBound
      while start < bytes.count, bytes[start] == .space || bytes[start] == .tab { start += 1 }
      if start > open.upperBound, start < bytes.count, !ASCII.isSpace(bytes[start]) {
        report.find(.emphasis, source: open.lowerBound..<start)
      }
      var end = close.lowerBound
      while end > 0, bytes[end - 1] == .space || bytes[end - 1] == .tab { end -= 1 }
      if end < close.lowerBound, end > 0, !ASCII.isSpace(bytes[end - 1]) {
        report.find(.emphasis, source: end..<close.upperBound)
      }
    }
  }
}

extension String {
  fileprivate static let emphasis = "Put no space inside these marks."
  fileprivate static let code = "Put no space inside these backticks."
  fileprivate static let link = "Put no space inside these brackets."
}
