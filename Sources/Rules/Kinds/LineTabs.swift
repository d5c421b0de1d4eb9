import Documents
import Prose
import TextScanning

/// Keeps tabs out of pages.
///
/// Markdown and plain text only. Code blocks and code spans are looked at too, unless `code` is false or their language is one of
/// `languages`. Every run of tabs is a finding; the fix puts `width` spaces in the place of each tab.
package struct LineTabs: RuleKind {
  package static let name = "line.tabs"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Use spaces, never tabs."
  package static let slots = [
    SlotDescription("code", "bool", "whether code is looked at too; true when left out", isRequired: false),
    SlotDescription(
      "languages", "strings", "languages whose code blocks may hold tabs", isRequired: false, part: .addition),
    SlotDescription("width", "number", "how many spaces stand for a tab; 1 when left out", isRequired: false),
  ]

  private let includesCode: Bool
  private let languages: Set<String>
  private let width: Int

  package init(slots: [String: JSON]) throws(SlotError) {
    includesCode = try slots.flag("code", otherwise: true)
    languages = Set(slots.optionalStrings("languages").map { $0.lowercased() })
    width = min(try slots.count("width") ?? 1, 16)
  }

  package static func compared(_ slots: [String: JSON]) -> (kind: String, slots: [String: JSON]) {
    (LineWhitespace.name, ["indent": "spaces"])
  }

  package func instruction(for rule: Rule) -> String {
    let place = includesCode ? "" : " outside code"
    let exception = languages.isEmpty ? "" : "; code in \(languages.sorted().joined(separator: ", ")) may have them"
    return "Use spaces, not tabs\(place)\(exception)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard page.document.format != .html else { return }
    let lines = PageLines(page.document)
    let exempt = exemptRanges(page, lines).sorted { $0.lowerBound < $1.lowerBound }
    var next = 0
    for line in lines.first..<lines.count where !lines.isEmpty(line) || !lines.ranges[line].isEmpty {
      report.apply()
      var index = lines.ranges[line].lowerBound
      let end = lines.ranges[line].upperBound
      while index < end, let tab = lines.bytes[index..<end].firstIndex(of: .tab) {
        var last = tab
        while last < end, lines.bytes[last] == .tab { last += 1 }
        index = last
        while next < exempt.count, exempt[next].upperBound <= tab { next += 1 }
        if next < exempt.count, exempt[next].lowerBound < last { continue }
        report.find(.tab, source: tab..<last, replacement: String(repeating: " ", count: width * (last - tab)))
      }
    }
  }

  /// The code that may hold tabs. The lines of fences are no code.
  private func exemptRanges(_ page: Page, _ lines: PageLines) -> [Range<Int>] {
    let document = page.document
    var ranges: [Range<Int>] = []
    if !includesCode { ranges += page.written(.code, in: Scope()).map { document.nodes[$0].range } }
    for block in page.written(.codeBlock, in: Scope()) {
      let rows = lines.lines(of: block)
      if document.nodes[block].detail == 0 {
        if !includesCode {
          ranges.append(lines.ranges[rows.lowerBound].lowerBound..<lines.ranges[rows.upperBound].upperBound)
        }
      } else if !includesCode || languages.contains(Self.language(document.string(of: block))) {
        let start = lines.ranges[rows.lowerBound].upperBound
        let end =
          lines.hasClosingFence(block)
          ? lines.ranges[rows.upperBound].lowerBound : lines.ranges[rows.upperBound].upperBound
        ranges.append(start..<max(start, end))
      }
    }
    return ranges
  }

  private static func language(_ info: String?) -> String {
    (info ?? "").split { $0 == " " || $0 == "\t" }.first.map { $0.lowercased() } ?? ""
  }
}

extension String {
  fileprivate static let tab = "Use spaces instead of a tab."
}
