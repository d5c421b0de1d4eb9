import Drift
import Rules
import TextScanning

/// All runs of one look for drift.
package struct DriftReport: Sendable {
  /// A run with what it shows.
  package struct Run: Sendable {
    /// As the file names it; nil where it names none.
    package var name: String?
    package var summary: RunSummary
    /// Steps that came out of order or twice.
    package var order: OutcomeRun.Order
    /// For each alarm, places where its rules were broken since the drift began.
    package var evidence: [[RunWatcher.Evidence]] = []
    /// The highest statistic of each stretch of the run.
    package var course: Trace?
    /// The outcomes of each stretch, in the order of the summary's rules.
    package var courses: [Trace] = []
    /// The p-value of each step's tone; nil where no texts were read.
    package var tones: [Double?]?
    /// The models that answered, with the step each first answered in.
    package var models: [(step: Int, model: String)] = []

    package init(name: String?, summary: RunSummary, order: OutcomeRun.Order = .init()) {
      self.name = name
      self.summary = summary
      self.order = order
    }

    /// What a watcher saw of a run.
    package init(name: String?, _ watcher: RunWatcher, late: Int = 0) {
      self.init(name: name, summary: watcher.monitor.summary())
      (order.late, order.repeated) = (late, watcher.repeated)
      evidence = watcher.evidence
      course = watcher.course
      courses = watcher.courses
      tones = watcher.tones
      models = watcher.models
    }
  }

  /// What a report says of a rule beyond its numbers.
  package struct RuleText: Sendable {
    package var instruction: String
    package var statedAt: String?
    package var skill: String
    package var severity: Severity

    package init(_ rule: CheckedRule) {
      instruction = rule.rule.instruction
      statedAt = rule.statedAt
      skill = rule.skill
      severity = rule.rule.severity
    }
  }

  /// In the order of the input.
  package var runs: [Run]
  package var unreadable: [CheckSummary.Unreadable]
  package var settings: DriftSettings
  /// By the rule's id; empty for outcomes that somebody else scored.
  package var texts: [String: RuleText] = [:]

  package init(runs: [Run], unreadable: [CheckSummary.Unreadable], settings: DriftSettings) {
    self.runs = runs
    self.unreadable = unreadable
    self.settings = settings
  }

  /// Drift if any run drifts, steady if all are.
  package var verdict: DriftVerdict {
    let verdicts = Set(runs.map(\.summary.verdict))
    return verdicts.contains(.drift) ? .drift : verdicts == [.steady] ? .steady : .inconclusive
  }

  /// - Parameter isStrict: whether too little data is a failure.
  package func status(isStrict: Bool) -> ExitStatus {
    let outcome: ExitStatus =
      switch verdict {
      case .drift: .drift
      case .inconclusive: isStrict ? .inconclusive : .fine
      case .steady: .fine
      }
    return ExitStatus.first(of: [outcome, unreadable.isEmpty ? .fine : .unreadable])
  }

  /// What a rule or a stream of style asks for, in words.
  package func instruction(_ rule: String) -> String {
    texts[rule]?.instruction ?? StepScorer.label(ofStyle: rule) ?? rule
  }
}
