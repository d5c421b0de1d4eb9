import Prose
import TextScanning

/// The whole answer stands between straight double quotation marks.
package struct BriefQuotation: RuleKind {
  package static let name = "brief.quotation"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Put the whole answer in double quotation marks."
  package static let slots: [SlotDescription] = []

  package init(slots: [String: JSON]) throws(SlotError) {}

  package func instruction(for rule: Rule) -> String { "Put the whole answer in straight double quotation marks." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let body = answer.body
    let (first, last) = (answer.bytes[body.lowerBound], answer.bytes[body.upperBound - 1])
    if first != .of("\"") { report.find(.opening, source: body.lowerBound..<body.lowerBound) }
    if last != .of("\"") || body.count < 2 { report.find(.closing, source: body.upperBound..<body.upperBound) }
  }
}

extension String {
  fileprivate static let opening = "Begin the answer with a straight double quotation mark."
  fileprivate static let closing = "End the answer with a straight double quotation mark."
}
