import Documents
import Prose
import TextScanning

/// Writes horizontal rules in one way.
///
/// Markdown only; the fix is the marker.
package struct RuleMarker: RuleKind {
  package static let name = "rule.marker"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write horizontal rules in one way."
  package static let slots = [
    SlotDescription("marker", "string", "the rule as typed, such as ---; consistent: as the first", part: .demand)
  ]

  private let marker: String?

  package init(slots: [String: JSON]) throws(SlotError) {
    let text = try slots.string("marker")
    let marks = Set(text.utf8.filter { !ASCII.isSpace($0) })
    let isRule = marks.count == 1 && text.utf8.count { !ASCII.isSpace($0) } > 2 && marks.isSubset(of: "-*_".utf8)
    guard text == "consistent" || isRule else {
      throw SlotError("slot “marker” must be a rule such as --- or “consistent”")
    }
    marker = text == "consistent" ? nil : text
  }

  package func instruction(for rule: Rule) -> String {
    marker.map { "Write horizontal rules as “\($0)”." } ?? "Write all horizontal rules of a page in the same way."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    var wanted = marker
    for rule in page.written(.thematicBreak, in: report.rule.scope) {
      report.apply()
      let range = page.document.trimmed(page.document.nodes[rule].range)
      let written = page.document.bytes.string(range)
      let right = wanted ?? written
      wanted = right
      if written != right { report.find(.wrong(right), source: range, replacement: right) }
    }
  }
}

extension String {
  fileprivate static func wrong(_ marker: String) -> String { "Write this rule as “\(marker)”." }
}
