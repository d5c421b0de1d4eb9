import Prose
import TextScanning

/// How many passages of an answer are highlighted with asterisks, as in `*this*` or `**this**`.
///
/// A highlight stands on one line and holds something. Where marks meet by chance, as in `* item *`, the text between them counts too:
/// that is how such answers are scored.
package struct BriefHighlights: RuleKind {
  package static let name = "brief.highlights"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Highlight a certain number of passages with asterisks."
  package static let slots = Bounds.slots(of: "highlighted passages")

  private let bounds: Bounds

  package init(slots: [String: JSON]) throws(SlotError) { bounds = try Bounds(slots: slots) }

  package func instruction(for rule: Rule) -> String {
    "Highlight \(bounds.phrase("passage", "passages")) with asterisks, as in *this one*."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let found = Self.highlights(of: answer, marks: 1) + Self.highlights(of: answer, marks: 2)
    let sorted = found.sorted { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    bounds.inspect(sorted.count, "highlighted passage", "highlighted passages", units: sorted, report: &report)
  }

  /// Passages between so many asterisks on either side, with neither an asterisk nor a line end within.
  private static func highlights(of answer: Answer, marks: Int) -> [Range<Int>] {
    let bytes = answer.bytes
    func isMarked(_ index: Int) -> Bool {
      index + marks <= bytes.count && bytes[index..<index + marks].allSatisfy { $0 == .of("*") }
    }
    var found: [Range<Int>] = []
    var index = 0
    while let start = bytes.firstIndex(of: .of("*"), from: index) {
      index = start + 1
      guard isMarked(start) else { continue }
      let inner = start + marks
      guard let end = bytes[inner...].firstIndex(where: { $0 == .of("*") || $0 == .lineFeed }), isMarked(end) else {
        continue
      }
      if !answer.isBlank(inner..<end) { found.append(start..<end + marks) }
      index = end + marks
    }
    return found
  }
}
