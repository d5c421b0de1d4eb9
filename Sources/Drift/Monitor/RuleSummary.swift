#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a run shows about its work.
package enum DriftVerdict: String, Sendable, CaseIterable {
  case steady, drift
  /// Too few outcomes, or no baseline, to have seen a drop.
  case inconclusive
}

/// What a run says about one rule.
package struct RuleSummary: Sendable, Equatable {
  /// The baseline for one sort of step.
  package struct Standing: Sendable, Equatable {
    package var key: StreamKey
    package var source: BaselineSource
    /// The pass rate the detector bets against.
    package var p0: Double
    /// Accepted steps it stands on; 0 for a stated rate.
    package var n: Double
    /// The score from which on an outcome passes, where outcomes are scores.
    package var scoreThreshold: Double?
  }

  package var rule: String
  package var verdict: DriftVerdict
  /// Empty when nothing is known: the rule is not watched.
  package var standings: [Standing]
  /// Outcomes in the run.
  package var applicable: Int
  package var passRate: Double?
  /// Holds at every step with 95 %.
  package var interval: (low: Double, high: Double)
  package var statistic: Double
  package var threshold: Double
  /// How far the pass rate must have fallen for an alarm to be likely within this run; nil when not even a loss of all passes would show.
  package var smallestVisibleDrop: Double?

  package static func == (left: RuleSummary, right: RuleSummary) -> Bool {
    left.rule == right.rule && left.verdict == right.verdict && left.standings == right.standings
      && left.applicable == right.applicable && left.passRate == right.passRate
      && left.interval == right.interval && left.statistic == right.statistic && left.threshold == right.threshold
      && left.smallestVisibleDrop == right.smallestVisibleDrop
  }
}

/// How small a drop a run of some length can show.
package enum VisibleDrop {
  /// The drop from `rate` to the q with n·KL(q ‖ p0) = ln(A·streams): about the evidence a drift to q gathers in n steps, against what an
  /// alarm of one among many streams needs. Nil when no q is low enough.
  package static func smallest(rate: Double, p0: Double, outcomes: Int, threshold: Double, streams: Int) -> Double? {
    guard outcomes > 0, p0 > 0, p0 < 1 else { return nil }
    let needed = log(threshold * Double(max(streams, 1))) / Double(outcomes)
    guard needed <= -log1p(-p0) else { return nil }
    var (low, high) = (0.0, p0)
    for _ in 0..<40 {
      let middle = (low + high) / 2
      if Bet.divergence(middle, from: p0) > needed { low = middle } else { high = middle }
    }
    return max(0, rate - low)
  }
}
