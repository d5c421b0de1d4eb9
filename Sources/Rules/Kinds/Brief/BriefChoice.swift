import Prose
import TextScanning

/// Answers a question with one of certain sentences.
///
/// The answer must hold one of the options word for word, in the same case; what else it says does not matter.
package struct BriefChoice: RuleKind {
  package static let name = "brief.choice"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Answer with one of certain sentences."
  package static let slots = [SlotDescription("options", "strings", "the sentences to choose from")]

  private let options: [String]

  package init(slots: [String: JSON]) throws(SlotError) { options = try slots.strings("options") }

  package func instruction(for rule: Rule) -> String {
    "Answer with one of these, word for word: \(Quoted.list(options, joinedBy: "or"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let body = Array(answer.bytes[answer.body])
    if !options.contains(where: { !Occurrences.of(Array($0.utf8), in: body).isEmpty }) {
      report.find("Answer with \(Quoted.list(options, joinedBy: "or")).", source: answer.body)
    }
  }
}
