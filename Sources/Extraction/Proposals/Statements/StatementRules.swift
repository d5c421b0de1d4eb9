import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads what is left: sentences that prescribe, each one rule with its modality, condition and the commands, paths or tools it names
/// (P12–P21, S7). In pages for agents they become obligations; in guides, principles for a reader to judge.
enum StatementRules: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    var leadInModality: [Int: Modality?] = [:]
    for unit in reading.units where !proposals.used.contains(unit.ordinal) && isCandidate(unit, reading) {
      if let statement = Statement(unit), accepts(unit, statement, reading) {
        proposals.add(proposal(unit, statement, reading), units: [unit.ordinal])
      } else if let leadIn = unit.leadIn, unit.isFirst {
        let modality = leadInModality[leadIn.lowerBound] ?? Self.modality(ofLeadIn: leadIn, in: reading)
        leadInModality[leadIn.lowerBound] = modality
        if let modality { proposals.add(inherited(unit, leadIn, modality, reading), units: [unit.ordinal]) }
      }
    }
  }

  private static func isCandidate(_ unit: Unit, _ reading: PrescriptivePage) -> Bool {
    let place = unit.block.place
    if unit.block.level > 0 || place.contains(.title) || place.contains(.tableCell) { return false }
    if place.contains(.quote), !place.contains(.admonition) { return false }
    return unit.tokens.count >= 3 && unit.range.count <= 700
  }

  /// Whether a sentence with a cue is a rule here: the same words mean less in a page of steps than in one of rules.
  private static func accepts(_ unit: Unit, _ statement: Statement, _ reading: PrescriptivePage) -> Bool {
    if unit.tokens.last?.text == ":", !statement.isImperative || isFollowedByList(unit) { return false }
    let hasCue = !statement.isImperative || StatementReader.modality(unit.tokens, from: 0) != nil || !statement.condition.isEmpty
    switch reading.role {
    case .contributing:
      if unit.block.place.contains(.step), !hasCue, !["ensure", "follow", "include", "add", "write"].contains(statement.verb) { return false }
      return statement.isImperative ? !isHowTo(unit, statement) : isAddressed(unit, statement)
    case .decisionRecord: return isDecision(unit, statement)
    case .runbook: return statement.modality.isNegative || hasStrongCue(unit) || isGated(unit, statement)
    case .policy: return statement.isImperative ? true : isAddressed(unit, statement)
    case .agentInstructions: return statement.isImperative ? !isHowTo(unit, statement) : isAddressed(unit, statement)
    default: return statement.isImperative || isAddressed(unit, statement)
    }
  }

  /// A line that opens a list is its lead-in; the items carry the rule.
  private static func isFollowedByList(_ unit: Unit) -> Bool { unit.page.text.bytes[unit.range.upperBound - 1] == .of(":") }

  /// Commands that only show how something is started or set up.
  private static func isHowTo(_ unit: Unit, _ statement: Statement) -> Bool {
    guard statement.modality == .must, StatementReader.modality(unit.tokens, from: 0) == nil else { return false }
    if let first = unit.words.first, first == "to" { return true }
    guard ["run", "use", "install", "clone", "open", "fork", "navigate", "execute", "start", "create", "build", "download", "push", "checkout", "visit", "click",
      "go", "launch", "commit", "make", "submit", "set", "copy", "enter"].contains(statement.verb)
    else { return false }
    let setup = unit.headings.prefix(2).joined(separator: " ").lowercased()
    let isSetup = ["command", "setup", "set up", "getting started", "quick start", "quickstart", "install", "development environment", "running", "how to", "building"]
      .contains { setup.contains($0) }
    return isSetup && statement.condition.isEmpty
  }

  /// A modal sentence is a rule when it binds somebody or something people make, not when it tells what software does.
  private static func isAddressed(_ unit: Unit, _ statement: Statement) -> Bool {
    let words = unit.words
    guard let first = words.first else { return false }
    if statement.modality == .may, !words.prefix(6).contains(where: { people.contains($0) }), !["it's", "optionally", "feel"].contains(first) { return false }
    if ["it", "they", "which", "he", "she"].contains(first), !hasStrongCue(unit) { return false }
    if words.contains("will"), !words.contains("we"), !hasStrongCue(unit) { return false }
    return true
  }

  private static let people: Set<String> = [
    "you", "we", "reviewer", "reviewers", "author", "authors", "developer", "developers", "agent", "agents", "contributor", "contributors", "maintainer",
    "maintainers", "someone", "engineer", "engineers", "anyone", "team", "teams", "users", "people", "contributions", "access", "pr", "prs", "changes",
  ]

  static func hasStrongCue(_ unit: Unit) -> Bool {
    unit.words.contains {
      ["must", "never", "always", "don't", "shall", "required", "requires", "mustn't", "only", "should", "forbidden", "mandatory", "shouldn't", "avoid"].contains($0)
    } || StatementReader.matches(["do", "not"], unit.tokens, firstIndex("do", unit)) || StatementReader.matches(["make", "sure"], unit.tokens, firstIndex("make", unit))
  }

  private static func firstIndex(_ word: String, _ unit: Unit) -> Int {
    unit.tokens.firstIndex { $0.kind == .word && $0.text == word } ?? unit.tokens.count
  }

  /// What a decision record decides: sentences of its decision, and of its title when that is an order.
  private static func isDecision(_ unit: Unit, _ statement: Statement) -> Bool {
    let section = unit.headings.first?.lowercased() ?? ""
    guard section.contains("decision") || section.contains("outcome") || section.contains("consequence") || hasStrongCue(unit) else { return false }
    return statement.isImperative || hasStrongCue(unit) || StatementReader.matches(["we", "will"], unit.tokens, 0)
  }

  private static func isGated(_ unit: Unit, _ statement: Statement) -> Bool {
    statement.isImperative && (unit.words.first == "if" || Family(unit, statement, role: .runbook) == .confirmBefore)
  }

  // MARK: - Building

  private static func modality(ofLeadIn range: Range<Int>, in reading: PrescriptivePage) -> Modality? {
    guard let unit = reading.units.first(where: { $0.range == range }) else { return nil }
    let tokens = unit.tokens
    guard let cue = StatementReader.modality(tokens, from: 0) else { return nil }
    return hasStrongCue(unit) || cue.modality == .should ? cue.modality : nil
  }

  private static func inherited(_ unit: Unit, _ leadIn: Range<Int>, _ modality: Modality, _ reading: PrescriptivePage) -> Proposal? {
    guard unit.tokens.count <= 60 else { return nil }
    let lead = unit.page.string(leadIn)
    let text = lead.hasSuffix(":") ? String(lead.dropLast()) : lead
    let slots = objects(unit).merging(["action": .string(unit.text), "condition": .string(text)]) { first, _ in first }
    return Proposal(
      kind: modality.isNegative ? "obligation.never" : "obligation.must", facet: .reasoning, modality: modality,
      scope: Scope(under: nil, when: nil), slots: slots, instruction: Sentence.clean("\(text): \(unit.text)"),
      sources: [Citation.source(unit.page, text: unit.range)], pattern: "S7")
  }

  private static func proposal(_ unit: Unit, _ statement: Statement, _ reading: PrescriptivePage) -> Proposal? {
    let family = Family(unit, statement, role: reading.role)
    let built = ObligationSlots(unit, statement, family)
    let condition = statement.condition.isEmpty ? nil : statement.condition
    return Proposal(
      kind: built.kind, facet: family.facet, modality: statement.modality,
      scope: Scope(pages: [], when: condition), slots: built.slots.merging(objects(unit)) { first, _ in first },
      instruction: Sentence.clean(unit.text), sources: [Citation.source(unit.page, text: unit.range)],
      pattern: statement.isImperative ? "P12" : "P16")
  }

  /// Commands, paths and tools the sentence names in code.
  private static func objects(_ unit: Unit) -> [String: JSON] {
    let code = unit.tokens.filter { $0.kind == .term && $0.markup == .code }.map(\.text)
    return code.isEmpty ? [:] : ["objects": JSON(code)]
  }
}

/// Sentences of a source made fit to be told to an agent.
enum Sentence {
  /// White space collapsed, no list marks, a capital at the start and a full stop at the end.
  static func clean(_ text: String) -> String {
    var words = text.split { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\u{A0}" }
    if let first = words.first, ["-", "*", "•", "–", "—", "✅", "❌"].contains(first) { words.removeFirst() }
    var sentence = words.joined(separator: " ")
    if let last = sentence.unicodeScalars.last, !".!?:)”\"`".unicodeScalars.contains(last) { sentence += "." }
    if sentence.hasSuffix(":") { sentence = sentence.dropLast() + "." }
    return sentence.prefix(1).uppercased() + sentence.dropFirst()
  }
}
