import Documents
import Prose
import TextScanning

/// Which sections a page must have, by the text of their headings.
///
/// A section whose share is .9 or more is required; one of a lower share is taught and not asked for. Names are
/// compared without case, numbering and end marks; a section may stand at any level. A missing section is reported at
/// the page's title.
package struct StructureSections: RuleKind {
  package static let name = "structure.sections"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give a page certain sections."
  package static let slots = [
    SlotDescription("sections", "sections", "a list of {name, level, share}, in order; required from a share of .9")
  ]

  private struct Section: Sendable {
    var name: String
    var isRequired: Bool
  }
  private let sections: [Section]

  package init(slots: [String: JSON]) throws(SlotError) {
    var sections: [Section] = []
    for value in slots["sections"]?.array ?? [] {
      guard let name = value["name"]?.string ?? value.string else { throw SlotError("every section needs a “name”") }
      sections.append(Section(name: name, isRequired: (value["share"]?.double ?? 1) >= 0.9))
    }
    guard !sections.isEmpty else { throw SlotError("slot “sections” must be a list of sections") }
    self.sections = sections
  }

  package func instruction(for rule: Rule) -> String {
    let required = sections.filter(\.isRequired).map(\.name)
    let others = sections.filter { !$0.isRequired }.map(\.name)
    var sentences: [String] = []
    if !required.isEmpty {
      let list = (required.count == 1 ? "the section " : "the sections ") + Quoted.list(required, joinedBy: "and")
      sentences.append(rule.modality.isStrict ? "Give the page \(list)." : "The page should have \(list).")
    }
    if !others.isEmpty { sentences.append("Add \(Quoted.list(others, joinedBy: "or")) where the page calls for it.") }
    return sentences.joined(separator: " ")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard !page.text.blocks.isEmpty else { return }
    let headings = page.text.blocks.filter { $0.level > 0 && report.admits($0.range) }
    let present = Set(headings.map { SectionName.folded(page.string($0.range)) })
    let title = page.text.blocks.first { $0.level == 1 }.map { page.text.sourceRange(of: $0.range) } ?? 0..<0
    for section in sections where section.isRequired {
      report.apply()
      if !present.contains(SectionName.folded(section.name)) { report.find(.missing(section.name), source: title) }
    }
  }
}

extension String {
  fileprivate static func missing(_ name: String) -> String { "Add the section “\(name)”." }
}

// MARK: - Names of sections

/// Names of sections as readers compare them.
enum SectionName {
  /// The name in lower case, with straight apostrophes, without numbering (`2.`, `Step 3:`) and end marks.
  static func folded(_ name: String) -> String {
    let straight = name.utf8.contains(0xE2) ? name.replacing("\u{2019}", with: "'") : name
    var bytes = Array(straight.lowercased().utf8)[...]
    bytes = bytes.drop { !ASCII.isWord($0) }
    let unnumbered = bytes.drop { ASCII.isDigit($0) || $0 == .of(".") }
    if unnumbered.count < bytes.count, let next = unnumbered.first, ASCII.isSpace(next) || next == .of(")") {
      bytes = unnumbered.drop { !ASCII.isWord($0) }
    }
    while let last = bytes.last, ASCII.isSpace(last) || ".:?!*_`".utf8.contains(last) { bytes.removeLast() }
    return bytes.split(whereSeparator: ASCII.isSpace).map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}
