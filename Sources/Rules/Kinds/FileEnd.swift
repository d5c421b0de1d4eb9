import Documents
import Prose
import TextScanning

/// Ends a file with a line feed.
///
/// Markdown and plain text only. The finding is the last character; the fix adds the line feed.
package struct FileEnd: RuleKind {
  package static let name = "file.end"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "End a file with a line feed."
  package static let slots: [SlotDescription] = []

  package init(slots: [String: JSON]) throws(SlotError) {}

  package func instruction(for rule: Rule) -> String { "End every file with a line feed." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let bytes = page.document.bytes
    guard page.document.format != .html, !bytes.isEmpty else { return }
    let lines = PageLines(page.document)
    report.apply()
    let end = bytes.count
    guard !lines.isBlank(lines.count - 1) else { return }
    var start = end - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    report.find(.noLineFeed, source: start..<end, fix: Fix(range: end..<end, text: "\n"))
  }
}

extension String {
  fileprivate static let noLineFeed = "End the file with a line feed."
}
