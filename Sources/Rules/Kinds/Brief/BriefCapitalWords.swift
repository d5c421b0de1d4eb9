import Prose
import TextScanning

/// How many words of an answer stand in capital letters.
///
/// A word counts when it has letters and all of them are capitals: “NATO”, “I” and “COVID-19” do, “iOS” does not.
package struct BriefCapitalWords: RuleKind {
  package static let name = "brief.capitalWords"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write a certain number of words in capital letters."
  package static let slots = Bounds.slots(of: "words in capital letters")

  private let bounds: Bounds

  package init(slots: [String: JSON]) throws(SlotError) { bounds = try Bounds(slots: slots) }

  package func instruction(for rule: Rule) -> String {
    "Write \(bounds.phrase("word", "words")) in capital letters."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let words = answer.tokens.filter { LetterCase.of(answer.bytes, in: $0) == .upper }
    bounds.inspect(
      words.count, "word in capital letters", "words in capital letters", units: words, report: &report)
  }
}
