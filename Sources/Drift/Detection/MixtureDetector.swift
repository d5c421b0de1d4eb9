/// The state of one stream: a Shiryaev–Roberts statistic for each alternative, and the sums that estimate when a drift began.
///
/// M_j ← (M_j + 1)·e_j, and S = Σ w_j M_j. Under the null E[S] ≤ number of outcomes at every stopping time, under any dependence:
/// an alarm at S ≥ A has an average run length of at least A, and P(alarm within t outcomes) ≤ t/A.
package struct MixtureDetector: Sendable, Equatable {
  /// M_j.
  var evidence = Lanes.zero
  /// C_j ← max(C_j, 1)·e_j: likelihood ratios since their last restart.
  var sinceRestart = Lanes.zero
  /// The step of the last restart of C_j: where a drift began if it is one of this size.
  var restart = Lanes.zero
  /// S, up to date.
  package private(set) var statistic = 0.0

  package init() {}

  /// Takes an outcome.
  /// - Parameters:
  ///   - weights: w_j; their sum is 1.
  ///   - step: of the run.
  @inline(__always)
  mutating func take(_ outcome: Double, against bet: Bet, weights: Lanes, step: Double) {
    let factor = bet.factor(outcome)
    evidence = (evidence + .one) * factor
    let restarts = (sinceRestart.low .<= 1, sinceRestart.high .<= 1)
    restart.low.replace(with: step, where: restarts.0)
    restart.high.replace(with: step, where: restarts.1)
    sinceRestart.low.replace(with: 1, where: restarts.0)
    sinceRestart.high.replace(with: 1, where: restarts.1)
    sinceRestart = sinceRestart * factor
    statistic = evidence.dot(weights)
  }

  /// Where a drift began, if there is one: the last restart of the alternative with the most evidence since its own.
  package var changeStep: Int {
    var best = 0
    for lane in 1..<Lanes.count where sinceRestart[lane] > sinceRestart[best] { best = lane }
    return Int(restart[best])
  }

  /// The state restored from its numbers.
  init(evidence: Lanes, sinceRestart: Lanes, restart: Lanes, statistic: Double) {
    self.evidence = evidence
    self.sinceRestart = sinceRestart
    self.restart = restart
    self.statistic = statistic
  }
}
