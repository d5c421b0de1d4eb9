import Prose
import TextScanning

/// One thing to do before another: reproduce the problem, then propose a fix.
///
/// Taught, and left to a judge: what an agent did first does not show in its text.
package struct ObligationOrder: RuleKind {
  package static let name = "obligation.order"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.judge
  package static let summary = "Do one thing before another."
  package static let slots = [
    SlotDescription("first", "string", "what comes first, beginning with its verb"),
    SlotDescription("then", "string", "what comes after it, beginning with its verb"),
    SlotDescription("objects", "strings", "commands, paths and tools the steps name", isRequired: false),
  ]

  private let first: String
  private let then: String
  private let objects: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    first = try slots.string("first")
    then = try slots.string("then")
    objects = slots.optionalStrings("objects")
  }

  package func instruction(for rule: Rule) -> String {
    let deed = Clause.bare(first) + " before you " + Clause.bare(then) + Clause.naming(objects, in: first + then)
    return Clause.sentence(nil, rule.modality.isStrict ? deed : "you should \(deed)")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}
}
