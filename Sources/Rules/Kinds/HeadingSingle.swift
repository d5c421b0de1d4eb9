import Documents
import Prose
import TextScanning

/// Leaves a page that begins with its title no second heading of that level.
///
/// The title is the first thing of the page, or the line of the front matter that `frontMatterTitle` describes (its `title`, when the
/// slot is left out). A page without a title is not looked at. Markdown only.
package struct HeadingSingle: RuleKind {
  package static let name = "heading.single"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Use one title per page."
  package static let slots = [
    SlotDescription("level", "number", "the level of titles; 1 when left out", isRequired: false),
    SlotDescription(
      "frontMatterTitle", "string",
      "pattern of the line in the front matter that is the title; empty: none", isRequired: false, part: .demand),
  ]

  private let level: Int
  private let title: TitleLine

  package init(slots: [String: JSON]) throws(SlotError) {
    level = try slots.count("level") ?? 1
    title = try TitleLine(slots, "frontMatterTitle")
  }

  package static func compared(_ slots: [String: JSON]) -> (kind: String, slots: [String: JSON]) {
    (slots["level"]?.int ?? 1) == 1 ? (HeadingLevels.name, ["titles": 1]) : (name, slots)
  }

  package func instruction(for rule: Rule) -> String {
    "Use at most one heading of level \(level) per page, as its title."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    let lines = PageLines(page.document)
    var hasTitle = title.isIn(page.document)
    let opening = (lines.first..<lines.count).first { !lines.isBlank($0) } ?? lines.count
    for heading in page.writtenHeadings(lines, in: report.rule.scope) where heading.level == level {
      if hasTitle {
        report.find(.second(level), source: heading.text)
      } else if heading.lines.lowerBound <= opening {
        report.apply()
        hasTitle = true
      }
    }
  }
}

extension String {
  fileprivate static func second(_ level: Int) -> String {
    "The page has a title already; use a level below \(level)."
  }
}
