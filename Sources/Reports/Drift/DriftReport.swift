import Drift

/// All runs of one look for drift.
package struct DriftReport: Sendable {
  /// A run with what it shows.
  package struct Run: Sendable {
    /// As the file names it; nil where it names none.
    package var name: String?
    package var summary: RunSummary
    /// Steps that came out of order or twice.
    package var order = OutcomeRun.Order()

    package init(name: String?, summary: RunSummary, order: OutcomeRun.Order = .init()) {
      self.name = name
      self.summary = summary
      self.order = order
    }
  }

  /// In the order of the input.
  package var runs: [Run]
  package var unreadable: [CheckReport.Unreadable]
  package var settings: DriftSettings

  package init(runs: [Run], unreadable: [CheckReport.Unreadable], settings: DriftSettings) {
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
}
