import Documents
import Rules
import Skills
import TextScanning

/// One family of constraints: what it listens for in a brief. One file each under `Constraints/`.
protocol BriefConstraint: Sendable {
  static func read(_ brief: Brief, into rules: inout BriefRules)
}

/// Reads the constraints of a task brief: families in order, the most specific first; what one has read the next leave alone.
enum BriefStatements: Proposer {
  private static let families: [any BriefConstraint.Type] = [
    RepeatConstraint.self, TwoAnswersConstraint.self, ChoiceConstraint.self, TemplateConstraint.self,
    JSONConstraint.self, TitleConstraint.self,
    QuotationConstraint.self, PostscriptConstraint.self, SectionConstraint.self, ParagraphConstraint.self,
    HighlightConstraint.self,
    PlaceholderConstraint.self, BulletConstraint.self, EndingConstraint.self, SequenceConstraint.self,
    EdgeConstraint.self, PlaceConstraint.self,
    CapitalWordConstraint.self, CaseConstraint.self, LanguageConstraint.self, WordRepeatConstraint.self,
    LetterConstraint.self,
    KeywordCountConstraint.self, KeywordConstraint.self, UnitLengthConstraint.self, LengthConstraint.self,
    CountConstraint.self,
  ]

  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role == .brief else { return }
    let brief = Brief(reading.page)
    let rules = rules(of: brief)
    for rule in rules.all {
      let sources = rule.sentences.map { Citation.source(reading.page, bytes: brief.source(brief.sentences[$0].range)) }
      let facet = RuleKinds.kind(named: rule.kind).map { $0.facet } ?? .format
      let units = reading.units.filter { unit in
        rule.sentences.contains { brief.source(brief.sentences[$0].range).overlaps(unit.source) }
      }
      proposals.add(
        Proposal(
          kind: rule.kind, facet: facet, modality: rule.modality, slots: rule.slots, sources: sources, pattern: "B01"),
        units: units.map(\.ordinal))
    }
  }

  /// The rules that a brief states.
  static func rules(of brief: Brief) -> BriefRules {
    var rules = BriefRules()
    for family in families { family.read(brief, into: &rules) }
    // “in English and in capital letters” is one rule.
    if rules.all.contains(where: { $0.kind == "brief.case" && $0.slots["language"] == "en" }) {
      rules.remove { $0.kind == "brief.language" && $0.slots["language"] == "en" }
    }
    return rules
  }
}
