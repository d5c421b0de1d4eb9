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
    for (position, unit) in reading.units.enumerated()
    where !proposals.used.contains(unit.ordinal) && isCandidate(unit) && !reading.samples.contains(unit.source) {
      switch governor.force(on: unit) {
      case .nothing: continue
      case .rule(let proposal): proposals.add(proposal, units: [unit.ordinal])
      case .free(let leadIn):
        guard let statement = Statement(unit), accepts(unit, statement, reading) else { continue }
        let context = Context(leadIn: leadIn, before: before(position, reading.units))
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

  private static func isCandidate(_ unit: Unit) -> Bool {
    let place = unit.block.place
    if unit.block.level > 0 || place.contains(.title) || place.contains(.tableCell) { return false }
    if place.contains(.quote), !place.contains(.admonition) { return false }
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

  /// Whether a sentence with a cue is a rule here: the same words mean less in a page of steps than in one of rules.
  private static func accepts(_ unit: Unit, _ statement: Statement, _ reading: PrescriptivePage) -> Bool {
    if reading.role.isAboutWriting, !isWhole(unit) { return false }
    if unit.tokens.last?.text == ":", !statement.isImperative || isFollowedByList(unit) { return false }
    let hasCue =
      !statement.isImperative || StatementReader.modality(unit.tokens, from: 0) != nil || !statement.condition.isEmpty
    switch reading.role {
    case .contributing:
      if unit.block.place.contains(.step), !hasCue,
        !["ensure", "follow", "include", "add", "write"].contains(statement.verb)
      {
        return false
      }
      return statement.isImperative ? !isHowTo(unit, statement) : isAddressed(unit, statement)
    case .decisionRecord: return isDecision(unit, statement)
    case .runbook: return statement.modality.isNegative || hasStrongCue(unit) || isGated(unit, statement)
    case .policy: return statement.isImperative ? true : isAddressed(unit, statement)
    case .agentInstructions: return statement.isImperative ? !isHowTo(unit, statement) : isAddressed(unit, statement)
    default: return statement.isImperative || isAddressed(unit, statement)
    }
  }

  /// In a guide a paragraph without an end is a specimen or a label; items of lists may do without.
  private static func isWhole(_ unit: Unit) -> Bool {
    if unit.block.place.contains(.listItem) || unit.block.place.contains(.definition) { return true }
    guard let last = unit.tokens.last else { return false }
    return last.kind != .word
  }

  /// A line that opens a list is its lead-in; the items carry the rule.
  private static func isFollowedByList(_ unit: Unit) -> Bool {
    unit.page.text.bytes[unit.range.upperBound - 1] == .of(":")
  }

  /// Commands that only show how something is started or set up.
  private static func isHowTo(_ unit: Unit, _ statement: Statement) -> Bool {
    guard statement.modality == .must, StatementReader.modality(unit.tokens, from: 0) == nil else { return false }
    if let first = unit.words.first, first == "to" { return true }
    guard
      [
        "run", "use", "install", "clone", "open", "fork", "navigate", "execute", "start", "create", "build", "download",
        "push", "checkout", "visit", "click",
        "go", "launch", "commit", "make", "submit", "set", "copy", "enter",
      ].contains(statement.verb)
    else { return false }
    let setup = unit.headings.prefix(2).joined(separator: " ").lowercased()
    let isSetup = [
      "command", "setup", "set up", "getting started", "quick start", "quickstart", "install",
      "development environment", "running", "how to", "building",
    ]
    .contains { setup.contains($0) }
    return isSetup && statement.condition.isEmpty
  }

  /// A modal sentence is a rule when it binds somebody or something people make, not when it tells what software does.
  private static func isAddressed(_ unit: Unit, _ statement: Statement) -> Bool {
    let words = unit.words
    guard let first = words.first else { return false }
    if statement.modality == .may, !words.prefix(6).contains(where: { people.contains($0) }),
      !["it's", "optionally", "feel"].contains(first)
    {
      return false
    }
    if ["it", "they", "which", "he", "she"].contains(first), !hasStrongCue(unit) { return false }
    if words.contains("will"), !words.contains("we"), !hasStrongCue(unit) { return false }
    return true
  }

  private static let people: Set<String> = Set(
    words: """
      you we reviewer reviewers author authors developer developers agent agents contributor contributors maintainer
      maintainers someone engineer engineers anyone team teams users people contributions access pr prs changes
      """)

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

  /// What a decision record decides: sentences of its decision, and of its title when that is an order.
  private static func isDecision(_ unit: Unit, _ statement: Statement) -> Bool {
    // What stands under “Context” argues; it decides nothing.
    let sections = unit.headings.joined(separator: " ").lowercased()
    guard ["decision", "outcome", "consequence"].contains(where: { sections.contains($0) }) else { return false }
    return statement.isImperative || hasStrongCue(unit) || StatementReader.matches(["we", "will"], unit.tokens, 0)
  }

  private static func isGated(_ unit: Unit, _ statement: Statement) -> Bool {
    statement.isImperative && (unit.words.first == "if" || Family(unit, statement, role: .runbook) == .confirmBefore)
  }

  // MARK: - Building

  private static func proposal(_ unit: Unit, _ statement: Statement, _ reading: PrescriptivePage, _ context: Context)
    -> Proposal?
  {
    let family = Family(unit, statement, role: reading.role)
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
      instruction: Sentence.clean(told), sources: [Citation.source(unit.page, text: unit.range)],
      pattern: statement.isImperative ? "P12" : "P16")
  }

  /// Commands, paths and tools the sentence names in code.
  static func objects(_ unit: Unit) -> [String: JSON] {
    let code = unit.tokens.filter { $0.kind == .term && $0.markup == .code }.map(\.text)
    return code.isEmpty ? [:] : ["objects": JSON(code)]
  }
}
