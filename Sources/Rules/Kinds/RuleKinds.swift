import TextScanning

/// Every kind there is. A test compares this list with the files of the folder.
package enum RuleKinds {
  package static let all: [any RuleKind.Type] = [
    AbbreviationExpand.self,
    AdmonitionSyntax.self,
    CasingHeading.self,
    CasingTerm.self,
    CodeFence.self,
    CodePrompt.self,
    DateFormat.self,
    Decision.self,
    EmphasisMarker.self,
    FileName.self,
    FrontMatterKeys.self,
    GrammarContraction.self,
    GrammarPerson.self,
    GrammarTense.self,
    GrammarVoice.self,
    HeadingForm.self,
    HeadingLevels.self,
    HeadingMarker.self,
    ImageAlt.self,
    LengthLimit.self,
    LineLength.self,
    LinkForm.self,
    LinkStyle.self,
    LinkText.self,
    ListCase.self,
    ListIntroduction.self,
    ListLength.self,
    ListMarker.self,
    ListNumbering.self,
    MarkupStyle.self,
    MetricFormula.self,
    MetricReadability.self,
    NumberSpelling.self,
    ObligationCite.self,
    ObligationConfirm.self,
    ObligationMust.self,
    ObligationNever.self,
    ObligationOrder.self,
    PatternBan.self,
    PatternCase.self,
    PatternCondition.self,
    PatternConsistency.self,
    PatternCount.self,
    PatternRepetition.self,
    PatternSubstitute.self,
    PunctuationEnd.self,
    PunctuationMark.self,
    Rubric.self,
    Schema.self,
    SpellingCompound.self,
    SpellingWords.self,
    StepForm.self,
    StructureOpening.self,
    StructureOrder.self,
    StructureSections.self,
    TableForm.self,
    TermBan.self,
    TermSense.self,
    TermSubstitute.self,
    ToneBand.self,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  package static func kind(named name: String) -> (any RuleKind.Type)? { byName[name] }

  /// The typed meaning of a rule; throws for an unknown kind or slots that do not fit.
  package static func meaning(of rule: Rule) throws(SlotError) -> any RuleKind {
    guard let kind = byName[rule.kind] else { throw SlotError("kind “\(rule.kind)” is unknown to this version") }
    return try kind.init(slots: rule.slots)
  }
}
