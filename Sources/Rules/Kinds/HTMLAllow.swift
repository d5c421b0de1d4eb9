import Documents
import Prose
import TextScanning

/// Keeps HTML out of Markdown, but for some elements.
///
/// Every opening tag of another element is a finding; comments are none. Names are compared without case.
package struct HTMLAllow: RuleKind {
  package static let name = "html.allow"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Use no HTML in Markdown, but for some elements."
  package static let slots = [
    SlotDescription("elements", "strings", "elements that may be used", isRequired: false, part: .addition),
    SlotDescription(
      "tableElements", "strings", "elements that may be used in tables; the same when left out", isRequired: false,
      part: .addition),
  ]

  private let elements: Set<String>
  private let tableElements: Set<String>

  package init(slots: [String: JSON]) throws(SlotError) {
    elements = Set(slots.optionalStrings("elements").map { $0.lowercased() })
    tableElements = slots["tableElements"]?.strings.map { Set($0.map { $0.lowercased() }) } ?? elements
  }

  package func instruction(for rule: Rule) -> String {
    let names = elements.sorted().map { "<\($0)>" }
    return names.isEmpty
      ? "Write Markdown, not HTML." : "Use no HTML in Markdown but \(Quoted.list(names, joinedBy: "and"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    let lines = PageLines(page.document)
    for tag in MarkupScan(page, lines).tags where !tag.isClosing {
      let name = tag.name.lowercased()
      report.apply()
      let isInTable = lines.parts[lines.line(at: tag.range.lowerBound)].contains(.table)
      if !(isInTable ? tableElements : elements).contains(name) { report.find(.element(tag.name), source: tag.range) }
    }
  }
}

extension String {
  fileprivate static func element(_ name: String) -> String { "Write this in Markdown instead of with <\(name)>." }
}
