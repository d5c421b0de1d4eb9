import Prose
import TextScanning

/// Keeps a term for one sense: “Use “once” for one time, not for after”.
///
/// Whether a term is meant in that sense is a matter of meaning: the rule is taught, and judged where a model is attached.
package struct TermSense: RuleKind {
  package static let name = "term.sense"
  package static let facet = Facet.tone
  package static let check = CheckMode.judge
  package static let summary = "Use a term in one sense only."
  package static let slots = [
    SlotDescription("sense", "string", "what the term is for, or is not for, in the words of the guide"),
    SlotDescription("prefer", "strings", "terms to write in that sense", isRequired: false),
    SlotDescription("avoid", "strings", "terms not to write in that sense", isRequired: false),
  ]

  private let sense: String
  private let prefer: [String]
  private let avoid: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    sense = try slots.string("sense")
    prefer = slots.optionalStrings("prefer")
    avoid = slots.optionalStrings("avoid")
    guard !prefer.isEmpty || !avoid.isEmpty else { throw SlotError("one of “prefer” and “avoid” must name a term") }
  }

  package func instruction(for rule: Rule) -> String {
    let use = rule.modality.isStrict ? "Use" : "Prefer"
    let not = rule.modality.isStrict ? "Don’t use" : "Avoid"
    if prefer.isEmpty { return "\(not) \(Quoted.list(avoid, joinedBy: "or")) \(purpose)." }
    let instead = avoid.isEmpty ? "" : ", not \(Quoted.list(avoid, joinedBy: "or"))"
    return "\(use) \(Quoted.list(prefer, joinedBy: "or")) \(purpose)\(instead)."
  }

  /// “for a key”; a sense that brings its own word (“to refer to a key”, “as an example”) needs none.
  private var purpose: String {
    let first =
      sense.utf8.split(separator: .space, maxSplits: 1).first.map { String(decoding: $0, as: UTF8.self) } ?? ""
    return Self.connected.contains(first.lowercased()) ? sense : "for \(sense)"
  }

  private static let connected: Set<String> = [
    "to", "as", "for", "when", "whenever", "if", "in", "on", "at", "by", "with", "without", "before", "after", "only",
    "where",
    "while", "instead", "because",
  ]

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}
}
