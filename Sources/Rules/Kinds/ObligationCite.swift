import Prose
import TextScanning

/// What must be shown for what is claimed: a source for every figure.
///
/// Whether a sentence claims something is a question of meaning: the rule is taught and left to a judge.
package struct ObligationCite: RuleKind {
  package static let name = "obligation.cite"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.judge
  package static let summary = "Show evidence for what is claimed."
  package static let slots = [
    SlotDescription("claim", "string", "what needs evidence; every claim when left out", isRequired: false),
    SlotDescription("evidence", "string", "what counts as evidence; a source when left out", isRequired: false),
    SlotDescription("objects", "strings", "commands, paths and tools the evidence names", isRequired: false),
  ]

  private let claim: String
  private let evidence: String
  private let objects: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    claim = try slots.optionalString("claim") ?? "every claim"
    evidence = try slots.optionalString("evidence") ?? "a source"
    objects = slots.optionalStrings("objects")
  }

  package func instruction(for rule: Rule) -> String {
    let deed = "cite \(Clause.bare(evidence)) for \(Clause.bare(claim))" + Clause.naming(objects, in: evidence + claim)
    return Clause.sentence(nil, rule.modality.isStrict ? deed : "you should \(deed)")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}
}
