import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads lines that put what to do behind an arrow: “**New integration** → update `INTEGRATIONS.md`” (P21). What stands before the arrow is the
/// condition. A line with more than one arrow draws a flow and orders nothing.
enum ConditionArrows: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard !reading.role.isAboutWriting else { return }
    for unit in reading.units
    where unit.block.level == 0 && !unit.block.place.contains(.tableCell) && !reading.samples.contains(unit.source) {
      guard let proposal = proposal(unit, reading) else { continue }
      proposals.add(proposal, units: [unit.ordinal])
    }
  }

  private static func proposal(_ unit: Unit, _ reading: PrescriptivePage) -> Proposal? {
    let tokens = unit.tokens
    let arrows = tokens.indices.filter { isArrow(tokens, $0) }
    guard arrows.count == 1, let arrow = arrows.first else { return nil }
    let action = tokens[arrow].text == "-" ? arrow + 2 : arrow + 1
    let opening = tokens.firstIndex { $0.kind != .mark } ?? 0
    guard arrow > opening, arrow - opening <= 14, action < tokens.count else { return nil }
    let verb = StatementReader.skipOpeners(tokens, from: action)
    guard StatementReader.isImperative(tokens, at: verb) else { return nil }
    let rest = unit.after(action)
    guard let statement = Statement(rest) else { return nil }
    let condition = Sentence.trimmed(
      unit.page.string(tokens[opening].range.lowerBound..<tokens[arrow - 1].range.upperBound))
    let deed = Sentence.trimmed(rest.text)
    let kind = statement.modality.isNegative ? "obligation.never" : "obligation.must"
    var slots = StatementRules.objects(rest)
    slots["action"] = .string(deed)
    slots["condition"] = .string(condition)
    return Proposal(
      kind: kind, facet: Family(rest, statement, page: reading).facet, modality: statement.modality,
      scope: Scope(when: condition), slots: slots,
      instruction: Sentence.clean("\(condition): \(Sentence.trimmed(rest.told))"), sources: [Citation.sentence(unit)],
      pattern: "P21")
  }

  private static func isArrow(_ tokens: [Token], _ index: Int) -> Bool {
    guard tokens[index].kind == .mark else { return false }
    if ["→", "⇒", "➔", "➜"].contains(tokens[index].text) { return true }
    return tokens[index].text == "-" && index + 1 < tokens.count && tokens[index + 1].text == ">"
      && tokens[index + 1].range.lowerBound == tokens[index].range.upperBound
  }
}
