import Documents
import Prose
import TextScanning

/// Never writes certain terms: no replacement is given.
///
/// Every page with text is looked at, so that a page without the term keeps the rule. Code and addresses do not count.
package struct TermBan: RuleKind {
  package static let name = "term.ban"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Do not write a term."
  package static let slots = [
    SlotDescription("avoid", "strings", "terms not to write, as the guide spells them"),
    SlotDescription("message", "string", "what a finding says; %s is the match", isRequired: false),
  ]

  private let avoid: [String]
  private let message: LinterMessage?

  package init(slots: [String: JSON]) throws(SlotError) {
    avoid = try slots.strings("avoid")
    message = slots["message"]?.string.map { LinterMessage($0) }
  }

  package var literals: [String] { avoid.map(TermMatch.literal) }

  package func instruction(for rule: Rule) -> String {
    "\(rule.modality.isStrict ? "Don’t write" : "Avoid") \(Quoted.list(avoid, joinedBy: "or"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    report.applyIfText(page)
    let bytes = page.text.bytes
    for hit in LiteralHit.outermost(hits)
    where !Surroundings.isAddress(bytes, hit.range) && TermMatch.isSpelled(avoid[hit.literal], bytes, hit.range) {
      let range = TermMatch.whole(avoid[hit.literal], bytes, hit.range)
      let written = page.string(range)
      report.find(message?.filled([written]) ?? .banned(written), at: range)
    }
  }
}

extension String {
  fileprivate static func banned(_ written: String) -> String { "Don’t write “\(written)”." }
}
