import Documents
import Prose
import TextScanning

/// The white space in the cells of a table.
///
/// Markdown only. “compact” asks for one space beside each bar, “tight” for none, and “aligned” for bars that stand below those of the
/// header; “any” asks each table for one of the three, and reports what keeps it from the nearest. With `alignedDelimiter`, a compact or
/// tight table still has the bars of its row of dashes below those of the header.
package struct TableSpacing: RuleKind {
  package static let name = "table.spacing"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Set the white space in the cells of tables in one way."
  package static let slots = [
    SlotDescription("style", "string", "aligned, compact, tight or any", part: .demand),
    SlotDescription(
      "alignedDelimiter", "bool", "whether the row of dashes is aligned with the header anyway", isRequired: false,
      part: .demand),
  ]

  private enum Style: String, CaseIterable { case aligned, compact, tight, any }
  private struct Fault {
    var range: Range<Int>
    var message: String
    var fix: Fix?
  }
  private let style: Style
  private let alignsDelimiter: Bool

  package init(slots: [String: JSON]) throws(SlotError) {
    style = try slots.choice("style", Style.self)
    alignsDelimiter = try slots.flag("alignedDelimiter", otherwise: false)
  }

  package func instruction(for rule: Rule) -> String {
    let dashes = alignsDelimiter ? " Align the row of dashes with the header." : ""
    return switch style {
    case .aligned: "Align the bars of a table below those of its header."
    case .compact: "Put one space beside each bar of a table.\(dashes)"
    case .tight: "Put no space beside the bars of a table.\(dashes)"
    case .any: "Either align the bars of a table, or put one space beside each of them, or none.\(dashes)"
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let lines = PageLines(page.document)
    for table in page.written(.table, in: report.rule.scope) {
      let rows = lines.tableRows(table)
      guard rows.count > 1 else { continue }
      report.apply()
      for fault in faults(rows, lines) { report.find(fault.message, source: fault.range, fix: fault.fix) }
    }
  }

  /// What is wrong with a table in the style asked for, or in the one that has least against it.
  private func faults(_ rows: [Range<Int>], _ lines: PageLines) -> [Fault] {
    let aligned = style == .aligned || style == .any ? misaligned(rows, lines) : []
    if style == .aligned || (style == .any && aligned.isEmpty) { return aligned }
    let delimiter = alignsDelimiter ? misaligned(Array(rows.prefix(2)), lines) : []
    let compact = style == .tight ? [] : delimiter + rows.flatMap { gaps($0, width: 1, lines) }
    if style == .compact { return compact }
    let tight = delimiter + rows.flatMap { gaps($0, width: 0, lines) }
    if style == .tight { return tight }
    let best = compact.count < aligned.count ? compact : aligned
    return tight.count < best.count ? tight : best
  }

  // MARK: Bars below bars

  private func misaligned(_ rows: [Range<Int>], _ lines: PageLines) -> [Fault] {
    guard let header = rows.first else { return [] }
    let columns = Set(Self.bars(header, lines.bytes).map { Self.column($0, lines) })
    return rows.dropFirst().flatMap { row -> [Fault] in
      var left = columns
      return Self.bars(row, lines.bytes).compactMap { bar in
        guard !left.isEmpty, left.remove(Self.column(bar, lines)) == nil else { return nil }
        return Fault(range: bar..<bar + 1, message: .align, fix: nil)
      }
    }
  }

  /// The column of a bar on a screen.
  private static func column(_ bar: Int, _ lines: PageLines) -> Int {
    let start = lines.ranges[lines.line(at: bar)].lowerBound
    return lines.bytes.string(start..<bar).unicodeScalars.reduce(0) { $0 + width($1) }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x300: 1
    case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0x20D0...0x20FF: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      2
    default: scalar.properties.isEmojiPresentation ? 2 : 1
    }
  }

  // MARK: Spaces beside bars

  private func gaps(_ row: Range<Int>, width: Int, _ lines: PageLines) -> [Fault] {
    let bytes = lines.bytes
    let bars = Self.bars(row, bytes)
    var faults: [Fault] = []
    var last = row.lowerBound - 1
    for bar in bars {
      var start = bar
      while start > row.lowerBound, Self.isBlank(bytes[start - 1]) { start -= 1 }
      // Between two bars with nothing between them there is one gap, and it belongs to the first.
      if start > row.lowerBound, start != last + 1 || last < row.lowerBound {
        Self.check(start..<bar, beside: bar, width, &faults)
      }
      var end = bar + 1
      while end < row.upperBound, Self.isBlank(bytes[end]) { end += 1 }
      if end < row.upperBound { Self.check(bar + 1..<end, beside: bar, width, &faults) }
      last = bar
    }
    return faults
  }

  private static func check(_ gap: Range<Int>, beside bar: Int, _ width: Int, _ faults: inout [Fault]) {
    guard gap.count != width else { return }
    faults.append(
      Fault(
        range: gap.isEmpty ? bar..<bar + 1 : gap, message: width == 1 ? .oneSpace : .noSpace,
        fix: Fix(range: gap, text: String(repeating: " ", count: width))))
  }

  /// The bars of a row that part cells.
  private static func bars(_ row: Range<Int>, _ bytes: [UInt8]) -> [Int] {
    var isEscaped = false
    return row.filter { index in
      defer { isEscaped = bytes[index] == .of("\\") && !isEscaped }
      return bytes[index] == .of("|") && !isEscaped
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == .space || byte == .tab }
}

extension String {
  fileprivate static let align = "Align this bar with one of the header."
  fileprivate static let oneSpace = "Put one space beside this bar."
  fileprivate static let noSpace = "Put no space beside this bar."
}
