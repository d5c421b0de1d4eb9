import Documents
import Prose
import TextScanning

/// Begins headings at the start of their line.
///
/// Markdown only. Inside quotes and lists, the line starts where their content does. The fix takes the spaces away.
package struct HeadingIndent: RuleKind {
  package static let name = "heading.indent"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Begin headings at the start of their line."
  package static let slots: [SlotDescription] = []

  package init(slots: [String: JSON]) throws(SlotError) {}

  package func instruction(for rule: Rule) -> String { "Begin headings at the start of their line, without spaces." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let lines = PageLines(page.document)
    for heading in page.writtenHeadings(lines, in: report.rule.scope) {
      report.apply()
      if let indent = lines.extraIndent(of: heading.node) {
        report.find(.indented, source: indent, replacement: "")
      }
    }
  }
}

extension String {
  fileprivate static let indented = "Begin this heading at the start of the line."
}

// MARK: - Where the content of a container begins

extension PageLines {
  /// The white space before a block that its containers do not ask for; nil when there is none.
  func extraIndent(of node: Int) -> Range<Int>? {
    let start = Int(document.nodes[node].start)
    let line = line(at: start)
    var gap = start
    while gap > ranges[line].lowerBound, bytes[gap - 1] == .space || bytes[gap - 1] == .tab { gap -= 1 }
    let allowed: Int
    if let container = container(of: node) {
      if document.nodes[container].kind == .listItem {
        // On the line of its marker, an item decides itself where its content begins.
        if self.line(at: Int(document.nodes[container].start)) == line { return nil }
        allowed = contentColumn(of: container) - column(gap)
      } else {
        allowed = gap > ranges[line].lowerBound ? 1 : 0
      }
    } else {
      allowed = 0
    }
    return start - gap > max(allowed, 0) ? gap + max(allowed, 0)..<start : nil
  }

  /// The innermost list item or quote around a node.
  func container(of node: Int) -> Int? {
    var parent = Int(document.nodes[node].parent)
    while parent > 0 {
      let kind = document.nodes[parent].kind
      if kind == .listItem || isQuote(parent) { return parent }
      parent = Int(document.nodes[parent].parent)
    }
    return nil
  }

  /// Whether a node is written with `>`: a quote, or an alert in one.
  func isQuote(_ node: Int) -> Bool {
    let kind = document.nodes[node].kind
    guard kind == .blockQuote || kind == .admonition, Int(document.nodes[node].start) < bytes.count else {
      return false
    }
    return bytes[Int(document.nodes[node].start)] == .of(">")
  }

  /// The column, from 0, at which the content of a list item begins.
  func contentColumn(of item: Int) -> Int {
    let start = Int(document.nodes[item].start)
    let line = line(at: start)
    let marker = document.marker(of: item) ?? start..<start + 1
    let end = marker.upperBound + (ASCII.isDigit(bytes[marker.lowerBound]) ? 1 : 0)
    var content = min(end, ranges[line].upperBound)
    while content < ranges[line].upperBound, bytes[content] == .space || bytes[content] == .tab { content += 1 }
    let isFar = content - end > 4 || content == ranges[line].upperBound
    return column(isFar ? end + 1 : content)
  }
}
