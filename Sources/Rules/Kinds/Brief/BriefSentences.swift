import Prose
import TextScanning

/// How many sentences an answer has.
///
/// Sentences end at a full stop, a question mark or an exclamation mark; a line break ends none. `AnswerSentences` says where exactly.
package struct BriefSentences: RuleKind {
  package static let name = "brief.sentences"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give an answer a certain number of sentences."
  package static let slots = Bounds.slots(of: "sentences")

  private let bounds: Bounds

  package init(slots: [String: JSON]) throws(SlotError) { bounds = try Bounds(slots: slots) }

  package func instruction(for rule: Rule) -> String { "Write \(bounds.phrase("sentence", "sentences"))." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let sentences = AnswerSentences.ranges(answer.bytes, in: answer.body)
    bounds.inspect(sentences.count, "sentence", "sentences", units: sentences, report: &report)
  }
}
