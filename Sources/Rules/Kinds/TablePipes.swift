import Documents
import Prose
import TextScanning

/// Whether the rows of a table begin and end with a bar.
///
/// Markdown only. A row is a finding at the end that is wrong; the fix of a missing bar adds it. “consistent” asks for the form of the
/// page's first row.
package struct TablePipes: RuleKind {
  package static let name = "table.pipes"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Begin and end the rows of a table with a bar, or without."
  package static let slots = [
    SlotDescription("style", "string", "both, leading, trailing, none or consistent", part: .demand)
  ]

  private enum Style: String, CaseIterable { case both, leading, trailing, none, consistent }
  private let style: Style

  package init(slots: [String: JSON]) throws(SlotError) { style = try slots.choice("style", Style.self) }

  package func instruction(for rule: Rule) -> String {
    switch style {
    case .both: "Begin and end every row of a table with “|”."
    case .leading: "Begin every row of a table with “|”, and end none with it."
    case .trailing: "End every row of a table with “|”, and begin none with it."
    case .none: "Leave out “|” at both ends of a table’s rows."
    case .consistent: "Write “|” at the ends of all table rows of a page in the same way."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let lines = PageLines(page.document)
    var wanted: (leading: Bool, trailing: Bool)?
    switch style {
    case .both: wanted = (true, true)
    case .leading: wanted = (true, false)
    case .trailing: wanted = (false, true)
    case .none: wanted = (false, false)
    case .consistent: break
    }
    for table in page.written(.table, in: report.rule.scope) {
      report.apply()
      for row in lines.tableRows(table) {
        let written = Self.ends(lines.bytes[row])
        let right = wanted ?? written
        wanted = right
        inspect(row, written, right, report: &report)
      }
    }
  }

  private func inspect(
    _ row: Range<Int>, _ written: (leading: Bool, trailing: Bool), _ right: (leading: Bool, trailing: Bool),
    report: inout Inspection
  ) {
    let (start, end) = (row.lowerBound, row.upperBound)
    if written.leading != right.leading {
      report.find(
        right.leading ? .begin : .beginWithout, source: start..<start + 1,
        fix: right.leading ? Fix(range: start..<start, text: "| ") : nil)
    }
    if written.trailing != right.trailing {
      report.find(
        right.trailing ? .end : .endWithout, source: end - 1..<end,
        fix: right.trailing ? Fix(range: end..<end, text: " |") : nil)
    }
  }

  private static func ends(_ row: ArraySlice<UInt8>) -> (leading: Bool, trailing: Bool) {
    let isEscaped = row.dropLast().last == .of("\\")
    return (row.first == .of("|"), row.count > 1 && row.last == .of("|") && !isEscaped)
  }
}

extension String {
  fileprivate static let begin = "Begin this row with “|”."
  fileprivate static let beginWithout = "Begin this row without “|”."
  fileprivate static let end = "End this row with “|”."
  fileprivate static let endWithout = "End this row without “|”."
}

extension PageLines {
  /// The rows of a table with the one of dashes, each without what its containers put before it and without white space around.
  func tableRows(_ table: Int) -> [Range<Int>] {
    let rows = document.children(of: table).filter { document.nodes[$0].kind == .tableRow }
    let ranges = rows.map { document.trimmed(document.nodes[$0].range) }.filter { !$0.isEmpty }
    guard let header = ranges.first else { return [] }
    let dashes = line(at: header.lowerBound) + 1
    guard dashes < count else { return ranges }
    let line = self.ranges[dashes]
    let start = bytes[line].firstIndex { "|:-".utf8.contains($0) } ?? line.upperBound
    let row = document.trimmed(start..<line.upperBound)
    return row.isEmpty ? ranges : [header, row] + ranges.dropFirst()
  }
}
