import Prose
import TextScanning

/// How many placeholders in square brackets an answer has, such as `[address]`.
package struct BriefPlaceholders: RuleKind {
  package static let name = "brief.placeholders"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Leave a certain number of placeholders in square brackets."
  package static let slots = Bounds.slots(of: "placeholders")

  private let bounds: Bounds

  package init(slots: [String: JSON]) throws(SlotError) { bounds = try Bounds(slots: slots) }

  package func instruction(for rule: Rule) -> String {
    bounds.most == 0
      ? "Leave no placeholders in square brackets."
      : "Leave \(bounds.phrase("placeholder", "placeholders")) in square brackets, such as [address]."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let found = Self.placeholders(answer.bytes)
    bounds.inspect(found.count, "placeholder", "placeholders", units: found, report: &report)
  }

  /// From an opening bracket to the next closing one on its line.
  private static func placeholders(_ bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while let start = bytes.firstIndex(of: .of("["), from: index) {
      guard let end = bytes[start...].firstIndex(where: { $0 == .of("]") || $0 == .lineFeed }) else { break }
      if bytes[end] == .of("]") { found.append(start..<end + 1) }
      index = end + 1
    }
    return found
  }
}
