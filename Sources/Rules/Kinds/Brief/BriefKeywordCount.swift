import Prose
import TextScanning

/// How often a word occurs in an answer.
///
/// Case does not matter, and a longer word that holds the word counts: “cats” has “cat” in it.
package struct BriefKeywordCount: RuleKind {
  package static let name = "brief.keywordCount"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Use a word a certain number of times."
  package static let slots =
    [SlotDescription("word", "string", "the word or phrase")] + Bounds.slots(of: "occurrences")

  private let word: String
  private let bounds: Bounds

  package init(slots: [String: JSON]) throws(SlotError) {
    word = try slots.word("word")
    bounds = try Bounds(slots: slots)
  }

  package func instruction(for rule: Rule) -> String {
    bounds.most == 0 ? "Don’t use the word “\(word)”." : "Use the word “\(word)” \(bounds.phrase("time", "times"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let found = answer.occurrences(of: word)
    let said = "The answer has “\(word)” \(Bounds.times(found.count))"
    bounds.inspect(found.count, saying: said, units: found, report: &report)
  }
}
