import Documents
import Rules
import Skills
import TextScanning

/// What a build says of one bundle: the same whether it was compiled just now or remembered by the index.
package struct BuildSummary: Sendable, Equatable {
  /// One rule, shortly: what an agent is told and the line that says so.
  package struct Line: Sendable, Equatable {
    package var id: String
    package var facet: Facet
    package var instruction: String
    package var verdict: Verdict
    /// Empty when no line states it.
    package var path: String
    package var line: Int
  }

  package var name: String
  package var subject: String
  package var digest: String
  /// How many rules each facet has.
  package var facets: [Facet: Int]
  /// How many rules each kind has.
  package var kinds: [String: Int]
  package var verdicts: [Verdict: Int]
  package var pagesRead: Int
  package var pagesSkipped: [SkillBundle.SkippedPage]
  /// How many entries of each sort of knowledge there are.
  package var knowledge: [String: Int]
  /// The first rules of every facet, those that a text states most strictly first.
  package var first: [Line]
  package var diagnostics: [Diagnostic]

  /// Rules of each facet that are shown.
  private static let shown = 8

  package init(_ bundle: SkillBundle) {
    let rules = bundle.rules
    name = bundle.name
    subject = bundle.subject
    digest = RulesFile.digest(rules.map(\.rule))
    facets = Dictionary(rules.map { ($0.rule.facet, 1) }, uniquingKeysWith: +)
    kinds = Dictionary(rules.map { ($0.rule.kind, 1) }, uniquingKeysWith: +)
    verdicts = Dictionary(rules.map { ($0.provenance.verdict, 1) }, uniquingKeysWith: +)
    pagesRead = bundle.pagesRead
    pagesSkipped = bundle.pagesSkipped
    let known = bundle.knowledge
    knowledge = [
      "facts": known.facts.count, "glossary": known.glossary.count, "procedures": known.procedures.count,
      "topics": known.topics.count,
    ]
    first = Facet.allCases.flatMap { facet in
      rules.filter { $0.rule.facet == facet }.sorted(by: Self.showsBefore).prefix(Self.shown).map(Line.init)
    }
    diagnostics = bundle.diagnostics.sorted { $0.description.utf8.lexicographicallyPrecedes($1.description.utf8) }
  }

  private static func showsBefore(_ left: CompiledRule, _ right: CompiledRule) -> Bool {
    func rank(_ rule: CompiledRule) -> Int {
      switch rule.rule.origin {
      case .people: 0
      case .explicit: 1
      case .pair: 2
      case .template, .imported: 3
      case .implicit, .pack, .model: 4
      }
    }
    let (first, second) = (rank(left), rank(right))
    if first != second { return first < second }
    let (one, other) = (left.rule.severity, right.rule.severity)
    return one != other ? one > other : JSON.bytewise(left.rule.id, right.rule.id)
  }
}

extension BuildSummary.Line {
  init(_ rule: CompiledRule) {
    let source = rule.provenance.sources.first
    self.init(
      id: rule.rule.id, facet: rule.rule.facet, instruction: rule.rule.instruction, verdict: rule.provenance.verdict,
      path: source?.path ?? "", line: source?.line ?? 0)
  }
}
