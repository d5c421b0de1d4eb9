import Documents
import Prose
import TextScanning

/// Says one term in place of others: “sign in”, not “log in”.
///
/// Checked on every whole-word occurrence of an avoided term outside code; an occurrence inside one of the preferred terms
/// (`app` within `app store`) is none. A single preferred term gives a fix, in the case of what it replaces.
package struct TermSubstitute: RuleKind {
  package static let name = "term.substitute"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Write one term, not another."
  package static let slots = [
    SlotDescription("avoid", "strings", "terms not to write, as the guide spells them"),
    SlotDescription("prefer", "strings", "what to write, the first choice first"),
  ]

  private let avoid: [String]
  private let prefer: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    avoid = try slots.strings("avoid")
    prefer = try slots.strings("prefer")
  }

  package var literals: [String] { avoid }

  package func instruction(for rule: Rule) -> String {
    let verb = rule.modality.isStrict ? "Write" : "Prefer"
    return "\(verb) \(Quoted.list(prefer, joinedBy: "or")), not \(Quoted.list(avoid, joinedBy: "or"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for hit in hits where !TermMatch.isInside(prefer, page.text.bytes, hit.range) {
      let written = page.string(hit.range)
      // A term whose avoided and preferred spellings differ in case alone is broken only by the avoided case.
      guard !prefer.contains(written) else { continue }
      report.find(
        .substitute(written, with: prefer), at: hit.range,
        replacement: prefer.count == 1 ? TermMatch.recased(prefer[0], like: written) : nil)
    }
  }
}

extension String {
  fileprivate static func substitute(_ written: String, with prefer: [String]) -> String {
    "Write \(Quoted.list(prefer, joinedBy: "or")) instead of “\(written)”."
  }
}
