import Prose
import TextScanning

/// Something to do only after somebody said yes: “drop a table”.
///
/// Taught, and left to a judge: whether somebody was asked shows in a transcript, not in a text.
package struct ObligationConfirm: RuleKind {
  package static let name = "obligation.confirm"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.judge
  package static let summary = "Ask somebody before doing something."
  package static let slots = [
    SlotDescription("action", "string", "what needs a yes, beginning with its verb"),
    SlotDescription("from", "string", "who has to say it; a person when left out", isRequired: false),
    SlotDescription("objects", "strings", "commands, paths and tools the action names", isRequired: false),
  ]

  private let action: String
  private let from: String
  private let objects: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    action = try slots.string("action")
    from = try slots.optionalString("from") ?? "a person"
    objects = slots.optionalStrings("objects")
  }

  package func instruction(for rule: Rule) -> String {
    let deed = "ask \(Clause.bare(from)) before you \(Clause.bare(action))" + Clause.naming(objects, in: action)
    return Clause.sentence(nil, rule.modality.isStrict ? "\(deed), and wait for the answer" : "you should \(deed)")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}
}
