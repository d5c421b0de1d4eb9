import Prose
import TextScanning

/// Ends the answer with certain words, and nothing after them.
///
/// Case, white space and straight quotation marks at the end do not matter.
package struct BriefEnding: RuleKind {
  package static let name = "brief.ending"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "End an answer with certain words."
  package static let slots = [SlotDescription("phrase", "string", "the words the answer ends with")]

  private let phrase: String

  package init(slots: [String: JSON]) throws(SlotError) {
    phrase = try slots.string("phrase")
    let bytes = Array(phrase.utf8)
    guard !Answer.trimmed(bytes, 0..<bytes.count).isEmpty else { throw SlotError("slot “phrase” must not be empty") }
  }

  package func instruction(for rule: Rule) -> String { "End with “\(phrase)” and write nothing after it." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    var body = answer.body
    while !body.isEmpty, answer.bytes[body.upperBound - 1] == .of("\"") { body = body.dropLast() }
    while !body.isEmpty, answer.bytes[body.lowerBound] == .of("\"") { body = body.dropFirst() }
    let wanted = Answer.folded(phrase)
    let end = wanted[Answer.trimmed(wanted, 0..<wanted.count)]
    guard body.count < end.count || !answer.lowercased[body].suffix(end.count).elementsEqual(end) else { return }
    report.find("The answer must end with “\(phrase)”.", source: answer.lastLine)
  }
}

extension Answer {
  /// The last line that says anything.
  fileprivate var lastLine: Range<Int> {
    let start = bytes[body].lastIndex(of: .lineFeed).map { $0 + 1 } ?? body.lowerBound
    return start..<body.upperBound
  }
}
