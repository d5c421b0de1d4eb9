import Documents
import Prose
import TextScanning

/// What must be shown for what is claimed: a source for every figure.
///
/// Decided where the claims are of sorts that words give away (figures, studies, superlatives, dates) and the evidence is a source: a sentence
/// with such a claim needs a link, a footnote or a citation in its paragraph, or in the sentence itself. Orders, headings, quotations, tables and
/// code claim nothing. Everything else is taught and left to a judge.
package struct ObligationCite: RuleKind {
  package static let name = "obligation.cite"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.judge
  package static let exactCases: String? = "for figures, studies, superlatives and dates that want a source"
  package static let summary = "Show evidence for what is claimed."
  package static let slots = [
    SlotDescription("claim", "string", "what needs evidence; every claim when left out", isRequired: false),
    SlotDescription("evidence", "string", "what counts as evidence; a source when left out", isRequired: false),
    SlotDescription("objects", "strings", "commands, paths and tools the evidence names", isRequired: false),
    SlotDescription(
      "within", "string", "sentence or paragraph: where the source has to stand; paragraph when left out",
      isRequired: false),
  ]

  private let claim: String
  private let evidence: String
  private let objects: [String]
  private let isStrict: Bool
  private let classes: [ClaimClass]

  package init(slots: [String: JSON]) throws(SlotError) {
    claim = try slots.optionalString("claim") ?? "every claim"
    let said = try slots.optionalString("evidence")
    evidence = said ?? "a source"
    objects = slots.optionalStrings("objects")
    let within = try slots.optionalString("within") ?? "paragraph"
    guard within == "sentence" || within == "paragraph" else {
      throw SlotError("slot “within” must be “sentence” or “paragraph”")
    }
    isStrict = within == "sentence"
    classes = objects.isEmpty ? ClaimClass.demanded(claim: claim, evidence: said) : []
  }

  package func instruction(for rule: Rule) -> String {
    let deed = "cite \(Clause.bare(evidence)) for \(Clause.bare(claim))" + Clause.naming(objects, in: evidence + claim)
    return Clause.sentence(nil, rule.modality.isStrict ? deed : "you should \(deed)")
  }

  package func check(of rule: Rule) -> CheckMode {
    classes.isEmpty || rule.modality == .may || rule.modality.isNegative ? .judge : .exact
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard check(of: report.rule) == .exact else { return }
    for sentence in page.sentences {
      let block = page.text.blocks[sentence.block]
      guard RunningText.isProse(block), !block.place.contains(.tableCell), !isOrder(sentence, page),
        let claim = ClaimCues(sentence, in: page).first(of: classes), report.admits(claim)
      else { continue }
      report.apply()
      if !ClaimSource.stands(in: isStrict ? sentence.range : block.range, of: page) { report.find(.bare, at: claim) }
    }
  }

  /// “Set the limit to 80 %.” asks; it claims nothing.
  private func isOrder(_ sentence: Page.Sentence, _ page: Page) -> Bool {
    sentence.words.first.map { page.classes[$0].contains(.imperative) } ?? true
  }
}

extension String {
  fileprivate static let bare = "Say where this comes from: link or cite a source."
}
