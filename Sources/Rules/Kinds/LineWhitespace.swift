import Documents
import Prose
import TextScanning

/// White space at the ends of lines and what lines are indented with.
///
/// Markdown and plain text only; code blocks are exempt. The fix for white space at the end takes it away.
package struct LineWhitespace: RuleKind {
  package static let name = "line.whitespace"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Keep lines free of white space at their end, and indent them alike."
  package static let slots = [
    SlotDescription("trailing", "bool", "false: no white space at the end of a line", isRequired: false),
    SlotDescription("indent", "string", "spaces or tabs", isRequired: false),
  ]

  private enum Indent: String, CaseIterable { case spaces, tabs }
  private let forbidsTrailing: Bool
  private let indent: Indent?

  package init(slots: [String: JSON]) throws(SlotError) {
    forbidsTrailing = slots["trailing"]?.bool == false
    indent = try slots.optionalChoice("indent", Indent.self)
    guard forbidsTrailing || indent != nil else { throw SlotError("slot “trailing” (false) or “indent” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    var sentences: [String] = []
    if forbidsTrailing {
      sentences.append(
        rule.modality.isStrict
          ? "Leave no white space at the end of a line." : "Avoid white space at the end of a line.")
    }
    if let indent {
      sentences.append(
        rule.modality.isStrict
          ? "Indent lines with \(indent.rawValue)." : "Lines should be indented with \(indent.rawValue).")
    }
    return sentences.joined(separator: " ")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format != .html else { return }
    let (bytes, lines) = (page.document.bytes, page.document.lines)
    let code = page.document.nodes.filter { $0.kind == .codeBlock || $0.kind == .frontMatter }.map(\.range)
    var next = 0
    for line in 1...max(1, lines.lineCount) {
      let range = lines.range(ofLine: line)
      while next < code.count, code[next].upperBound <= range.lowerBound { next += 1 }
      guard next == code.count || code[next].lowerBound >= range.upperBound else { continue }
      inspect(range, bytes, report: &report)
    }
  }

  private func inspect(_ line: Range<Int>, _ bytes: [UInt8], report: inout Inspection) {
    var end = line.upperBound
    while end > line.lowerBound, bytes[end - 1] == .of("\n") || bytes[end - 1] == .of("\r") { end -= 1 }
    let text = bytes[line.lowerBound..<end]
    guard let last = text.lastIndex(where: { !Self.isBlank($0) }) else {
      if forbidsTrailing, !text.isEmpty { report.find(.trailing, source: text.startIndex..<end, replacement: "") }
      return
    }
    if forbidsTrailing {
      report.apply()
      if last + 1 < end { report.find(.trailing, source: last + 1..<end, replacement: "") }
    }
    guard let indent, let start = text.firstIndex(where: { !Self.isBlank($0) }), start > line.lowerBound else { return }
    report.apply()
    let wrong: UInt8 = indent == .spaces ? .of("\t") : .space
    if text[..<start].contains(wrong) { report.find(.indented(indent.rawValue), source: line.lowerBound..<start) }
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == .space || byte == .of("\t") }
}

extension String {
  fileprivate static let trailing = "Take away the white space at the end of this line."
  fileprivate static func indented(_ with: String) -> String { "Indent this line with \(with)." }
}
