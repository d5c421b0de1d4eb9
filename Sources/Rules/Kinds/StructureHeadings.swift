import Documents
import Prose
import TextScanning

/// Which headings a page has, all of them in order, with room between them where the list says so.
///
/// Markdown only. An item is a heading with its level (`## Usage`), or a gap: `*` any number of headings, `+` at least one, `?` exactly one.
/// The first heading that fits no longer is reported, or the last one when some are missing behind it.
package struct StructureHeadings: RuleKind {
  package static let name = "structure.headings"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give a page a certain list of headings."
  package static let slots = [
    SlotDescription("headings", "strings", "`## Text`, or a gap: `*`, `+`, `?`", part: .demand),
    SlotDescription("matchCase", "bool", "whether case counts", isRequired: false, part: .demand),
  ]

  private enum Item: Equatable, Sendable {
    case heading(String)
    /// Any heading; with `repeats` any number of them.
    case one, any
  }

  private let written: [String]
  private let items: [Item]
  private let matchesCase: Bool

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let headings = slots["headings"]?.strings else {
      throw SlotError("slot “headings” must be a list of strings")
    }
    matchesCase = try slots.flag("matchCase", otherwise: false)
    written = headings
    var items: [Item] = []
    for heading in headings {
      switch heading {
      case "*": items.append(.any)
      case "+": items += [.one, .any]
      case "?": items.append(.one)
      default: items.append(.heading(matchesCase ? heading : heading.lowercased()))
      }
    }
    self.items = items
  }

  package func instruction(for rule: Rule) -> String {
    guard !written.isEmpty else { return "Give the page no headings." }
    let parts = written.map { item in
      switch item {
      case "*": "any others"
      case "+": "one or more others"
      case "?": "one other"
      default: "“\(item)”"
      }
    }
    let list = parts.joined(separator: ", ")
    return rule.modality.isStrict
      ? "Give the page these headings, in order: \(list)." : "A page should have these headings, in order: \(list)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    let headings = page.writtenHeadings(PageLines(page.document), in: report.rule.scope)
    guard !headings.isEmpty || items.contains(where: { $0 != .any }) else { return }
    report.apply()
    var states = reach([0])
    for heading in headings {
      let typed = page.document.bytes.string(heading.text).split { $0.isWhitespace }.joined(separator: " ")
      let text = String(repeating: "#", count: heading.level) + " " + typed
      let next = reach(step(states, matchesCase ? text : text.lowercased()))
      guard !next.isEmpty else {
        return report.find(.wrong(text, expected(states)), source: heading.text)
      }
      states = next
    }
    if states.contains(items.count) { return }
    let place = headings.last?.text ?? 0..<0
    report.find(.missing(expected(states)), source: place)
  }

  /// Positions in the list that gaps make reachable too.
  private func reach(_ states: Set<Int>) -> Set<Int> {
    var found = states
    for state in states {
      var next = state
      while next < items.count, items[next] == .any {
        next += 1
        found.insert(next)
      }
    }
    return found
  }

  private func step(_ states: Set<Int>, _ text: String) -> Set<Int> {
    var next: Set<Int> = []
    for state in states where state < items.count {
      switch items[state] {
      case .any: next.insert(state)
      case .one: next.insert(state + 1)
      case .heading(let wanted): if wanted == text { next.insert(state + 1) }
      }
    }
    return next
  }

  /// What the list asks for at the furthest position.
  private func expected(_ states: Set<Int>) -> String? {
    guard let position = states.max(), position < items.count else { return nil }
    guard case .heading = items[position] else { return "another heading" }
    var count = -1
    for (index, text) in written.enumerated() {
      count += text == "+" ? 2 : 1
      if count == position { return "“\(written[index])”" }
    }
    return nil
  }
}

extension String {
  fileprivate static func wrong(_ text: String, _ expected: String?) -> String {
    expected.map { "Expected \($0) here, not “\(text)”." } ?? "The page should end before “\(text)”."
  }
  fileprivate static func missing(_ expected: String?) -> String {
    "After this, \(expected ?? "another heading") is missing."
  }
}
