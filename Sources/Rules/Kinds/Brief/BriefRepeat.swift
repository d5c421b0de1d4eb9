import Prose
import TextScanning

/// The answer begins by repeating the request word for word; case does not matter.
package struct BriefRepeat: RuleKind {
  package static let name = "brief.repeat"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Repeat the request before answering it."
  package static let slots = [SlotDescription("text", "string", "the request, word for word")]

  private let text: String

  package init(slots: [String: JSON]) throws(SlotError) { text = try slots.word("text") }

  package func instruction(for rule: Rule) -> String {
    "Begin by repeating the request word for word, and only then answer it: “\(text)”"
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let wanted = Answer.folded(text)
    let body = answer.lowercased[answer.body]
    let request = wanted[Answer.trimmed(wanted, 0..<wanted.count)]
    guard !body.starts(with: request) else { return }
    let same = zip(body, request).prefix { $0 == $1 }.count
    let place = answer.body.lowerBound + same
    report.find(.differs, source: answer.bytes.scalarStart(place)..<answer.bytes.scalarStart(place))
  }
}

extension [UInt8] {
  /// The start of the scalar that an offset lies in.
  fileprivate func scalarStart(_ offset: Int) -> Int {
    var start = offset
    while start > 0, start < count, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }
}

extension String {
  fileprivate static let differs = "Repeat the request word for word first; from here on the answer differs from it."
}
