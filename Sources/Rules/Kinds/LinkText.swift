import Documents
import Prose
import TextScanning

/// Says in the text of a link where it goes: not “here”, not “this page”.
///
/// The whole text of a link is compared, without case and punctuation. A link around an image is known by the image's
/// text; code is a name, and says something.
package struct LinkText: RuleKind {
  package static let name = "link.text"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Say in the text of a link where it goes."
  package static let slots = [
    SlotDescription("avoid", "strings", "texts that say nothing; the usual ones when left out", isRequired: false)
  ]

  private let avoid: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    let terms = slots.optionalStrings("avoid")
    avoid = terms.isEmpty ? ["here", "click here", "this page", "this link", "read more", "link"] : terms
  }

  package func instruction(for rule: Rule) -> String {
    let advice = "say where it goes, not \(Quoted.list(avoid, joinedBy: "or"))"
    return rule.modality.isStrict ? "Let the text of a link \(advice)." : "The text of a link should \(advice)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let avoided = Set(avoid.map(Self.folded))
    for link in page.text.spans where link.kind == .link && report.admits(link.range) {
      report.apply()
      let written = page.string(link.range)
      if avoided.contains(Self.folded(written)), !page.text.isCode(link.range) {
        report.find(.saysNothing(written), at: link.range)
      }
    }
  }
  private static func folded(_ text: String) -> String {
    let words = text.lowercased().utf8.split { !ASCII.isWord($0) || $0 == .of("_") }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}

extension String {
  fileprivate static func saysNothing(_ written: String) -> String {
    "Say where the link goes, instead of “\(written)”."
  }
}
