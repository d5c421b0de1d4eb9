import Documents
import Prose
import TextScanning

/// Spells a compound one way: “email”, not “e-mail”; “front end”, not “frontend”.
///
/// Checked as `term.substitute` is. It is a kind of its own because the word stays the same and only its form changes:
/// what a page says is not at stake, how it is written is.
package struct SpellingCompound: RuleKind {
  package static let name = "spelling.compound"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Spell a compound as one word, as two, or with a hyphen."
  package static let slots = [
    SlotDescription("avoid", "strings", "spellings not to use"),
    SlotDescription("prefer", "strings", "the spelling to use, the first choice first"),
  ]

  private let terms: Substitution

  package init(slots: [String: JSON]) throws(SlotError) { terms = try Substitution(slots: slots) }

  package var literals: [String] { terms.literals }

  package func instruction(for rule: Rule) -> String {
    let verb = rule.modality.isStrict ? "Spell it" : "Prefer the spelling"
    return "\(verb) \(Quoted.list(terms.prefer, joinedBy: "or")), not \(Quoted.list(terms.avoid, joinedBy: "or"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    terms.inspect(page, hits: hits, report: &report, message: String.compound)
  }
}

extension String {
  fileprivate static func compound(_ written: String, as prefer: [String]) -> String {
    "Spell “\(written)” as \(Quoted.list(prefer, joinedBy: "or"))."
  }
}
