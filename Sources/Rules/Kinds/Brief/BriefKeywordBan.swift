import Prose
import TextScanning

/// Words an answer must not have.
///
/// Whole words in whatever case count, wherever they stand, code and addresses included. Every occurrence is reported.
package struct BriefKeywordBan: RuleKind {
  package static let name = "brief.keywordBan"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Leave certain words out of an answer."
  package static let slots = [SlotDescription("avoid", "strings", "the words to leave out")]

  private let avoid: [String]

  package init(slots: [String: JSON]) throws(SlotError) { avoid = try slots.words("avoid") }

  package func instruction(for rule: Rule) -> String {
    "Don’t use the \(avoid.count == 1 ? "word" : "words") \(Quoted.list(avoid, joinedBy: "or"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let lower = answer.lowercased
    for word in avoid {
      for range in Occurrences.of(Answer.folded(word), in: lower)
      where answer.isWordEdge(range.lowerBound) && answer.isWordEdge(range.upperBound) {
        report.find("Don’t use “\(word)”.", source: range)
      }
    }
  }
}
