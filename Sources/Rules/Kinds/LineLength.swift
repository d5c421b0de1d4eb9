import Documents
import Prose
import TextScanning

/// How long a line of running text is at most.
///
/// Lines of paragraphs are measured in characters, marks and indentation included; code, tables and headings are
/// exempt, and so are lines with an address and lines that cannot be broken. A finding covers what is too much.
package struct LineLength: RuleKind {
  package static let name = "line.length"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Keep lines of text to a certain length."
  package static let slots = [SlotDescription("max", "number", "the most characters a line may have", part: .demand)]

  private let max: Int

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let max = try slots.count("max"), max > 0 else { throw SlotError("slot “max” must be a number from 1") }
    self.max = max
  }

  package func instruction(for rule: Rule) -> String {
    rule.modality.isStrict
      ? "Break lines of text after at most \(max) characters." : "Lines of text should have at most \(max) characters."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format != .html else { return }
    let lines = page.document.lines
    var next = 1
    for paragraph in page.nodes(.paragraph, in: report.rule.scope) {
      let range = page.document.nodes[paragraph].range
      report.apply()
      var line = Swift.max(next, lines.line(at: range.lowerBound))
      while line <= lines.lineCount, lines.range(ofLine: line).lowerBound < range.upperBound {
        inspect(lines.range(ofLine: line), page.document.bytes, report: &report)
        line += 1
      }
      next = line
    }
  }

  private func inspect(_ line: Range<Int>, _ bytes: [UInt8], report: inout Inspection) {
    guard line.count > max else { return }
    let end = bytes[line].lastIndex { !ASCII.isSpace($0) }.map { $0 + 1 } ?? line.lowerBound
    var excess = line.lowerBound
    var count = 0
    var length = 0
    for index in line.lowerBound..<end where bytes[index] & 0xC0 != 0x80 {
      if count == max { excess = index }
      count += 1
      length = count
    }
    guard length > max else { return }
    let hasAddress = (line.lowerBound..<end).contains { bytes.hasBytes("://", at: $0) || bytes.hasBytes("](", at: $0) }
    let canBreak =
      bytes[excess..<end].contains(where: ASCII.isSpace)
      || bytes[line.lowerBound..<excess].drop(while: { ASCII.isSpace($0) || "-*+>".utf8.contains($0) }).contains(
        where: ASCII.isSpace)
    if !hasAddress, canBreak { report.find(.tooLong(length, max), source: excess..<end) }
  }
}

extension String {
  fileprivate static func tooLong(_ length: Int, _ max: Int) -> String {
    "This line has \(length) characters; at most \(max) are allowed."
  }
}
