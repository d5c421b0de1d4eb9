import Prose
import TextScanning

/// An answer with a title in double angle brackets: `<<A title>>`.
package struct BriefTitle: RuleKind {
  package static let name = "brief.title"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give an answer a title in double angle brackets."
  package static let slots: [SlotDescription] = []

  package init(slots: [String: JSON]) throws(SlotError) {}

  package func instruction(for rule: Rule) -> String {
    "Give the answer a title in double angle brackets, such as <<A day at sea>>."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    if !answer.lines.contains(where: { Self.holdsTitle(answer, $0) }) { report.find(.missing, source: 0..<0) }
  }

  /// Whether a line has text between its first `<<` and its last `>>`.
  private static func holdsTitle(_ answer: Answer, _ line: Range<Int>) -> Bool {
    let bytes = Array(answer.bytes[line])
    guard let start = Occurrences.of(Array("<<".utf8), in: bytes).first?.lowerBound,
      let end = bytes.indices.last(where: { bytes.hasBytes(">>", at: $0) }), end >= start + 3
    else { return false }
    var title = start..<end + 2
    while let first = bytes[title].first, first == .of("<") { title = title.dropFirst() }
    while let last = bytes[title].last, last == .of(">") { title = title.dropLast() }
    return !Answer.trimmed(bytes, title).isEmpty
  }
}

extension String {
  fileprivate static let missing = "Give the answer a title in double angle brackets."
}
