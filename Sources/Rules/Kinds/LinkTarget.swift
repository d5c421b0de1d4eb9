import Documents
import Prose
import TextScanning

/// Gives every link somewhere to go.
///
/// Markdown only. `[text]()`, `[text](#)` and references to such addresses are findings.
package struct LinkTarget: RuleKind {
  package static let name = "link.target"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give every link an address."
  package static let slots: [SlotDescription] = []

  package init(slots: [String: JSON]) throws(SlotError) {}

  package func instruction(for rule: Rule) -> String { "Give every link an address to go to." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for link in page.written(.link, in: report.rule.scope) {
      let address = page.document.string(of: link) ?? ""
      report.apply()
      if address.isEmpty || address == "#" { report.find(.empty, source: page.document.nodes[link].range) }
    }
  }
}

extension String {
  fileprivate static let empty = "Give this link an address."
}
