import Prose
import TextScanning

/// How many words an answer has.
///
/// A word is a run of letters, digits and underscores; hyphens and apostrophes divide words, markup is no word. Too few are reported at
/// the start, too many from the first one too many.
package struct BriefWords: RuleKind {
  package static let name = "brief.words"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give an answer a certain number of words."
  package static let slots = Bounds.slots(of: "words")

  private let bounds: Bounds

  package init(slots: [String: JSON]) throws(SlotError) { bounds = try Bounds(slots: slots) }

  package func instruction(for rule: Rule) -> String { "Use \(bounds.phrase("word", "words"))." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let words = answer.words
    bounds.inspect(words.count, "word", "words", units: words, report: &report)
  }
}
