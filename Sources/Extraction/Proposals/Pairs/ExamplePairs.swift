import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads word rules from pairs of a good and a bad example that differ in one word or short phrase (P25, P26, S3). A pair illustrates; what it
/// stands for must be said or known besides, so that the words of a single sentence do not become a rule of the project.
enum ExamplePairs: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role.isAboutWriting || reading.role == .agentInstructions || reading.role == .contributing else {
      return
    }
    let found = PairFinder.pairs(of: reading).map { (pair: $0, edit: PairEdit($0, in: reading.page)) }
    var counts: [PairEdit: Int] = [:]
    for case (_, let edit?) in found { counts[edit, default: 0] += 1 }
    let context = PairContext(reading, pairs: found.map(\.pair), proposals: proposals.all)
    for case (let pair, let edit?) in found {
      if reading.role.isAboutWriting { for unit in pair.units { proposals.consume(unit) } }
      guard !isRuledWhole(pair, reading.page, proposals.all),
        context.supports(edit, of: pair, count: counts[edit] ?? 1),
        var proposal = proposal(edit, pair, reading.page)
      else { continue }
      if !PairWords.isKnown(edit) { proposal.scope.when = context.condition(of: pair) }
      proposals.add(proposal, units: pair.units)
    }
  }

  /// Whether a rule bans the bad side word for word: “consult your installer” beside “call your installer” in a table of terms.
  private static func isRuledWhole(_ pair: ExamplePair, _ page: Page, _ proposals: [Proposal]) -> Bool {
    let bad = WordRule.clean(text(pair.bad, page)).lowercased()
    return proposals.contains { ($0.slots["avoid"]?.strings ?? []).contains { $0.lowercased() == bad } }
  }

  private static func proposal(_ edit: PairEdit, _ pair: ExamplePair, _ page: Page) -> Proposal? {
    let proposal = WordRule.proposal(
      avoid: [edit.bad], prefer: edit.good.isEmpty ? [] : [edit.good], modality: .should,
      source: [pair.bad, pair.good].map { Citation.source(page, text: $0.range) }, origin: .pair, pattern: "P26")
    guard var proposal, edit.good.isEmpty == (proposal.slots["prefer"] == nil) else { return nil }
    let (bad, good) = (text(pair.bad, page), text(pair.good, page))
    guard tells(proposal, bad: bad, good: good) else { return nil }
    proposal.examples = [Example(bad: bad, good: good)]
    return proposal
  }

  private static func text(_ side: PairSide, _ page: Page) -> String { Sentence.trimmed(page.string(side.range)) }

  /// Whether the rule fires on the bad example and is silent on the good one.
  private static func tells(_ proposal: Proposal, bad: String, good: String) -> Bool {
    guard case .success(let rule) = RuleBuilder.rule(proposal) else { return false }
    let checker = Checker([rule])
    return fires(checker, on: bad) && !fires(checker, on: good)
  }

  private static func fires(_ checker: Checker, on text: String) -> Bool {
    checker.check(Page(DocumentReader.read(path: "pair.txt", bytes: Array(text.utf8)))).contains {
      !$0.findings.isEmpty
    }
  }
}
