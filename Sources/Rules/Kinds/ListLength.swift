import Documents
import Prose
import TextScanning

/// How many items a list has at least and at most.
///
/// The direct items count; a list inside an item is a list of its own. Too short a list is reported at its first item,
/// too long a one at the first item too many.
package struct ListLength: RuleKind {
  package static let name = "list.length"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Keep lists to a certain number of items."
  package static let slots = [
    SlotDescription("min", "number", "the fewest items a list may have", isRequired: false, part: .demand),
    SlotDescription("max", "number", "the most items a list may have", isRequired: false, part: .demand),
  ]

  private let min: Int?
  private let max: Int?

  package init(slots: [String: JSON]) throws(SlotError) {
    min = try slots.count("min")
    max = try slots.count("max")
    guard min != nil || max != nil else { throw SlotError("slot “min” or “max” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    let amount =
      switch (min, max) {
      case (let min?, let max?) where min == max: "exactly \(min)"
      case (let min?, let max?): "\(min) to \(max)"
      case (let min?, nil): "at least \(min)"
      case (nil, let max): "at most \(max ?? 0)"
      }
    let items = (max ?? min) == 1 ? "item" : "items"
    return rule.modality.isStrict ? "Keep lists to \(amount) \(items)." : "A list should have \(amount) \(items)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for list in page.nodes(.list, in: report.rule.scope) {
      let items = page.document.children(of: list).filter { page.document.nodes[$0].kind == .listItem }
      guard let first = items.first else { continue }
      report.apply()
      if let min, items.count < min {
        report.find(.tooFew(items.count, min), source: page.place(of: first))
      } else if let max, items.count > max {
        report.find(.tooMany(items.count, max), source: page.place(of: items[max]))
      }
    }
  }
}

extension String {
  fileprivate static func tooFew(_ count: Int, _ min: Int) -> String {
    "A list has at least \(Clause.count(min, "item")); this one has \(count)."
  }
  fileprivate static func tooMany(_ count: Int, _ max: Int) -> String {
    "A list has at most \(Clause.count(max, "item")); this one has \(count). Split it."
  }
}
