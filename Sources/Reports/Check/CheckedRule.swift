import Rules
import Skills

/// A rule as a check applies it: with the bundle it came in and the place that states it.
package struct CheckedRule: Sendable {
  package var rule: Rule
  /// The name of the bundle, or of the task brief.
  package var skill: String
  /// `docs/words.md:12`: where the rule is stated; nil where nobody knows.
  package var statedAt: String?

  package init(_ rule: Rule, skill: String = "rules", statedAt: String? = nil) {
    self.rule = rule
    self.skill = skill
    self.statedAt = statedAt
  }

  /// The rules of a bundle, with the severities they have in a check.
  package static func all(of bundle: LoadedBundle) -> [CheckedRule] {
    bundle.rules.map { compiled in
      CheckedRule(
        compiled.checked, skill: bundle.name,
        statedAt: compiled.provenance.sources.first.map { "\($0.path):\($0.line)" })
    }
  }
}
