import Documents
import Prose
import TextScanning

/// White space at the ends of lines and what lines are indented with.
///
/// Markdown and plain text only; code blocks are exempt, unless `code` is set. The fix for white space at the end takes it
/// away. With `breakSpaces`, exactly so many spaces at the end are a line break and allowed; with `strict`, only where they do
/// break a line; with `itemIndent`, empty lines within list items may have spaces.
package struct LineWhitespace: RuleKind {
  package static let name = "line.whitespace"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Keep lines free of white space at their end, and indent them alike."
  package static let slots = [
    SlotDescription("trailing", "bool", "false: no white space at the end of a line", isRequired: false),
    SlotDescription("indent", "string", "spaces or tabs", isRequired: false),
    SlotDescription("breakSpaces", "number", "how many spaces at the end are a line break, from 2", isRequired: false),
    SlotDescription("strict", "bool", "whether such spaces must break a line", isRequired: false),
    SlotDescription("code", "bool", "whether code blocks are looked at too", isRequired: false),
    SlotDescription("itemIndent", "bool", "whether empty lines of list items may be indented", isRequired: false),
  ]

  private enum Indent: String, CaseIterable { case spaces, tabs }
  private let forbidsTrailing: Bool
  private let indent: Indent?
  private let breakSpaces: Int
  private let isStrict: Bool
  private let includesCode: Bool
  private let admitsItemIndent: Bool

  package init(slots: [String: JSON]) throws(SlotError) {
    forbidsTrailing = slots["trailing"]?.bool == false
    indent = try slots.optionalChoice("indent", Indent.self)
    breakSpaces = try slots.count("breakSpaces") ?? 0
    isStrict = try slots.flag("strict", otherwise: false)
    includesCode = try slots.flag("code", otherwise: false)
    admitsItemIndent = try slots.flag("itemIndent", otherwise: false)
    guard forbidsTrailing || indent != nil else { throw SlotError("slot “trailing” (false) or “indent” is needed") }
  }

  package func instruction(for rule: Rule) -> String {
    var sentences: [String] = []
    if forbidsTrailing {
      let places = includesCode ? "a line, in code either" : "a line"
      let exception =
        breakSpaces < 2
        ? "" : " except the \(NumberWords.spelled(breakSpaces) ?? String(breakSpaces)) spaces of a line break"
      sentences.append(
        rule.modality.isStrict
          ? "Leave no white space at the end of \(places)\(exception)."
          : "Avoid white space at the end of \(places)\(exception).")
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
    let lines = PageLines(page.document)
    let breaks = breakSpaces > 1 ? breakingLines(page, lines) : []
    let items = admitsItemIndent ? itemLines(page, lines) : []
    for line in 0..<lines.count where lines.parts[line].isDisjoint(with: .frontMatter) && line >= lines.first {
      let part = lines.parts[line]
      let isCode = part.contains(.indented) || part.isSuperset(of: .fenced) && !part.contains(.fence)
      guard !isCode || includesCode else { continue }
      let text = lines.ranges[line]
      if forbidsTrailing, !items.contains(line) { inspectEnd(text, lines.bytes, line: line, breaks, report: &report) }
      if !isCode { inspectIndent(text, lines.bytes, report: &report) }
    }
  }

  private func inspectEnd(
    _ text: Range<Int>, _ bytes: [UInt8], line: Int, _ breaks: Set<Int>, report: inout Inspection
  ) {
    var end = text.upperBound
    while end > text.lowerBound, Self.isBlank(bytes[end - 1]) { end -= 1 }
    if end > text.lowerBound { report.apply() }
    let rest = end..<text.upperBound
    if rest.isEmpty || (breakSpaces > 1 && rest.count == breakSpaces && (!isStrict || breaks.contains(line))) { return }
    report.find(.trailing, source: rest, replacement: "")
  }

  private func inspectIndent(_ text: Range<Int>, _ bytes: [UInt8], report: inout Inspection) {
    guard let indent, let start = bytes[text].firstIndex(where: { !Self.isBlank($0) }), start > text.lowerBound else {
      return
    }
    report.apply()
    let wrong: UInt8 = indent == .spaces ? .of("\t") : .space
    if bytes[text.lowerBound..<start].contains(wrong) {
      report.find(.indented(indent.rawValue), source: text.lowerBound..<start)
    }
  }

  /// The lines on which spaces at the end break a line: all of a paragraph but its last, and none within a code span.
  private func breakingLines(_ page: Page, _ lines: PageLines) -> Set<Int> {
    var breaking: Set<Int> = []
    for paragraph in page.written(.paragraph, in: Scope()) { breaking.formUnion(lines.lines(of: paragraph).dropLast()) }
    for code in page.written(.code, in: Scope()) { breaking.subtract(lines.lines(of: code).dropLast()) }
    return breaking
  }

  private func itemLines(_ page: Page, _ lines: PageLines) -> Set<Int> {
    var inside: Set<Int> = []
    for item in page.written(.listItem, in: Scope()) {
      inside.formUnion(lines.lines(of: item).filter { lines.isEmpty($0) })
    }
    return inside
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == .space || byte == .of("\t") }
}

extension String {
  fileprivate static let trailing = "Take away the white space at the end of this line."
  fileprivate static func indented(_ with: String) -> String { "Indent this line with \(with)." }
}
