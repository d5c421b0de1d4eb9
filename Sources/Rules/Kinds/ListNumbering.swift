import Documents
import Prose
import TextScanning

/// Numbers the items of ordered lists all `1.`, or `1.` `2.` `3.`.
///
/// Markdown only; lists of one item say nothing. With “ones”, a list that goes on at a higher number is left alone;
/// with “increasing”, a list may begin at any number. With `start`, every list begins at that number (one that counts up
/// from 1 may begin at 0 too), and lists of one item are looked at. The fix is the right number.
package struct ListNumbering: RuleKind {
  package static let name = "list.numbering"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Number the items of ordered lists in one way."
  package static let slots = [
    SlotDescription(
      "style", "string", "ones (1. 1. 1.), increasing (1. 2. 3.) or either, as the second item says", part: .demand),
    SlotDescription(
      "start", "number", "the number every list begins with; any when left out", isRequired: false, part: .demand),
  ]

  private enum Style: String, CaseIterable { case ones, increasing, either }
  private let style: Style
  private let start: Int?

  package init(slots: [String: JSON]) throws(SlotError) {
    style = try slots.choice("style", Style.self)
    start = try slots.count("start")
  }

  package func instruction(for rule: Rule) -> String {
    let first = start ?? 1
    let ones = "“\(first).”"
    let rising = "“\(first).”, “\(first + 1).”, “\(first + 2).”"
    return switch (style, rule.modality.isStrict) {
    case (.ones, true): "Start every item of a numbered list with \(ones)."
    case (.ones, false): "Every item of a numbered list should start with \(ones)."
    case (.increasing, true): "Number list items in increasing order: \(rising)."
    case (.increasing, false): "List items should be numbered in increasing order: \(rising)."
    case (.either, true): "Number list items in increasing order (\(rising)), or start all of them with \(ones)."
    case (.either, false):
      "List items should be numbered in increasing order (\(rising)), or all of them start with \(ones)."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for list in page.written(.list, in: report.rule.scope) where page.document.isOrdered(list) {
      let items = page.document.children(of: list).compactMap { number(of: $0, in: page.document) }
      guard let first = items.first, items.count > 1 || start != nil else { continue }
      let rises = rises(items.map(\.value))
      guard rises || first.value <= 1 || start != nil else { continue }
      report.apply()
      let base = base(first.value, rises: rises)
      for (index, item) in items.enumerated() {
        let wanted = rises ? base + index : base
        if item.value != wanted { report.find(.wrongNumber(wanted), source: item.place, replacement: String(wanted)) }
      }
    }
  }

  private func rises(_ values: [Int]) -> Bool {
    switch style {
    case .ones: false
    case .increasing: true
    case .either: values.count > 1 && (values[1] != 1 || values[0] == 0)
    }
  }

  private func base(_ first: Int, rises: Bool) -> Int {
    guard let start else { return first }
    return rises && start == 1 && first == 0 ? 0 : start
  }

  private func number(of item: Int, in document: Document) -> (value: Int, place: Range<Int>)? {
    guard let place = document.marker(of: item), let value = Int(document.bytes.string(place)) else { return nil }
    return (value, place)
  }
}

extension String {
  fileprivate static func wrongNumber(_ wanted: Int) -> String { "Number this item \(wanted)." }
}
