import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads every rule a page seems to state: all pattern readers in order, the most specific first. What one has understood the next leave
/// alone.
enum RuleReader {
  private static let proposers: [any Proposer.Type] = [
    ConditionArrows.self,
    WordTables.self, AskedWords.self, WordEntries.self, WordLists.self, WordSentences.self, PlainWords.self,
    CaseSentences.self,
    ListedNames.self,
    ClassBans.self,
    SchemaStatements.self, FrontMatterStatements.self, StatedKeys.self,
    FormStatements.self, DateStatements.self,
    ExamplePairs.self,
    ExtendedGuides.self, SectionSchemas.self,
    MoveSchemas.self, ArgumentMoves.self, TurnRules.self, CitationRules.self, RequirementTables.self,
    ChosenOptions.self, ListedDemands.self, StatementRules.self,
  ]

  /// A brief asks for one piece of writing: what it says of form is read by its own grammar, what it says of matter is its task.
  private static let briefProposers: [any Proposer.Type] = [
    BriefStatements.self, SchemaStatements.self, StatedKeys.self,
  ]

  /// What a page states, and the sentences that read like rules and gave none.
  struct Result: Sendable {
    /// In reading order; those of a superseded decision bear its pattern, so that pages which still teach it can be named.
    var proposals: [Proposal] = []
    /// Notes with the code `rule-missed`, shown where somebody asks for them.
    var misses: [Diagnostic] = []
  }

  static func read(_ page: Page, role: PageRole, except hostile: HostileText) -> Result {
    guard role.prescribes else { return Result() }
    let status = role == .decisionRecord ? DecisionStatus(page) : .inForce
    guard status != .undecided else { return Result() }
    let reading = PrescriptivePage(page, role: role)
    var proposals = Proposals()
    for proposer in role == .brief ? briefProposers : proposers { proposer.propose(reading, into: &proposals) }
    if role != .brief { Reservation.narrow(&proposals, in: reading) }
    // A brief shows nothing: what it quotes is set apart by its own grammar.
    var kept = proposals.all.filter {
      !isHostile($0, hostile.lines) && (role == .brief || !isShown($0, reading.samples))
    }
    .flatMap(ProductAlias.split)
    settleFacets(&kept, reading)
    let scope = PageScope(reading)
    for index in kept.indices { scope.narrow(&kept[index].scope) }
    if status == .superseded {
      for index in kept.indices { kept[index].pattern = Contradictions.supersededPattern }
    }
    let misses = role == .brief ? BriefMisses.find(page) : Misses.find(reading, used: proposals.used)
    return Result(proposals: kept, misses: misses)
  }

  /// A pair of names in code is about words only in a text on words: “use `make lint`, not `golangci-lint`” is about what to run.
  private static func settleFacets(_ proposals: inout [Proposal], _ reading: PrescriptivePage) {
    guard !reading.role.isAboutWriting, reading.role != .brief else { return }
    for index in proposals.indices where proposals[index].kind.hasPrefix("term.") {
      let sources = proposals[index].sources
      guard
        let unit = reading.units.first(where: { unit in
          sources.contains { unit.source.lowerBound <= $0.byteStart && $0.byteEnd <= unit.source.upperBound }
        }), unit.terms.contains(where: { $0.markup == .code })
      else { continue }
      switch Matter(unit, Statement(unit), page: reading) {
      case .words: continue
      case .form: proposals[index].facet = .format
      case .conduct: proposals[index].facet = .reasoning
      }
    }
  }

  /// Whether a rule is only an example of the page: samples make pairs, nothing else.
  private static func isShown(_ proposal: Proposal, _ samples: Samples) -> Bool {
    guard proposal.origin != .pair, !samples.ranges.isEmpty else { return false }
    return proposal.sources.allSatisfy { samples.contains($0.byteStart..<$0.byteEnd) }
  }

  private static func isHostile(_ proposal: Proposal, _ lines: Set<Int>) -> Bool {
    guard !lines.isEmpty else { return false }
    return proposal.sources.contains { source in
      (source.line...max(source.line, source.endLine)).contains { lines.contains($0) }
    }
  }
}
