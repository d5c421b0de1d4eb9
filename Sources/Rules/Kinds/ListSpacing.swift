import Documents
import Prose
import TextScanning

/// How many spaces stand between the marker of a list item and its text.
///
/// Markdown only. A list counts as long when one of its items takes more than one line. The fix sets the spaces.
package struct ListSpacing: RuleKind {
  package static let name = "list.spacing"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Put as many spaces behind the markers of list items everywhere."
  package static let slots = [
    SlotDescription("bullets", "number", "spaces behind a bullet", part: .demand),
    SlotDescription("numbers", "number", "spaces behind a number", part: .demand),
    SlotDescription(
      "longBullets", "number", "spaces behind a bullet in a long list; as others when left out", isRequired: false,
      part: .demand),
    SlotDescription(
      "longNumbers", "number", "spaces behind a number in a long list; as others when left out", isRequired: false,
      part: .demand),
  ]

  private let bullets: (short: Int, long: Int)
  private let numbers: (short: Int, long: Int)

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let bullet = try slots.count("bullets"), let number = try slots.count("numbers") else {
      throw SlotError("slots “bullets” and “numbers” must be whole numbers")
    }
    bullets = (bullet, try slots.count("longBullets") ?? bullet)
    numbers = (number, try slots.count("longNumbers") ?? number)
  }

  package func instruction(for rule: Rule) -> String {
    if bullets == numbers, bullets.short == bullets.long {
      return "Put \(Clause.count(bullets.short, "space")) behind the marker of a list item."
    }
    return "Put \(Self.spaces(bullets)) behind a bullet and \(Self.spaces(numbers)) behind the number of a list item."
  }

  private static func spaces(_ width: (short: Int, long: Int)) -> String {
    let long = width.long == width.short ? "" : " (\(width.long) in lists with items of several lines)"
    return Clause.count(width.short, "space") + long
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let lines = PageLines(page.document)
    for list in page.written(.list, in: report.rule.scope) {
      let items = page.document.children(of: list).filter { page.document.nodes[$0].kind == .listItem }
      let isLong = lines.lines(of: list).count != items.count
      let isOrdered = page.document.isOrdered(list)
      let width = isOrdered ? numbers : bullets
      for item in items {
        guard let marker = page.document.marker(of: item) else { continue }
        let start = marker.upperBound + (isOrdered ? 1 : 0)
        let line = lines.ranges[lines.line(at: marker.lowerBound)]
        var end = min(start, line.upperBound)
        while end < line.upperBound, lines.bytes[end] == .space || lines.bytes[end] == .tab { end += 1 }
        // With more than four spaces, the item begins with code.
        guard start < end, end < line.upperBound, end - start <= 4 else { continue }
        report.apply()
        let wanted = isLong ? width.long : width.short
        guard end - start != wanted else { continue }
        let gap = start..<end
        report.find(.wrong(wanted), source: gap, replacement: String(repeating: " ", count: wanted))
      }
    }
  }
}

extension String {
  fileprivate static func wrong(_ wanted: Int) -> String {
    "Put \(Clause.count(wanted, "space")) behind the marker of this item."
  }
}
