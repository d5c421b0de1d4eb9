import Prose
import TextScanning

/// A principle that only a reader of meaning can weigh: “Sound like a calm colleague”.
///
/// It is taught in the words of the guide, and judged where a model is attached; without one it counts neither way.
package struct Rubric: RuleKind {
  package static let name = "rubric"
  package static let facet = Facet.tone
  package static let check = CheckMode.judge
  package static let summary = "Follow a principle that takes a reader to judge."
  package static let slots = [
    SlotDescription("principle", "string", "the principle, in the words of the guide"),
    SlotDescription("extends", "string", "the other guide that the principle defers to", isRequired: false),
  ]

  private let principle: String

  package init(slots: [String: JSON]) throws(SlotError) { principle = try slots.string("principle") }

  package func instruction(for rule: Rule) -> String {
    let ends = [".", "!", "?"].contains { principle.hasSuffix($0) }
    return ends ? principle : principle + "."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}
}
