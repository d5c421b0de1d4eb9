import Documents
import Prose
import Rules
import TextScanning

/// Decides which sentences are rules on a page: the same words mean less in a page of steps than in one of rules.
struct Acceptance: Sendable {
  private let reading: PrescriptivePage
  private let lists: ListShape

  init(_ reading: PrescriptivePage) {
    self.reading = reading
    lists = ListShape(reading)
  }

  /// What a sentence states as a rule of its page; nil when it states none.
  func statement(_ unit: Unit) -> Statement? {
    guard !lists.names(unit), !isRestOfQuotation(unit), !Remark.isOne(unit) else { return nil }
    if let statement = Statement(unit) {
      if accepts(unit, statement) { return statement }
    } else if let norm = Statement(norm: unit), prescribesByState(unit) {
      return norm
    }
    return laterOrder(unit)
  }

  /// “The two versions coexist, so confirm which one a change affects”: an order behind a statement of facts.
  private func laterOrder(_ unit: Unit) -> Statement? {
    guard reading.role == .agentInstructions || reading.role == .policy, unit.tokens.last?.text != "?" else {
      return nil
    }
    let tokens = unit.tokens
    for place in tokens.indices.dropFirst(3) where place + 2 < tokens.count {
      let opens = tokens[place].text == ";" || tokens[place].text == "so" && tokens[place - 1].text == ","
      let next = StatementReader.skipOpeners(tokens, from: place + 1)
      guard opens, StatementReader.isImperative(tokens, at: next), var statement = Statement(unit.after(place + 1)),
        statement.isImperative
      else { continue }
      statement.main = statement.main.lowerBound + place + 1..<statement.main.upperBound + place + 1
      return isHowTo(unit, statement) ? nil : statement
    }
    return nil
  }

  /// Whether a sentence with a cue is a rule here.
  private func accepts(_ unit: Unit, _ statement: Statement) -> Bool {
    if reading.role.isAboutWriting, !Self.isWhole(unit) { return false }
    if unit.tokens.last?.text == ":", !showsCode(unit, statement) { return false }
    if Self.pointsOn(unit) { return false }
    let hasCue =
      !statement.isImperative || StatementReader.modality(unit.tokens, from: 0) != nil || !statement.condition.isEmpty
    switch reading.role {
    case .contributing:
      if unit.block.place.contains(.step), !hasCue, !lists.demands(unit), !Self.demanding.contains(statement.verb) {
        return false
      }
      return statement.isImperative ? !isHowTo(unit, statement) : isAddressed(unit, statement)
    case .decisionRecord: return Self.isDecision(unit, statement)
    case .runbook: return statement.modality.isNegative || StatementRules.hasStrongCue(unit) || isGated(unit, statement)
    case .policy: return statement.isImperative ? true : isAddressed(unit, statement)
    case .agentInstructions: return statement.isImperative ? !isHowTo(unit, statement) : isAddressed(unit, statement)
    default: return statement.isImperative || isAddressed(unit, statement)
    }
  }

  /// Verbs of demands also among steps.
  private static let demanding: Set<String> = ["ensure", "follow", "include", "add", "write"]

  // MARK: - Shape

  /// In a guide a paragraph without an end is a specimen or a label; items of lists may do without.
  private static func isWhole(_ unit: Unit) -> Bool {
    if unit.block.place.contains(.listItem) || unit.block.place.contains(.definition) { return true }
    guard let last = unit.tokens.last else { return false }
    return last.kind != .word
  }

  /// A line that opens a list is its lead-in, and the items carry the rule; one that says when or how strongly and shows the command below
  /// is a rule by itself.
  private func showsCode(_ unit: Unit, _ statement: Statement) -> Bool {
    let nodes = unit.page.document.nodes
    let next = Int(nodes[unit.block.node].subtreeEnd)
    guard next < nodes.count, nodes[next].kind == .codeBlock else { return false }
    if !statement.isImperative { return statement.modality == .must || statement.modality == .should }
    return unit.words.contains { ["before", "after", "always", "must", "never", "whenever"].contains($0) }
  }

  /// “To do so, follow these steps.”: the steps carry the rule.
  private static func pointsOn(_ unit: Unit) -> Bool {
    let words = unit.words
    return words.suffix(3).elementsEqual(["follow", "these", "steps"])
      || words.suffix(4).elementsEqual(["follow", "the", "steps", "below"])
      || words.suffix(3).elementsEqual(["do", "the", "following"])
  }

  /// The end of what somebody is to say: it begins inside a quotation.
  private func isRestOfQuotation(_ unit: Unit) -> Bool {
    guard !unit.isFirst, unit.ordinal > 0 else { return false }
    let before = reading.units[unit.ordinal - 1]
    return Self.isOpen(before) && Self.isOpen(unit)
  }

  private static func isOpen(_ unit: Unit) -> Bool {
    unit.tokens.count { $0.kind == .mark && ["\"", "'", "“", "”"].contains($0.text) } % 2 == 1
  }

  // MARK: - Steps and descriptions

  /// Commands that only show how something is started or set up.
  private func isHowTo(_ unit: Unit, _ statement: Statement) -> Bool {
    guard statement.modality == .must, StatementReader.modality(unit.tokens, from: 0) == nil else { return false }
    if let first = unit.words.first, first == "to" { return true }
    guard Self.operating.contains(statement.verb) else { return false }
    let setup = unit.headings.prefix(2).joined(separator: " ").lowercased()
    let isSetup = [
      "command", "setup", "set up", "getting started", "quick start", "quickstart", "install",
      "development environment", "running", "how to", "building",
    ].contains { setup.contains($0) }
    return isSetup && statement.condition.isEmpty
  }

  /// Verbs of handling tools.
  private static let operating: Set<String> = Set(
    words: """
      run use install clone open fork navigate execute start create build download push checkout visit click go launch
      commit make submit set copy enter
      """)

  /// A modal sentence is a rule when it binds somebody or something people make, not when it tells what software does.
  private func isAddressed(_ unit: Unit, _ statement: Statement) -> Bool {
    let words = unit.words
    guard let first = words.first else { return false }
    if statement.modality == .may { return isAllowed(unit, statement) }
    if ["it", "they", "which", "he", "she", "these", "those"].contains(first), !binds(unit) { return false }
    if words.contains("will"), !words.contains("we") || words.contains("able"), !StatementRules.hasStrongCue(unit) {
      return false
    }
    return !Self.expects(words)
  }

  /// What a pronoun stands for is bound only by a plain demand: “It must be signed”, not “These should be easy”.
  private func binds(_ unit: Unit) -> Bool {
    StatementRules.hasStrongCue(unit) && !Self.describes(unit.words)
  }

  /// “should be clear”, “should be a bit more involved”: what somebody may expect.
  private static func describes(_ words: [String]) -> Bool {
    guard let modal = words.firstIndex(of: "should"), modal + 2 < words.count, words[modal + 1] == "be" else {
      return false
    }
    return ["a", "an", "pretty", "quite", "easy", "able", "fairly", "more"].contains(words[modal + 2])
  }

  /// “The build shouldn’t be making changes”, “whose scope should be clear”.
  private static func expects(_ words: [String]) -> Bool {
    guard let modal = words.firstIndex(where: { ["should", "shouldn't"].contains($0) }) else { return false }
    if words[..<modal].contains("whose") { return true }
    return modal + 2 < words.count && words[modal + 1] == "be" && words[modal + 2].hasSuffix("ing")
  }

  /// A permission binds nobody: it counts where it names who may do what.
  private func isAllowed(_ unit: Unit, _ statement: Statement) -> Bool {
    let words = unit.words
    let can = unit.tokens.firstIndex { $0.kind == .word && $0.text == "can" }
    if let can, StatementReader.modality(unit.tokens, from: 0).map({ $0.position == can }) == true {
      // An agent file tells what is possible far more often than what is allowed.
      return reading.role == .policy || !statement.condition.isEmpty || words.contains("without")
    }
    // “Correcting an error is fine” judges a deed; “may” and “optional” tell of things too.
    let judges = !words.contains("may") && !words.contains("optional")
    if judges || statement.isImperative { return true }
    return words.prefix(6).contains { Self.people.contains($0) } && !words.contains("impact")
      && !words.contains("involve")
  }

  private static let people: Set<String> = Set(
    words: """
      you we reviewer reviewers author authors developer developers agent agents contributor contributors maintainer
      maintainers someone engineer engineers anyone team teams people contributions
      """)

  /// What a decision record decides: sentences of its decision, and of its title when that is an order.
  private static func isDecision(_ unit: Unit, _ statement: Statement) -> Bool {
    // What stands under “Context” argues; it decides nothing.
    let sections = unit.headings.joined(separator: " ").lowercased()
    guard ["decision", "outcome", "consequence"].contains(where: { sections.contains($0) }) else { return false }
    return statement.isImperative || StatementRules.hasStrongCue(unit)
      || StatementReader.matches(["we", "will"], unit.tokens, 0)
  }

  private func isGated(_ unit: Unit, _ statement: Statement) -> Bool {
    statement.isImperative
      && (unit.words.first == "if" || Family(unit, statement, page: reading) == .confirmBefore)
  }

  // MARK: - How things are

  /// Whether a sentence that tells how things are prescribes it: only to those who work on the project, and not where the page presents it.
  private func prescribesByState(_ unit: Unit) -> Bool {
    switch reading.role {
    case .agentInstructions, .policy: break
    case .contributing: if unit.block.place.contains(.step) { return false }
    case .decisionRecord:
      let sections = unit.headings.joined(separator: " ").lowercased()
      return ["decision", "outcome"].contains { sections.contains($0) }
    default: return false
    }
    let words = unit.headings.prefix(2).flatMap { PathCues.words($0) }
    // “What this repository does not include” lists what is not there.
    if words.contains("not"), words.contains("does") { return false }
    return !words.contains { Self.presenting.contains($0) }
  }

  private static let presenting: Set<String> = Set(
    words: """
      overview architecture background layout introduction about history glossary components concepts model stack holds
      purpose structure features tree
      """)
}
