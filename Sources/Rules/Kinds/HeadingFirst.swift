import Documents
import Prose
import TextScanning

/// Begins a page with its title.
///
/// Markdown only. The first thing of a page but comments must be a heading of `level`, marked or as a tag, unless the front matter has the
/// title (`frontMatterTitle`, as in `heading.single`). With `preamble`, text before the first heading is left alone.
package struct HeadingFirst: RuleKind {
  package static let name = "heading.first"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Begin a page with its title."
  package static let slots = [
    SlotDescription("level", "number", "the level of titles", part: .demand),
    SlotDescription(
      "frontMatterTitle", "string", "pattern of the line in the front matter that is the title; empty: none",
      isRequired: false, part: .demand),
    SlotDescription(
      "preamble", "bool", "whether text may stand before the first heading", isRequired: false, part: .demand),
  ]

  private let level: Int
  private let title: TitleLine
  private let admitsPreamble: Bool

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let level = try slots.count("level") else { throw SlotError("slot “level” must be a whole number") }
    self.level = level
    title = try TitleLine(slots, "frontMatterTitle")
    admitsPreamble = try slots.flag("preamble", otherwise: false)
  }

  package func instruction(for rule: Rule) -> String {
    admitsPreamble
      ? "Let the first heading of a page have level \(level)." : "Begin a page with a heading of level \(level)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let document = page.document
    guard document.format == .markdown, !title.isIn(document) else { return }
    let lines = PageLines(document)
    for node in document.children(of: 0) {
      let kind = document.nodes[node].kind
      let start = Int(document.nodes[node].start)
      if kind == .frontMatter || (kind == .htmlBlock && document.bytes.hasBytes("<!--", at: start)) { continue }
      let own = kind == .heading ? Int(document.nodes[node].detail) : tagLevel(document.bytes, at: start)
      if own == 0, admitsPreamble { continue }
      report.apply()
      if own != level { report.find(.wrong(level), source: lines.shown(lines.line(at: start))) }
      return
    }
  }

  /// The level of a heading's tag; 0 for anything else.
  private func tagLevel(_ bytes: [UInt8], at start: Int) -> Int {
    guard bytes.hasBytes("<h", at: start) || bytes.hasBytes("<H", at: start), start + 2 < bytes.count,
      (UInt8.of("1")...UInt8.of("6")).contains(bytes[start + 2])
    else { return 0 }
    return Int(bytes[start + 2] & 0xF)
  }
}

extension String {
  fileprivate static func wrong(_ level: Int) -> String { "Begin the page with a heading of level \(level)." }
}
