import Documents
import Prose
import TextScanning

/// Numbers the items of ordered lists all `1.`, or `1.` `2.` `3.`.
///
/// Markdown only; lists of one item say nothing. With “ones”, a list that goes on at a higher number is left alone;
/// with “increasing”, a list may begin at any number. The fix is the right number.
package struct ListNumbering: RuleKind {
  package static let name = "list.numbering"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Number the items of ordered lists in one way."
  package static let slots = [
    SlotDescription("style", "string", "ones (1. 1. 1.) or increasing (1. 2. 3.)", part: .demand)
  ]

  private enum Style: String, CaseIterable { case ones, increasing }
  private let style: Style

  package init(slots: [String: JSON]) throws(SlotError) { style = try slots.choice("style", Style.self) }

  package func instruction(for rule: Rule) -> String {
    switch (style, rule.modality.isStrict) {
    case (.ones, true): "Start every item of a numbered list with “1.”."
    case (.ones, false): "Every item of a numbered list should start with “1.”."
    case (.increasing, true): "Number list items in increasing order: “1.”, “2.”, “3.”."
    case (.increasing, false): "List items should be numbered in increasing order: “1.”, “2.”, “3.”."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    for list in page.nodes(.list, in: report.rule.scope) where page.document.isOrdered(list) {
      let items = page.document.children(of: list).compactMap { number(of: $0, in: page.document) }
      guard let first = items.first, items.count > 1, style == .increasing || first.value <= 1 else { continue }
      report.apply()
      for (index, item) in items.enumerated() {
        let wanted = style == .ones ? first.value : first.value + index
        if item.value != wanted { report.find(.wrongNumber(wanted), source: item.place, replacement: String(wanted)) }
      }
    }
  }

  private func number(of item: Int, in document: Document) -> (value: Int, place: Range<Int>)? {
    guard let place = document.marker(of: item), let value = Int(document.bytes.string(place)) else { return nil }
    return (value, place)
  }
}

extension String {
  fileprivate static func wrongNumber(_ wanted: Int) -> String { "Number this item \(wanted)." }
}
