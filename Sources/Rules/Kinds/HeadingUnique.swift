import Documents
import Prose
import TextScanning

/// Gives every heading of a page a text of its own.
///
/// Two headings with one text cannot both be linked to by their text. With `siblings`, only headings right under the same heading
/// are compared, as change logs need it. Markdown only; texts are compared as typed, without comments.
package struct HeadingUnique: RuleKind {
  package static let name = "heading.unique"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give every heading of a page a text of its own."
  package static let slots = [
    SlotDescription(
      "siblings", "bool", "whether only headings under the same heading are compared", isRequired: false, part: .demand)
  ]

  private let comparesSiblings: Bool

  package init(slots: [String: JSON]) throws(SlotError) {
    comparesSiblings = try slots.flag("siblings", otherwise: false)
  }

  package func instruction(for rule: Rule) -> String {
    comparesSiblings
      ? "Give headings under the same heading different texts." : "Give every heading of a page a text of its own."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let headings = page.writtenHeadings(PageLines(page.document), in: report.rule.scope)
    var known = [Set<String>](repeating: [], count: 7)
    for heading in headings {
      report.apply()
      let level = comparesSiblings ? min(heading.level, 6) : 0
      for deeper in (level + 1)..<7 { known[deeper] = [] }
      let text = Self.text(heading.text, page.document.bytes)
      if !known[level].insert(text).inserted { report.find(.repeated(text), source: heading.text) }
    }
  }
  /// A text on one line, without its comments.
  private static func text(_ range: Range<Int>, _ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var index = range.lowerBound
    while index < range.upperBound {
      if bytes.hasBytes("<!--", at: index) {
        while index < range.upperBound, !bytes.hasBytes("-->", at: index) { index += 1 }
        index += 3
        continue
      }
      if bytes[index] != .carriageReturn { text.append(bytes[index] == .lineFeed ? .space : bytes[index]) }
      index += 1
    }
    return text.string(0..<text.count)
  }
}

extension String {
  fileprivate static func repeated(_ text: String) -> String {
    text.isEmpty
      ? "Another heading is empty too." : "Another heading reads “\(text)” too; give this one a text of its own."
  }
}
