import Documents
import Prose
import TextScanning

/// Puts blank lines before and after headings, code blocks, lists or tables.
///
/// Markdown only. `above` and `below` are the fewest blank lines; -1 leaves a side open, and for headings a list gives the numbers of
/// levels 1 to 6. The ends of a page count as blank, and so do lines with nothing but a comment. A finding stands at the line of the
/// block that has too little around it; the fix puts the lines in, outside quotes.
package struct BlankAround: RuleKind {
  package static let name = "blank.around"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Put blank lines around headings, code blocks, lists or tables."
  package static let slots = [
    SlotDescription("element", "string", "heading, codeBlock, list or table"),
    SlotDescription(
      "above", "number", "blank lines before it, a list of numbers by heading level, or -1; 1 when left out",
      isRequired: false, part: .demand),
    SlotDescription(
      "below", "number", "blank lines after it, a list of numbers by heading level, or -1; 1 when left out",
      isRequired: false, part: .demand),
    SlotDescription(
      "listItems", "bool", "whether code blocks in list items are meant too; true when left out", isRequired: false,
      part: .demand),
  ]

  private enum Element: String, CaseIterable { case heading, codeBlock, list, table }
  private let element: Element
  private let above: [Int]
  private let below: [Int]
  private let includesListItems: Bool

  package init(slots: [String: JSON]) throws(SlotError) {
    element = try slots.choice("element", Element.self)
    above = try Self.numbers(slots, "above")
    below = try Self.numbers(slots, "below")
    includesListItems = try slots.flag("listItems", otherwise: true)
  }

  /// One number, or one for each level.
  private static func numbers(_ slots: [String: JSON], _ key: String) throws(SlotError) -> [Int] {
    guard let value = slots[key], value != .null else { return [1] }
    let numbers = value.array?.map(\.int) ?? [value.int]
    let known = numbers.compactMap(\.self).filter { $0 >= -1 }
    guard known.count == numbers.count, !known.isEmpty else {
      throw SlotError("slot “\(key)” must be a whole number from -1, or a list of them")
    }
    return known
  }

  package func instruction(for rule: Rule) -> String {
    let thing =
      switch element {
      case .heading: "a heading"
      case .codeBlock: "a fenced code block"
      case .list: "a list"
      case .table: "a table"
      }
    guard above.count == 1, below.count == 1 else {
      return "Put blank lines before and after \(thing), as its level asks."
    }
    let (before, after) = (above[0], below[0])
    if before == after, before > 0 { return "Put \(Self.lines(before)) before and after \(thing)." }
    let parts = [before > 0 ? "\(Self.lines(before)) before" : "", after > 0 ? "\(Self.lines(after)) after" : ""]
    let sides = parts.filter { !$0.isEmpty }.joined(separator: " and ")
    return sides.isEmpty ? "Blank lines around \(thing) may be left out." : "Put \(sides) \(thing)."
  }

  private static func lines(_ count: Int) -> String {
    let number = NumberWords.spelled(count) ?? String(count)
    return "\(number) blank line\(count == 1 ? "" : "s")"
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    let lines = PageLines(page.document)
    switch element {
    case .heading:
      for heading in page.writtenHeadings(lines, in: report.rule.scope) {
        look(around: heading.lines, level: heading.level, lines, report: &report)
      }
    case .codeBlock:
      for block in page.written(.codeBlock, in: report.rule.scope) where lines.fenceMark(block) != nil {
        guard includesListItems || !page.document.isInList(block) else { continue }
        look(around: lines.lines(of: block), lines, report: &report)
      }
    case .list:
      for list in page.written(.list, in: report.rule.scope) where !page.document.isInList(list) {
        look(around: lines.lines(of: list), lines, report: &report)
      }
    case .table:
      for table in page.written(.table, in: report.rule.scope) {
        look(around: lines.lines(of: table), lines, report: &report)
      }
    }
  }

  private func look(
    around block: ClosedRange<Int>, level: Int = 1, _ lines: PageLines, report: inout Inspection
  ) {
    report.apply()
    let (before, after) = (Self.number(above, level), Self.number(below, level))
    let found = Self.count(before) { lines.isBlank(block.lowerBound - 1 - $0) }
    if before > found {
      let place = lines.ranges[block.lowerBound].lowerBound
      report.find(
        .tooFew(before, "before"), source: lines.shown(block.lowerBound),
        fix: Self.fix(before - found, at: place, block.lowerBound, lines))
    }
    let rest = Self.count(after) { lines.isBlank(block.upperBound + 1 + $0) }
    if after > rest, !(element == .codeBlock && lines.isBlank(block.upperBound)) {
      // The lines of a heading are one thing; the last line of other blocks is where the lack shows.
      let shown = element == .heading ? block.lowerBound : block.upperBound
      let place = lines.document.lines.range(ofLine: block.upperBound + 1).upperBound
      report.find(
        .tooFew(after, "after"), source: lines.shown(shown),
        fix: Self.fix(after - rest, at: place, block.upperBound, lines))
    }
  }

  private static func number(_ numbers: [Int], _ level: Int) -> Int {
    numbers.count == 1 ? numbers[0] : level <= numbers.count ? numbers[level - 1] : 1
  }

  private static func count(_ wanted: Int, isBlank: (Int) -> Bool) -> Int {
    var count = 0
    while count < wanted, isBlank(count) { count += 1 }
    return count
  }

  /// Empty lines, where no mark of a quote would have to stand on them.
  private static func fix(_ count: Int, at place: Int, _ line: Int, _ lines: PageLines) -> Fix? {
    guard !lines.bytes[lines.ranges[line].lowerBound..<lines.ranges[line].upperBound].prefix(8).contains(.of(">"))
    else {
      return nil
    }
    return Fix(range: place..<place, text: String(repeating: "\n", count: count))
  }
}

extension String {
  fileprivate static func tooFew(_ count: Int, _ side: String) -> String {
    let lines = count == 1 ? "a blank line" : "\(count) blank lines"
    return "Put \(lines) \(side) this."
  }
}

extension Document {
  /// Whether a node lies in a list.
  func isInList(_ node: Int) -> Bool {
    var parent = Int(nodes[node].parent)
    while parent > 0 {
      if nodes[parent].kind == .list { return true }
      parent = Int(nodes[parent].parent)
    }
    return false
  }
}

extension PageLines {
  /// What there is to see of a line: without the white space at both ends.
  func shown(_ line: Int) -> Range<Int> {
    let range = document.trimmed(ranges[line])
    return range.isEmpty ? ranges[line] : range
  }
}
