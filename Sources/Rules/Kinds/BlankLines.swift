import Documents
import Prose
import TextScanning

/// How many blank lines may follow one another.
///
/// Markdown and plain text only; code blocks and front matter are exempt. Every line that is too much is a finding, and the fix takes it away.
package struct BlankLines: RuleKind {
  package static let name = "blank.lines"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Leave no more blank lines in a row than needed."
  package static let slots = [
    SlotDescription("max", "number", "the most blank lines in a row", part: .demand)
  ]

  private let max: Int

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let max = try slots.count("max"), max > 0 else { throw SlotError("slot “max” must be a number from 1") }
    self.max = max
  }

  package func instruction(for rule: Rule) -> String {
    max == 1 ? "Leave one blank line at most between blocks." : "Leave at most \(max) blank lines in a row."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format != .html, !page.document.bytes.isEmpty else { return }
    let lines = PageLines(page.document)
    report.apply()
    var count = 0
    for line in lines.first..<lines.count {
      count = lines.parts[line].isDisjoint(with: .code) && lines.isEmpty(line) ? count + 1 : 0
      guard count > max else { continue }
      // The line goes with the end of the one before it, which stands at the end of a page too.
      let end = lines.ranges[line].upperBound
      let before = lines.ranges[line - 1].upperBound
      report.find(.tooMany(max), source: lines.ranges[line], fix: Fix(range: before..<end, text: ""))
    }
  }
}

extension String {
  fileprivate static func tooMany(_ max: Int) -> String {
    max == 1 ? "Leave one blank line, not more." : "Leave at most \(max) blank lines."
  }
}
