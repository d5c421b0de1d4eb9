import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads what is left: sentences that prescribe, each one rule with its modality, condition and the commands, paths or tools it names
/// (P12–P21, S7). In pages for agents they become obligations; in guides, principles for a reader to judge.
enum StatementRules: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    var governor = Governor(reading)
    let acceptance = Acceptance(reading)
    for (position, unit) in reading.units.enumerated()
    where !proposals.used.contains(unit.ordinal) && isCandidate(unit, reading) && !reading.samples.contains(unit.source)
    {
      switch governor.force(on: unit) {
      case .nothing: continue
      case .rule(let proposal): proposals.add(proposal, units: [unit.ordinal])
      case .free(let leadIn):
        guard let statement = acceptance.statement(unit) else { continue }
        let heading = Governor.condition(of: reading.role.isAboutWriting ? nil : unit.headings.first)
        let context = Context(leadIn: leadIn ?? heading, before: before(position, reading.units))
        proposals.add(proposal(unit, statement, reading, context), units: [unit.ordinal])
      }
    }
  }

  /// What a sentence is told with when it says nothing alone.
  struct Context {
    /// The clause before its list: “When you write a page”.
    var leadIn: String?
    /// The sentence before it in its block.
    var before: Unit?
  }

  private static func before(_ position: Int, _ units: [Unit]) -> Unit? {
    guard position > 0 else { return nil }
    let (unit, before) = (units[position], units[position - 1])
    // A paragraph may begin with “It”; an item of a list stands alone.
    let isNear = before.blockIndex == unit.blockIndex || before.blockIndex == unit.blockIndex - 1 && !unit.isItem
    return isNear && before.block.level == 0 && before.block.heading == unit.block.heading ? before : nil
  }

  private static func isCandidate(_ unit: Unit, _ reading: PrescriptivePage) -> Bool {
    let place = unit.block.place
    if unit.block.level > 0 || place.contains(.title) || place.contains(.tableCell) { return false }
    // In an agent file a quotation that is no sample is said to the agent; elsewhere it shows.
    if place.contains(.quote), !place.contains(.admonition), reading.role != .agentInstructions { return false }
    return unit.tokens.count >= 3 && unit.range.count <= 700 && !isLink(unit) && !PageScope.exempts(unit)
  }

  /// A sentence that is nothing but a link points to another page; it orders nothing.
  private static func isLink(_ unit: Unit) -> Bool {
    let text = unit.page.text
    guard let link = text.spans(in: unit.range).first(where: { $0.kind == .link }), let last = unit.tokens.last else {
      return false
    }
    let end = last.kind == .mark ? unit.range.upperBound - 1 : unit.range.upperBound
    return link.range.lowerBound <= unit.range.lowerBound && link.range.upperBound >= end
  }

  /// Whether a sentence has a word that demands and could hardly do anything else.
  static func hasStrongCue(_ unit: Unit) -> Bool {
    unit.words.contains {
      [
        "must", "never", "always", "don't", "shall", "required", "requires", "mustn't", "only", "should", "forbidden",
        "mandatory", "shouldn't", "avoid",
      ].contains($0)
    } || StatementReader.matches(["do", "not"], unit.tokens, firstIndex("do", unit))
      || StatementReader.matches(["make", "sure"], unit.tokens, firstIndex("make", unit))
  }

  private static func firstIndex(_ word: String, _ unit: Unit) -> Int {
    unit.tokens.firstIndex { $0.kind == .word && $0.text == word } ?? unit.tokens.count
  }

  // MARK: - Building

  private static func proposal(_ unit: Unit, _ statement: Statement, _ reading: PrescriptivePage, _ context: Context)
    -> Proposal?
  {
    let family = Family(unit, statement, page: reading)
    let built = ObligationSlots(unit, statement, family)
    let conditions = [context.leadIn ?? "", statement.condition].filter { !$0.isEmpty }
    // A sentence about “it” or “them” says nothing without the one before it.
    var told = unit.told
    if Anaphora.isOpen(unit) {
      if let before = context.before {
        told = "\(before.told) \(told)"
      } else if reading.role.isAboutWriting, !statement.isImperative {
        return nil
      }
    }
    if let leadIn = context.leadIn { told = "\(leadIn): \(Sentence.trimmed(told))" }
    return Proposal(
      kind: built.kind, facet: family.facet, modality: statement.modality,
      scope: Scope(pages: [], when: conditions.isEmpty ? nil : conditions.joined(separator: "; ")),
      slots: built.slots.merging(objects(unit)) { first, _ in first },
      instruction: Sentence.clean(told), sources: [Citation.sentence(unit)],
      pattern: statement.isImperative ? "P12" : "P16")
  }

  /// Commands, paths and tools the sentence names in code.
  static func objects(_ unit: Unit) -> [String: JSON] {
    let code = unit.tokens.filter { $0.kind == .term && $0.markup == .code || isName($0) }.map(\.text)
    return code.isEmpty ? [:] : ["objects": JSON(code)]
  }

  /// A tool that is named without marks: `transfer_to_human_agents`.
  private static func isName(_ token: Token) -> Bool {
    token.kind == .word && token.text.utf8.contains(.of("_")) && token.text.utf8.count > 4
  }
}
