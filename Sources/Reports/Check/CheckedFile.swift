import Rules
import Skills
import TextScanning

/// One checked output: what every rule says of it, and where it breaks which.
package struct CheckedFile: Sendable {
  /// What one rule says of the file.
  package struct RuleResult: Sendable, Hashable {
    package var applicable: Bool
    package var pass: Bool
  }

  /// As it was named, with `/`.
  package var path: String
  /// The run, for one of the runs of a file.
  package var run: String?
  /// False exactly when a finding is at or above `--fail-on`.
  package var pass: Bool
  /// Share of applicable rules that pass, weighted 3, 2, 1 by severity; 1 when none applies.
  package var score: Double
  /// One a rule, in the order of the run's rules.
  package var rules: [RuleResult]
  /// In the order of their places.
  package var findings: [PlacedFinding]
  /// Findings that comments in the file leave out.
  package var suppressed = 0
  /// How likely the page sounds among the bundle's exemplars; nil for one that is too short, and without exemplars.
  package var tone: ToneReference.Verdict?
  /// Rules that could not look at all of the file, with the reason.
  package var troubles: [Trouble] = []

  /// Why a rule could not look at all of a file.
  package struct Trouble: Sendable, Hashable {
    /// The rule's name in the linter it was imported from, or its id.
    package var rule: String
    package var reason: String
  }
}

/// A finding with its place for people and machines.
package struct PlacedFinding: Sendable, Hashable {
  package var finding: Finding
  /// The step of a run, or the number of a message in a chat; places are places in what was written there.
  package var step: Int?
  /// From 1; columns in Unicode scalars. The end points just past the match.
  package var line: Int
  package var column: Int
  package var endLine: Int
  package var endColumn: Int
  /// The line the match starts on, or the part of a long line around it.
  package var excerpt: String
  /// Unicode scalars of the excerpt before the match.
  package var caret: Int
  /// Stays the same when lines above come and go: a hash of rule, path and the line's text.
  package var fingerprint: String
}

extension CheckedFile {
  /// The path as people see it, with the run and the step of a finding.
  func shownPath(at finding: PlacedFinding?) -> String {
    var shown = path
    if let run { shown += " (run \(run))" }
    if let step = finding?.step { shown += " step \(step)" }
    return shown
  }
}
