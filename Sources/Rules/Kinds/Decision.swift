import Prose
import TextScanning

/// What to do in a case, and what otherwise: “if the cause is unknown, say so; otherwise name it”.
///
/// Whether the case is there is a question of meaning: the rule is taught and left to a judge.
package struct Decision: RuleKind {
  package static let name = "decision"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.judge
  package static let summary = "Decide what to do by a condition."
  package static let slots = [
    SlotDescription("condition", "string", "the case, with or without “if”"),
    SlotDescription("action", "string", "what to do then, beginning with its verb"),
    SlotDescription("otherwise", "string", "what to do else, beginning with its verb", isRequired: false),
  ]

  private let condition: String
  private let action: String
  private let otherwise: String?

  package init(slots: [String: JSON]) throws(SlotError) {
    condition = try slots.string("condition")
    action = try slots.string("action")
    otherwise = try slots.optionalString("otherwise")
  }

  package func instruction(for rule: Rule) -> String {
    let verb = rule.modality.isNegative ? "don’t " : ""
    let deed =
      rule.modality.isStrict || !verb.isEmpty ? verb + Clause.bare(action) : "you should " + Clause.bare(action)
    return Clause.sentence(condition, otherwise.map { "\(deed); otherwise, \(Clause.bare($0))" } ?? deed)
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}
}
