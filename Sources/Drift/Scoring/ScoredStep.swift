import Prose

/// What the rules and the style say of one answer.
package struct ScoredStep: Sendable {
  /// The first place where an answer breaks a rule.
  package struct Miss: Sendable, Equatable {
    /// The place of the rule in the scorer.
    package var rule: Int
    package var line: Int
    package var excerpt: String
  }

  /// By stream of the scorer; NaN where one does not apply.
  package var outcomes: [Double]
  package var misses: [Miss]
  /// How the answer sounds; nil for one that is too short to have a tone.
  package var style: StyleMetrics?
}
