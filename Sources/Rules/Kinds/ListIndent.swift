import Documents
import Prose
import TextScanning

/// Indents the items of lists alike.
///
/// Markdown only. `aligned` asks that all items of a list begin in one column; numbered items may end in one column instead. `indent`
/// says how many spaces deeper each bulleted list lies than the bulleted list around it, and `first` where the outermost begins;
/// bulleted lists inside numbered ones are left alone. The fix of an indent sets the spaces.
package struct ListIndent: RuleKind {
  package static let name = "list.indent"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Indent the items of lists alike."
  package static let slots = [
    SlotDescription(
      "aligned", "bool", "whether all items of a list begin in one column", isRequired: false, part: .demand),
    SlotDescription(
      "indent", "number", "spaces by which a bulleted list is indented in another", isRequired: false, part: .demand),
    SlotDescription(
      "first", "number", "spaces before the outermost bulleted list; 0 when left out", isRequired: false, part: .demand),
  ]

  private let isAligned: Bool
  private let indent: Int?
  private let first: Int

  package init(slots: [String: JSON]) throws(SlotError) {
    isAligned = try slots.flag("aligned", otherwise: false)
    indent = try slots.count("indent")
    first = try slots.count("first") ?? 0
    guard isAligned || indent != nil else { throw SlotError("slot “aligned” or “indent” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    var sentences: [String] = []
    if isAligned { sentences.append("Begin all items of a list in the same column.") }
    if let indent {
      let nested = "a bulleted list inside another by \(Clause.count(indent, "space"))"
      let outer = first > 0 ? "; begin the outermost \(Clause.count(first, "space")) from the margin" : ""
      sentences.append("Indent \(nested)\(outer).")
    }
    return sentences.joined(separator: " ")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let lines = PageLines(page.document)
    let lists = page.written(.list, in: report.rule.scope)
    for list in lists {
      report.apply()
      let items = page.document.children(of: list).filter { page.document.nodes[$0].kind == .listItem }
      if isAligned { align(items, isOrdered: page.document.isOrdered(list), lines, report: &report) }
      if let indent, !page.document.isOrdered(list) { measure(list, items, indent, lines, report: &report) }
    }
  }

  // MARK: One column

  private func align(_ items: [Int], isOrdered: Bool, _ lines: PageLines, report: inout Inspection) {
    let starts = items.map { lines.column(Int(lines.document.nodes[$0].start)) }
    guard let left = starts.first else { return }
    var right: Int?
    var endsAlike = false
    for (item, start) in zip(items, starts) {
      let marker = lines.document.marker(of: item) ?? 0..<0
      let end = start + marker.count
      right = right ?? end
      guard start != left || endsAlike else { continue }
      if isOrdered, right == end {
        endsAlike = true
        continue
      }
      let wanted = endsAlike ? (right ?? end) - marker.count : left
      let line = lines.line(at: marker.lowerBound)
      report.find(.misaligned(start, wanted), source: lines.ranges[line].lowerBound..<marker.upperBound)
    }
  }

  // MARK: So many spaces

  private func measure(
    _ list: Int, _ items: [Int], _ indent: Int, _ lines: PageLines, report: inout Inspection
  ) {
    guard let depth = depth(of: list, lines) else { return }
    let wanted = first + depth * indent
    for item in items {
      let start = Int(lines.document.nodes[item].start)
      let line = lines.line(at: start)
      let base = quoteEnd(line, before: start, lines)
      guard start - base != wanted else { continue }
      let isFree = lines.bytes[base..<start].allSatisfy { $0 == .space || $0 == .tab }
      let marker = lines.document.marker(of: item) ?? start..<start + 1
      report.find(
        .wrongIndent(start - base, wanted), source: base..<marker.upperBound,
        fix: isFree ? Fix(range: base..<start, text: String(repeating: " ", count: wanted)) : nil)
    }
  }

  /// How many bulleted lists a list lies in; nil when a numbered one is among them. A quote begins anew.
  private func depth(of list: Int, _ lines: PageLines) -> Int? {
    var depth = 0
    var parent = Int(lines.document.nodes[list].parent)
    while parent > 0, !lines.isQuote(parent) {
      if lines.document.nodes[parent].kind == .list {
        if lines.document.isOrdered(parent) { return nil }
        depth += 1
      }
      parent = Int(lines.document.nodes[parent].parent)
    }
    return depth
  }

  /// Where a line goes on behind the marks of quotes, one space with each.
  private func quoteEnd(_ line: Int, before start: Int, _ lines: PageLines) -> Int {
    let range = lines.ranges[line].lowerBound..<start
    guard let mark = lines.bytes[range].lastIndex(of: .of(">")) else { return range.lowerBound }
    let isSpaced = mark + 1 < start && (lines.bytes[mark + 1] == .space || lines.bytes[mark + 1] == .tab)
    return mark + (isSpaced ? 2 : 1)
  }
}

extension String {
  fileprivate static func misaligned(_ column: Int, _ wanted: Int) -> String {
    "Begin this item in column \(wanted + 1), as the items before it, not in column \(column + 1)."
  }
  fileprivate static func wrongIndent(_ indent: Int, _ wanted: Int) -> String {
    "Indent this item by \(Clause.count(wanted, "space")), not \(indent)."
  }
}
