import Documents
import Prose
import TextScanning

/// Puts exactly one space between the `#` signs of a heading and its text.
///
/// Markdown only. `missing` looks for lines that would be headings with a space, `extra` for headings with more than one; `closed`
/// speaks of headings with `#` signs at both ends, the other rules of those without. The fix sets the spaces.
package struct HeadingSpacing: RuleKind {
  package static let name = "heading.spacing"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Put one space between the # signs of a heading and its text."
  package static let slots = [
    SlotDescription("forbid", "string", "missing (no space) or extra (more than one)"),
    SlotDescription("closed", "bool", "whether headings with # signs at both ends are meant", isRequired: false),
  ]

  private enum Forbidden: String, CaseIterable { case missing, extra }
  private let forbidden: Forbidden
  private let isClosed: Bool

  package init(slots: [String: JSON]) throws(SlotError) {
    forbidden = try slots.choice("forbid", Forbidden.self)
    isClosed = try slots.flag("closed", otherwise: false)
  }

  package func instruction(for rule: Rule) -> String {
    let place =
      isClosed
      ? "between the “#” signs at both ends of a heading and its text"
      : "between the “#” signs of a heading and its text"
    return forbidden == .missing ? "Put a space \(place)." : "Put no more than one space \(place)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format == .markdown else { return }
    let lines = PageLines(page.document)
    switch forbidden {
    case .extra:
      for heading in page.writtenHeadings(lines, in: report.rule.scope) {
        guard heading.style == (isClosed ? .atxClosed : .atx) else { continue }
        report.apply()
        inspect(heading.opening.upperBound..<heading.text.lowerBound, report: &report)
        if isClosed { inspect(heading.text.upperBound..<heading.closing.lowerBound, report: &report) }
      }
    case .missing:
      for line in lines.first..<lines.count where lines.parts[line].isDisjoint(with: .codeOrHTML) {
        inspectLine(lines.ranges[line], lines.bytes, report: &report)
      }
    }
  }

  private func inspect(_ gap: Range<Int>, report: inout Inspection) {
    if gap.count > 1 { report.find(.extra, source: gap, replacement: " ") }
  }

  private func inspectLine(_ line: Range<Int>, _ bytes: [UInt8], report: inout Inspection) {
    var start = line.lowerBound
    while start < line.upperBound, bytes[start] == .of("#") { start += 1 }
    var end = line.upperBound
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    guard start > line.lowerBound, start < end else { return }
    report.apply()
    var close = end
    while close > start, bytes[close - 1] == .of("#") { close -= 1 }
    let marks = line.lowerBound..<start
    if close == end {
      // `#️⃣` is a picture.
      guard !isClosed, !isBlank(bytes[start]), !bytes.hasBytes("\u{FE0F}\u{20E3}", at: start) else { return }
      report.find(.missing, source: marks, fix: Fix(range: start..<start, text: " "))
    } else if isClosed, close > start {
      inspectClosed(marks, text: start..<close, close..<end, bytes, report: &report)
    }
  }

  private func inspectClosed(
    _ opening: Range<Int>, text: Range<Int>, _ closing: Range<Int>, _ bytes: [UInt8], report: inout Inspection
  ) {
    var (first, last) = (text.lowerBound, text.upperBound)
    while first < last, isBlank(bytes[first]) { first += 1 }
    while last > first, isBlank(bytes[last - 1]) { last -= 1 }
    // `\#` is a sign of the text; the signs behind it close the heading.
    let isEscaped = last == text.upperBound && last > first && bytes[last - 1] == .of("\\")
    if isEscaped {
      guard closing.count > 1 else { return }
      last -= 1
      while last > first, isBlank(bytes[last - 1]) { last -= 1 }
    }
    guard first < last, !bytes[first..<last].contains(.of("#")) else { return }
    guard first == text.lowerBound || last == text.upperBound || isEscaped else { return }
    let marks = bytes.string(opening)
    let closer = isEscaped ? "\\# " + bytes.string(closing.dropFirst()) : bytes.string(closing)
    report.find(
      .missingBoth, source: opening.lowerBound..<closing.upperBound,
      replacement: "\(marks) \(bytes.string(first..<last)) \(closer)")
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == .space || byte == .tab }
}

extension String {
  fileprivate static let missing = "Put a space between “#” and the text of the heading."
  fileprivate static let missingBoth = "Put a space between the “#” signs at both ends and the text of the heading."
  fileprivate static let extra = "Put one space between “#” and the text of the heading."
}
