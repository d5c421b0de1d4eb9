/// How documentation at large does what can be done in several ways: shares of places, averaged over nine documentation
/// sets of nine projects (no text of them, only these numbers). What most others do as well is checked and not taught.
enum ConventionBackground {
  /// The share of places that show a value elsewhere, 0…1; nil when it was not measured.
  static func share(_ habit: Habit, _ value: Int) -> Double? {
    guard let shares = table[habit], value < shares.count else { return nil }
    return ConventionRules.rounded(habit.isCumulative ? shares[...value].reduce(0, +) : shares[value])
  }

  /// Whether fewer than four in five do it elsewhere.
  static func isDistinctive(_ habit: Habit, _ value: Int) -> Bool { (share(habit, value) ?? 0.5) < 0.8 }

  /// In the order of `Habit.values`.
  private static let table: [Habit: [Double]] = [
    .admonitionSyntax: [0.22, 0.16, 0.08, 0.33, 0.08, 0.08, 0.05], .titles: [0.46, 0.53, 0.01],
    .levelStep: [0.97, 0.03],
    .headingCase: [0.76, 0.2, 0.04], .headingEnd: [0.985, 0.005, 0.01], .headingOpening: [0.45, 0.55],
    .headingMarker: [0.99, 0.01],
    .linkForm: [0.45, 0.55], .linkEnding: [0.48, 0.52], .linkVerb: [0.84, 0.16], .linkStyle: [0.9, 0.1],
    .linkText: [0.985, 0.015],
    .linkScheme: [0.98, 0.02], .listNumbering: [0.78, 0.21, 0.01], .listMarker: [0.91, 0.085, 0.005],
    .listCase: [0.95, 0.05],
    .listEnd: [0.51, 0.485, 0.005], .listIntroduction: [0.68, 0.32], .stepOpening: [0.91, 0.09],
    .italicMarker: [0.42, 0.58],
    .boldMarker: [0.985, 0.015], .fenceLanguage: [0.93, 0.07], .fenceCharacter: [0.985, 0.005, 0.01],
    .codePrompt: [0.93, 0.07],
    .imageAlt: [0.75, 0.25], .tableHeader: [0.97, 0.03], .fileName: [0.66, 0.16, 0.01, 0.01, 0.16],
    .opening: [0.76, 0.24],
    .lineWrap: [0.13, 0.14, 0.02, 0.71], .contraction: [0.55, 0.45], .person: [0.9, 0.1], .please: [0.985, 0.015],
    .exclamation: [0.99, 0.01], .sentenceLength: [0.88, 0.12], .serialComma: [0.9, 0.1], .latinExample: [0.94, 0.06],
    .latinThat: [0.9, 0.1], .percent: [0.8, 0.2], .quotes: [0.92, 0.08], .dash: [0.25, 0.2, 0.05, 0.5],
    .dateFormat: [0.6, 0.3, 0.1], .numberSpelling: [0.94, 0.06],
    .jsonSample: [0.93, 0.07], .yamlSample: [0.96, 0.04], .tomlSample: [0.97, 0.03],
  ]
}
