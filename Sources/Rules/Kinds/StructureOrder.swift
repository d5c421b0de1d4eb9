import Documents
import Prose
import TextScanning

/// In which order certain sections stand.
///
/// Only those that are present are compared, each at its first heading. A section that stands after one it should come
/// before is reported at its heading.
package struct StructureOrder: RuleKind {
  package static let name = "structure.order"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Keep certain sections in one order."
  package static let slots = [SlotDescription("sections", "strings", "names of sections, in order")]

  private let sections: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    sections = try slots.strings("sections")
    guard sections.count > 1 else { throw SlotError("slot “sections” must name two sections or more") }
  }

  package func instruction(for rule: Rule) -> String {
    let list = sections.map { "“\($0)”" }.joined(separator: ", ")
    return rule.modality.isStrict
      ? "Keep the sections in this order: \(list)." : "The sections should stand in this order: \(list)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let wanted = sections.map(SectionName.folded)
    var seen: Set<Int> = []
    var furthest = -1
    for heading in page.text.blocks where heading.level > 0 && report.admits(heading.range) {
      guard let place = wanted.firstIndex(of: SectionName.folded(page.string(heading.range))),
        seen.insert(place).inserted
      else { continue }
      if seen.count == 2 { report.apply() }
      if place < furthest { report.find(.misplaced(sections[place], before: sections[furthest]), at: heading.range) }
      furthest = max(furthest, place)
    }
  }
}

extension String {
  fileprivate static func misplaced(_ name: String, before later: String) -> String {
    "Put the section “\(name)” before “\(later)”."
  }
}
