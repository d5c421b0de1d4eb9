import Prose
import TextScanning

/// How many numbered sections an answer has, each begun by a marker and a number: “Section 1”, “Day 2”.
package struct BriefSections: RuleKind {
  package static let name = "brief.sections"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give an answer a certain number of numbered sections."
  package static let slots =
    [SlotDescription("marker", "string", "the word before each number, such as Section")] + Bounds.slots(of: "sections")

  private let marker: String
  /// The marker's bytes, without white space around them.
  private let name: [UInt8]
  private let bounds: Bounds

  package init(slots: [String: JSON]) throws(SlotError) {
    marker = try slots.word("marker")
    let bytes = Array(marker.utf8)
    name = Array(bytes[Answer.trimmed(bytes, 0..<bytes.count)])
    guard !name.isEmpty else { throw SlotError("slot “marker” must not be empty") }
    bounds = try Bounds(slots: slots)
  }

  package func instruction(for rule: Rule) -> String {
    "Give the answer \(bounds.phrase("section", "sections")), beginning each with “\(marker)” and its number: "
      + "“\(marker) 1”, “\(marker) 2” and so on."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let found = Occurrences.of(name, in: answer.bytes).filter { Self.isNumbered(answer.bytes, $0.upperBound) }
    bounds.inspect(found.count, "section", "sections", units: found, report: &report)
  }

  /// Whether a number follows, with one space before it or none.
  private static func isNumbered(_ bytes: [UInt8], _ end: Int) -> Bool {
    guard end < bytes.count else { return false }
    let (scalar, length) = Scalars.scalar(bytes, at: end)
    if scalar.properties.generalCategory == .decimalNumber { return true }
    guard Scalars.isSpace(scalar), end + length < bytes.count else { return false }
    return Scalars.scalar(bytes, at: end + length).scalar.properties.generalCategory == .decimalNumber
  }
}
