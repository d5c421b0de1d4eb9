import Documents
import Prose
import TextScanning

/// Writes links `[text](address)`, not the other way round.
///
/// Markdown only; code is not looked at. `(text)[address]` shows its marks to the reader; the fix swaps them. A footnote behind
/// brackets, `(see there)[^1]`, is no link.
package struct LinkSyntax: RuleKind {
  package static let name = "link.syntax"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write links [text](address), not (text)[address]."
  package static let slots: [SlotDescription] = []

  package init(slots: [String: JSON]) throws(SlotError) {}

  package func instruction(for rule: Rule) -> String {
    "Write links as [text](address), never as (text)[address]."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    let lines = PageLines(page.document)
    let code = page.written(.code, in: Scope()).map { page.document.nodes[$0].range }
    var isApplied = false
    for line in lines.first..<lines.count where lines.parts[line].isDisjoint(with: .code) {
      var index = lines.ranges[line].lowerBound
      let end = lines.ranges[line].upperBound
      while index < end, let open = lines.bytes[index..<end].firstIndex(of: .of("(")) {
        if !isApplied { report.apply() }
        isApplied = true
        index = open + 1
        guard open == lines.ranges[line].lowerBound || lines.bytes[open - 1] != .of("\\"),
          let link = Self.link(lines.bytes, open..<end)
        else { continue }
        index = link.range.upperBound
        if code.contains(where: { $0.overlaps(link.range) }) { continue }
        report.find(.reversed, source: link.range, replacement: "[\(link.text)](\(link.address))")
      }
    }
  }

  /// `(text)[address]` at the start of a range, with no other brackets inside and no `(` behind.
  private static func link(_ bytes: [UInt8], _ range: Range<Int>) -> (range: Range<Int>, text: String, address: String)?
  {
    guard let close = bytes[range].dropFirst().firstIndex(where: { $0 == .of("(") || $0 == .of(")") }),
      bytes[close] == .of(")"), close > range.lowerBound + 1, close + 2 < range.upperBound,
      bytes[close + 1] == .of("["), bytes[close + 2] != .of("]"), bytes[close + 2] != .of("^"),
      let end = bytes[close + 2..<range.upperBound].firstIndex(of: .of("]")),
      bytes[close - 1] != .of("\\"), bytes[end - 1] != .of("\\"),
      end + 1 == range.upperBound || bytes[end + 1] != .of("(")
    else { return nil }
    return (
      range.lowerBound..<end + 1, bytes.string(range.lowerBound + 1..<close), bytes.string(close + 2..<end)
    )
  }
}

extension String {
  fileprivate static let reversed = "Write this link as [text](address)."
}
