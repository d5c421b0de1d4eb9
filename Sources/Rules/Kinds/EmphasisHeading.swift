import Documents
import Prose
import TextScanning

/// Uses headings where a line in bold or italics stands in for one.
///
/// Markdown only. A paragraph that is nothing but one emphasised phrase on one line reads as a heading, unless it ends with a mark of
/// a sentence (`marks`). Paragraphs in lists and quotes are left alone.
package struct EmphasisHeading: RuleKind {
  package static let name = "emphasis.heading"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Use headings, not lines in bold."
  package static let slots = [
    SlotDescription(
      "marks", "string", "characters at the end that make a line a sentence; the usual ones when left out",
      isRequired: false, part: .demand)
  ]

  private let marks: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    marks = (try slots.optionalString("marks") ?? ".,;:!?。，；：！？").unicodeScalars.map { String($0) }
  }

  package func instruction(for rule: Rule) -> String { "Use a heading instead of a line in bold or italics." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let (document, nodes) = (page.document, page.document.nodes)
    for paragraph in page.written(.paragraph, in: report.rule.scope) where nodes[paragraph].parent == 0 {
      let children = document.children(of: paragraph).filter { !Self.isNothing($0, document) }
      guard let only = children.first, children.count == 1,
        nodes[only].kind == .strong || nodes[only].kind == .emphasis
      else { continue }
      report.apply()
      let inner = Array(document.children(of: only))
      guard !inner.isEmpty, inner.allSatisfy({ nodes[$0].kind == .text }) else { continue }
      let text = document.text(of: only)
      if !marks.contains(where: { text.hasSuffix($0) }) { report.find(.heading(text), source: nodes[only].range) }
    }
  }
  /// Whether a reader sees nothing of a node: a comment, or white space beside one.
  private static func isNothing(_ node: Int, _ document: Document) -> Bool {
    let range = document.nodes[node].range
    return document.bytes.hasBytes("<!--", at: range.lowerBound) || document.bytes[range].allSatisfy(ASCII.isSpace)
  }
}

extension String {
  fileprivate static func heading(_ text: String) -> String { "Make “\(text)” a heading." }
}
