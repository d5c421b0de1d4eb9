import Prose
import Skills

/// Reads every rule a page seems to state: all pattern readers in order, the most specific first. What one has understood the next leave
/// alone.
enum RuleReader {
  private static let proposers: [any Proposer.Type] = [
    WordTables.self, WordEntries.self, WordLists.self, WordSentences.self, FormStatements.self, RequirementTables.self,
    StatementRules.self,
  ]

  /// Proposals in reading order; those of a superseded decision bear its pattern, so that pages which still teach it can be named.
  static func proposals(_ page: Page, role: PageRole, except hostile: HostileText) -> [Proposal] {
    guard role.prescribes else { return [] }
    let status = role == .decisionRecord ? DecisionStatus(page) : .inForce
    guard status != .undecided else { return [] }
    let reading = PrescriptivePage(page, role: role)
    var proposals = Proposals()
    for proposer in proposers { proposer.propose(reading, into: &proposals) }
    var kept = proposals.all.filter { !isHostile($0, hostile.lines) }
    if status == .superseded {
      for index in kept.indices { kept[index].pattern = Contradictions.supersededPattern }
    }
    return kept
  }

  private static func isHostile(_ proposal: Proposal, _ lines: Set<Int>) -> Bool {
    guard !lines.isEmpty else { return false }
    return proposal.sources.contains { source in
      (source.line...max(source.line, source.endLine)).contains { lines.contains($0) }
    }
  }
}
