/// What a page is for; it decides which sentences can be rules at all. The main enemy of precision is a page whose steps look like orders.
package enum PageRole: String, Sendable, CaseIterable, ByteCodable {
  /// Says how to write: a style guide, a chapter of one.
  case rulebook
  /// A list of terms with their usage.
  case wordList
  /// Speaks to agents: AGENTS.md, CLAUDE.md, Cursor and Copilot rules.
  case agentInstructions
  /// Speaks to contributors.
  case contributing
  /// Says how people or agents must act: policies, review and access rules.
  case policy
  case decisionRecord
  case runbook
  /// Asks for one piece of writing and says what it must be like: a prompt.
  case brief
  /// A form to fill in.
  case template
  /// Steps towards a goal.
  case procedure
  /// Tables of names and values.
  case reference
  /// Any other page: it shows how pages are.
  case exemplar

  /// Whether sentences of the page may become rules.
  package var prescribes: Bool {
    switch self {
    case .rulebook, .wordList, .agentInstructions, .contributing, .policy, .decisionRecord, .runbook, .brief: true
    case .template, .procedure, .reference, .exemplar: false
    }
  }

  /// Whether the page says how to write, so that patterns about words, form and style apply.
  package var isAboutWriting: Bool { self == .rulebook || self == .wordList }

  /// Whether the page shows how the project's pages are: what conventions are learnt from.
  package var isExemplary: Bool {
    switch self {
    case .procedure, .reference, .exemplar, .runbook, .decisionRecord: true
    default: false
    }
  }
}
