import Prose
import TextScanning

/// An answer without any comma, code and numbers included.
package struct BriefNoCommas: RuleKind {
  package static let name = "brief.noCommas"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Use no commas in an answer."
  package static let slots: [SlotDescription] = []

  package init(slots: [String: JSON]) throws(SlotError) {}

  package func instruction(for rule: Rule) -> String { "Don’t use commas anywhere in the answer." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    for range in Occurrences.of([.of(",")], in: answer.bytes) { report.find("Don’t use commas.", source: range) }
  }
}
