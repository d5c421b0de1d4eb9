import Documents
import Prose
import TextScanning

/// Gives a table a header for every column, and every row as many cells as the header.
///
/// Cells of Markdown rows are counted in the source, because a renderer drops what is too much and fills up what is
/// missing. HTML tables may span cells; there the header alone is looked at.
package struct TableForm: RuleKind {
  package static let name = "table.form"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give tables a full header and rows of equal length."
  package static let slots = [
    SlotDescription("header", "bool", "whether every column must have a header", isRequired: false, part: .demand)
  ]

  private let header: Bool

  package init(slots: [String: JSON]) throws(SlotError) { header = try slots.flag("header", otherwise: true) }

  package func instruction(for rule: Rule) -> String {
    switch (header, rule.modality.isStrict) {
    case (true, true): "Give every column of a table a header, and every row as many cells as the header."
    case (true, false): "Every column of a table should have a header, and every row as many cells as the header."
    case (false, true): "Give all rows of a table the same number of cells."
    case (false, false): "All rows of a table should have the same number of cells."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let document = page.document
    for table in page.nodes(.table, in: report.rule.scope) {
      let rows = document.children(of: table).filter { document.nodes[$0].kind == .tableRow }
      guard let first = rows.first, isData(rows, in: page) else { continue }
      report.apply()
      if header { inspectHeader(first, of: table, page, report: &report) }
      guard document.format == .markdown, document.bytes[document.nodes[table].range].first != .of("<") else {
        continue
      }
      let wanted = Self.cells(document.bytes[document.firstLine(of: first)])
      for row in rows.dropFirst() {
        let line = document.firstLine(of: row)
        let count = Self.cells(document.bytes[line])
        if count != wanted { report.find(.wrongCount(count, wanted), source: line) }
      }
    }
  }

  /// Whether rows are a table of data. One row or one column in HTML is there for the looks.
  private func isData(_ rows: [Int], in page: Page) -> Bool {
    guard page.document.format == .html else { return true }
    return rows.count > 1 && rows.contains { Array(page.document.children(of: $0)).count > 1 }
  }

  private func inspectHeader(_ row: Int, of table: Int, _ page: Page, report: inout Inspection) {
    let document = page.document
    guard document.nodes[row].detail == 1 else {
      report.find(.noHeader, source: document.firstLine(of: table))
      return
    }
    for cell in document.children(of: row) where document.text(of: cell).utf8.allSatisfy(ASCII.isSpace) {
      report.find(.emptyHeader(Int(document.nodes[cell].detail) + 1), source: document.nodes[cell].range)
    }
  }

  /// How many cells a row of Markdown has: unescaped bars part them, bars at the ends of the line do not count.
  private static func cells(_ line: ArraySlice<UInt8>) -> Int {
    var count = 1
    var isEscaped = false
    var last = UInt8.space
    for (offset, byte) in line.drop(while: ASCII.isSpace).enumerated() {
      if byte == .of("|"), !isEscaped, offset > 0 { count += 1 }
      if !ASCII.isSpace(byte) { last = isEscaped ? .space : byte }
      isEscaped = byte == .of("\\") && !isEscaped
    }
    return last == .of("|") ? count - 1 : count
  }
}

extension String {
  fileprivate static let noHeader = "Give this table a header."
  fileprivate static func emptyHeader(_ column: Int) -> String { "Give column \(column) a header." }
  fileprivate static func wrongCount(_ count: Int, _ wanted: Int) -> String {
    "This row has \(Clause.count(count, "cell")); the header has \(wanted)."
  }
}
