import TextScanning

/// Every kind there is. A test compares this list with the files of the folder.
package enum RuleKinds {
  package static let all: [any RuleKind.Type] = [
    AbbreviationExpand.self,
    AdmonitionSyntax.self,
    BlankAround.self,
    BlankLines.self,
    CasingHeading.self,
    CasingTerm.self,
    CodeFence.self,
    CodePrompt.self,
    CodeStyle.self,
    DateFormat.self,
    Decision.self,
    EmphasisHeading.self,
    EmphasisMarker.self,
    FileEnd.self,
    FileName.self,
    FrontMatterKeys.self,
    GrammarContraction.self,
    GrammarPerson.self,
    GrammarTense.self,
    GrammarVoice.self,
    HTMLAllow.self,
    HeadingFirst.self,
    HeadingForm.self,
    HeadingIndent.self,
    HeadingLevels.self,
    HeadingMarker.self,
    HeadingSingle.self,
    HeadingSpacing.self,
    HeadingUnique.self,
    ImageAlt.self,
    InlineSpacing.self,
    LengthLimit.self,
    LineLength.self,
    LineTabs.self,
    LineWhitespace.self,
    LinkForm.self,
    LinkStyle.self,
    LinkSyntax.self,
    LinkTarget.self,
    LinkText.self,
    ListCase.self,
    ListIndent.self,
    ListIntroduction.self,
    ListLength.self,
    ListMarker.self,
    ListNumbering.self,
    ListSpacing.self,
    MarkupStyle.self,
    NumberSpelling.self,
    ObligationCite.self,
    ObligationConfirm.self,
    ObligationMust.self,
    ObligationNever.self,
    ObligationOrder.self,
    PunctuationEnd.self,
    PunctuationMark.self,
    QuoteForm.self,
    Rubric.self,
    RuleMarker.self,
    Schema.self,
    SpellingCompound.self,
    StepForm.self,
    StructureOpening.self,
    StructureOrder.self,
    StructureSections.self,
    TableForm.self,
    TablePipes.self,
    TableSpacing.self,
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
