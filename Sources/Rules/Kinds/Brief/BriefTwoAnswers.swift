import Prose
import TextScanning

/// Two different answers, divided by six asterisks.
package struct BriefTwoAnswers: RuleKind {
  package static let name = "brief.twoAnswers"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give two different answers, divided by six asterisks."
  package static let slots: [SlotDescription] = []

  package init(slots: [String: JSON]) throws(SlotError) {}

  package func instruction(for rule: Rule) -> String {
    "Give two different answers, and divide them with six asterisks: ******."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let pieces = answer.pieces(separatedBy: "******")
    if let gap = pieces.dropFirst().dropLast().first(where: answer.isBlank) {
      return report.find(.gap, source: gap.lowerBound - 6..<gap.upperBound + 6)
    }
    let answers = pieces.filter { !answer.isBlank($0) }.map { answer.trimmed($0) }
    if answers.count != 2 {
      report.find(.count(answers.count), source: 0..<0)
    } else if answer.bytes[answers[0]].elementsEqual(answer.bytes[answers[1]]) {
      report.find(.same, source: answers[1])
    }
  }
}

extension String {
  fileprivate static let gap = "There is no answer between these dividers."
  fileprivate static let same = "The second answer is the same as the first."
  fileprivate static func count(_ count: Int) -> String {
    "There \(count == 1 ? "is one answer" : "are \(count) answers"); give two, divided by six asterisks."
  }
}
