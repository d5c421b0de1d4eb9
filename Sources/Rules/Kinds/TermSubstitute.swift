import Documents
import Prose
import TextScanning

/// Says one term in place of others: “sign in”, not “log in”.
///
/// Checked on every whole-word occurrence of an avoided term outside code and addresses; an occurrence inside one of the
/// preferred terms (`app` within `app store`) is none. A single preferred term gives a fix, in the case of what it replaces.
package struct TermSubstitute: RuleKind {
  package static let name = "term.substitute"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Write one term, not another."
  package static let slots = [
    SlotDescription("avoid", "strings", "terms not to write, as the guide spells them"),
    SlotDescription("prefer", "strings", "what to write, the first choice first"),
  ]

  private let terms: Substitution

  package init(slots: [String: JSON]) throws(SlotError) { terms = try Substitution(slots: slots) }

  package var literals: [String] { terms.literals }

  package func instruction(for rule: Rule) -> String { terms.instruction(for: rule) }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    terms.inspect(page, hits: hits, report: &report, message: String.substitute)
  }
}

extension String {
  fileprivate static func substitute(_ written: String, with prefer: [String]) -> String {
    "Write \(Quoted.list(prefer, joinedBy: "or")) instead of “\(written)”."
  }
}
