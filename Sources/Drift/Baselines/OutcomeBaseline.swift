#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What is known of a rule's outcomes when the work is as it should be: the null hypothesis of its detector.
package enum OutcomeBaseline: Sendable, Equatable {
  /// A pass rate somebody states.
  case rate(Double)
  /// Passes `k` among `n` accepted steps; `k` may be a sum of shares.
  case counts(k: Double, n: Double)
  /// Scores of accepted steps, for outcomes that are not pass or fail.
  case scores([Double])

  /// What accepted outcomes say. Outcomes that are mostly neither 0 nor 1 are scores; others are passes, or shares of passes.
  /// - Parameter isScore: whether they are scores, where somebody knows.
  package static func of(_ outcomes: [Double], isScore: Bool? = nil) -> OutcomeBaseline {
    let clear = outcomes.count { $0 == 0 || $0 == 1 }
    return isScore ?? (2 * clear < outcomes.count)
      ? .scores(outcomes) : .counts(k: outcomes.reduce(0, +), n: Double(outcomes.count))
  }

  /// Accepted steps it stands on; 0 for a stated rate.
  package var size: Double {
    switch self {
    case .rate: 0
    case .counts(_, let n): n
    case .scores(let scores): Double(scores.count)
    }
  }

  /// Whether anything can be staked on it.
  var isEmpty: Bool {
    switch self {
    case .rate: false
    case .counts(_, let n): n <= 0
    case .scores(let scores): scores.isEmpty
    }
  }

  /// Chance that a rate which was never stated is set too high, for one rule of `count`: min(0.05, 0.5/K). Errors of many rules add up.
  package static func risk(rules count: Int) -> Double { min(0.05, 0.5 / Double(max(count, 1))) }

  /// Lower Clopper–Pearson bound of the pass rate: P(bound > rate) ≤ risk.
  package static func lowerBound(k: Double, n: Double, risk: Double) -> Double {
    k <= 0 || n <= 0 ? 0 : k >= n ? pow(risk, 1 / n) : BetaDistribution.quantile(risk, k, n - k + 1)
  }

  /// Quantiles of the scores that an outcome must reach: one detector each.
  static let scoreQuantiles = [0.10, 0.25, 0.50]

  /// The nulls of the rule's detectors: one, or for scores one a quantile.
  ///
  /// Scores: an outcome passes at the k-th smallest of N with a probability that is Beta(N + 1 − k, k) or larger, whatever the law of
  /// the scores, so that its lower quantile at a third of the risk is an exact bound.
  /// - Parameter risk: from `risk(rules:)`.
  func nulls(risk: Double) -> [Null] {
    switch self {
    case .rate(let rate): return [Null(bet: Bet(rate: rate))]
    case .counts(let k, let n): return [Null(bet: Bet(rate: Self.lowerBound(k: k, n: n, risk: risk)))]
    case .scores(let scores):
      let sorted = scores.sorted()
      let count = Double(sorted.count)
      return Self.scoreQuantiles.map { quantile in
        let k = max(1, (quantile * count).rounded(.up))
        let part = risk / Double(Self.scoreQuantiles.count)
        return Null(
          threshold: sorted[Int(k) - 1], bet: Bet(rate: BetaDistribution.quantile(part, count + 1 - k, k)))
      }
    }
  }

  /// What one detector of a rule bets against.
  struct Null: Sendable, Equatable {
    /// The score from which on an outcome passes; nil takes outcomes as they are.
    var threshold: Double?
    var bet: Bet
  }
}
