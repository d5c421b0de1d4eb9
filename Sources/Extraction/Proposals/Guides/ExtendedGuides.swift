import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads whom a guide defers to (P30): “For anything else, follow the AP Stylebook”, “This guide extends …”. The principle names the other guide
/// in the slot `extends`, with the line that says so; of a guide that we know, what it rules follows as advice (`GuidePack`).
enum ExtendedGuides: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role.isAboutWriting || reading.role == .agentInstructions || reading.role == .contributing else {
      return
    }
    for unit in reading.units
    where !proposals.used.contains(unit.ordinal) && unit.block.level == 0 && !unit.block.place.contains(.tableCell) {
      let statement = Statement(unit)
      // Outside of guides a sentence that only tells what a project does binds nobody.
      guard unit.tokens.last?.text != "?", statement != nil || reading.role.isAboutWriting, defers(unit) else {
        continue
      }
      let facet = reading.role.isAboutWriting ? Facet.tone : .format
      for name in GuideName.names(in: unit) {
        proposals.add(proposal(name, unit, facet, statement?.modality ?? .should), units: [unit.ordinal])
        if reading.role.isAboutWriting, isWhole(unit), let pack = GuidePack.named(name.text) {
          add(pack, unit, into: &proposals)
        }
      }
    }
  }

  private static func proposal(_ name: GuideName, _ unit: Unit, _ facet: Facet, _ modality: Modality) -> Proposal {
    let condition = StatementReader.leadingCondition(unit.tokens, from: StatementReader.start(of: unit.tokens)).range
    return Proposal(
      kind: "rubric", facet: facet, modality: modality,
      scope: Scope(when: condition.map { WordSentences.text(of: $0, in: unit) }),
      slots: ["principle": .string(Sentence.clean(unit.text)), "extends": .string(name.text)],
      instruction: Sentence.clean(unit.told), sources: [Citation.source(unit.page, text: unit.range)], pattern: "P30")
  }

  /// Whether the other guide holds for all that this one leaves out, and not for one matter: “For spelling, follow …”.
  private static func isWhole(_ unit: Unit) -> Bool {
    let start = StatementReader.start(of: unit.tokens)
    guard let condition = StatementReader.leadingCondition(unit.tokens, from: start).range else {
      return Set(unit.words).isDisjoint(with: matters)
    }
    return leavesOut(unit.tokens[condition].filter { $0.kind == .word }.map(\.text))
  }

  /// Words of a sentence that hands over one matter only.
  private static let matters: Set<String> = Set(
    words: "code spelling pronouns citations formatting naming capitalization numbers dates heading headings lists api")

  /// What the named guide rules, as advice. Of several guides the first has its say.
  private static func add(_ pack: GuidePack, _ unit: Unit, into proposals: inout Proposals) {
    let source = [Citation.source(unit.page, text: unit.range)]
    let packed = proposals.all.filter { $0.origin == .pack }
    var taken = Set(packed.flatMap { ($0.slots["avoid"]?.strings ?? []) + ($0.slots["prefer"]?.strings ?? []) })
    for (avoid, prefer) in pack.words where taken.isDisjoint(with: avoid + prefer) {
      taken.formUnion(avoid)
      proposals.add(
        WordRule.proposal(
          avoid: avoid, prefer: prefer, modality: .should, source: source, origin: .pack, pattern: "P30"),
        units: [])
    }
    for (kind, slots) in pack.form
    where !packed.contains(where: { $0.kind == kind && $0.slots["mark"] == slots["mark"] }) {
      guard let facet = RuleKinds.kind(named: kind)?.facet else { continue }
      proposals.add(
        Proposal(
          kind: kind, facet: facet, modality: .should, slots: slots, origin: .pack, sources: source, pattern: "P30"),
        units: [])
    }
  }

  /// Whether the sentence hands something over: it follows another guide, or looks there for what this one leaves out. “See … for details”
  /// only points.
  private static func defers(_ unit: Unit) -> Bool {
    let words = unit.words
    for (index, word) in words.enumerated() where verbs.contains(word) {
      return index == 0 || !negations.contains(words[index - 1]) && words[index - 1] != "the"
    }
    for (first, second) in zip(words, words.dropFirst()) where phrases.contains("\(first) \(second)") { return true }
    return words.contains(where: lookups.contains) && leavesOut(words)
  }

  /// “not covered here”, “doesn't say”, “anything else”, “when in doubt”.
  private static func leavesOut(_ words: [String]) -> Bool {
    let said = Set(words)
    return !said.isDisjoint(with: negations)
      || !said.isDisjoint(with: ["anything", "everything", "else", "doubt", "otherwise"])
  }

  private static let verbs: Set<String> = Set(
    words: """
      follow follows following adhere adheres conform conforms comply complies extend extends extending
      supplement supplements adopt adopts adopted obey obeys
      """)
  private static let phrases: Set<String> = [
    "based on", "builds on", "built on", "rely on", "relies on", "falls back", "fall back", "defer to", "defers to",
    "derived from",
    "according to", "in accordance", "top of", "per the",
  ]
  private static let lookups: Set<String> = Set(words: "see refer consult check use look turn go")
  private static let negations: Set<String> = Set(
    words: """
      not isn't doesn't don't aren't can't cannot never without no
      """)
}
