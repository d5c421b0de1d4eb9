import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads whom a guide defers to (P30): “For anything else, follow the AP Stylebook”, “This guide extends …”. What the other guide says is not
/// here, so no rule is made of it: the principle names it in the slot `extends`, with the line that says so.
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
