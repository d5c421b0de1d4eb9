import Documents
import Prose
import TextScanning

/// Writes in one tense: “Describe what the product does in the present tense”.
///
/// Checked on the words that make another tense, outside quotations, mentions and code. `going to` counts before a verb only, the noun in
/// `at will` not at all; avoiding `will` avoids `you’ll` too.
package struct GrammarTense: RuleKind {
  package static let name = "grammar.tense"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Write in one tense."
  package static let slots = [
    SlotDescription("tense", "string", "present or past; another tense needs “avoid”", part: .demand),
    SlotDescription("avoid", "strings", "words of other tenses; those of the future if left out", isRequired: false),
  ]

  private let tense: String
  package let literals: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    tense = try slots.string("tense")
    var avoid = slots.optionalStrings("avoid")
    if avoid.isEmpty {
      guard tense == "present" || tense == "past" else { throw SlotError("the tense “\(tense)” needs slot “avoid”") }
      avoid = ["will", "won't", "going to"]
    }
    if avoid.contains("will") {
      avoid += ["I", "you", "we", "they", "it", "he", "she", "that", "there"].map { $0 + "'ll" }
    }
    literals = avoid
  }

  package func instruction(for rule: Rule) -> String { "Write in the \(tense) tense." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    report.applyIfText(page)
    for hit in LiteralHit.outermost(hits) where isVerb(hit, in: page) && !RunningText.isMentioned(hit.range, in: page) {
      report.find(.tense(page.string(hit.range), tense), at: hit.range)
    }
  }

  private func isVerb(_ hit: LiteralHit, in page: Page) -> Bool {
    let bytes = page.text.bytes
    guard let word = page.word(at: hit.range.upperBound - 1), page.words[word].upperBound == hit.range.upperBound else {
      return true
    }
    switch literals[hit.literal].lowercased() {
    case "will":
      guard word > 0, PassiveVoice.follows(bytes, page.words, word) else { return true }
      let before = page.words[word - 1]
      return !Self.nounMarkers.contains(bytes, before) && !WordClass.of(bytes, before).contains(.article)
    case "going to":
      guard word + 1 < page.words.count, PassiveVoice.follows(bytes, page.words, word + 1) else { return false }
      let next = page.classes[word + 1]
      return next.contains(.imperative) || next.contains(.beForm)
    default: return true
    }
  }

  private static let nounMarkers = Lexicon("against at free good ill of")
}

extension String {
  fileprivate static func tense(_ written: String, _ tense: String) -> String {
    "Write in the \(tense) tense, without “\(written)”."
  }
}
