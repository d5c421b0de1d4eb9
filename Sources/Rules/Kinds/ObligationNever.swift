import Prose
import TextScanning

/// Something not to do, ever or under a condition: “push to `main`”.
///
/// Taught, and left to a judge: what an agent did does not show in its text.
package struct ObligationNever: RuleKind {
  package static let name = "obligation.never"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.judge
  package static let summary = "Do not do something, ever or under a condition."
  package static let slots = [
    SlotDescription("action", "string", "what not to do, beginning with its verb and without “not”"),
    SlotDescription("objects", "strings", "commands, paths and tools the action names", isRequired: false),
    SlotDescription("condition", "string", "when it holds", isRequired: false),
  ]

  private let action: String
  private let objects: [String]
  private let condition: String?

  package init(slots: [String: JSON]) throws(SlotError) {
    action = try slots.string("action")
    objects = slots.optionalStrings("objects")
    condition = try slots.optionalString("condition")
  }

  package func instruction(for rule: Rule) -> String {
    let deed = Clause.bare(action) + Clause.naming(objects, in: action)
    let refusal = condition == nil ? "never" : "don’t"
    return Clause.sentence(condition, rule.modality.isStrict ? "\(refusal) \(deed)" : "you should not \(deed)")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}
}
