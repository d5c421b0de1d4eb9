import Prose
import TextScanning

/// Begins the answer with certain words.
///
/// Case, white space and straight quotation marks at the start do not matter.
package struct BriefOpening: RuleKind {
  package static let name = "brief.opening"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Begin an answer with certain words."
  package static let slots = [SlotDescription("phrase", "string", "the words the answer begins with")]

  private let phrase: String

  package init(slots: [String: JSON]) throws(SlotError) { phrase = try slots.word("phrase") }

  package func instruction(for rule: Rule) -> String { "Begin with “\(phrase)” and write nothing before it." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    var body = answer.body
    while let first = answer.bytes[body].first, first == .of("\"") { body = body.dropFirst() }
    guard !answer.lowercased[body].starts(with: Answer.folded(phrase)) else { return }
    let end = answer.bytes[body].firstIndex(of: .lineFeed) ?? body.upperBound
    report.find("The answer must begin with “\(phrase)”.", source: body.lowerBound..<end)
  }
}
