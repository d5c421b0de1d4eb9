#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a detector stakes against one null hypothesis E[outcome | past] ≥ p0, on a grid of lower pass rates.
///
/// Alternative j has the pass rate q_j < p0 with KL(q_j ‖ p0) = ln(10⁴)/D_j for delays D_j = 4, 8, …, 1,024: one octave of drift sizes a
/// lane. Its e-value is (1 − x)·(1 − q)/(1 − p0) + x·q/p0, linear in the outcome x in 0…1, so that its mean is at most 1 under the null
/// whatever the distribution of x (Shin, Ramdas and Rinaldo 2022, e-detectors). A lane whose drop is larger than p0 allows makes no bet.
package struct Bet: Sendable, Equatable {
  /// Stated rates are kept away from 1: one miss is then strong evidence, never an infinite one.
  static let highestRate = 1 - 1e-6
  private static let evidence = 9.210340371976184  // ln 10⁴
  /// Share of the largest possible divergence, that of q = 0, up to which an alternative is used.
  private static let widest = 0.98

  /// The pass rate under the null.
  package let rate: Double
  /// E-values of a miss and of a pass; 1 where a lane makes no bet.
  let onMiss: Lanes
  let onPass: Lanes
  /// 1 for the lanes that bet.
  let isUsed: Lanes

  /// - Parameter rate: p0; a rate of 0 cannot fall, so that no lane bets.
  package init(rate: Double) {
    let rate = min(max(rate, 0), Self.highestRate)
    var (onMiss, onPass, isUsed) = (Lanes.one, Lanes.one, Lanes.zero)
    for lane in 0..<Lanes.count {
      let divergence = Self.evidence / Double(4 << lane)
      guard rate > 0, divergence <= Self.widest * -log1p(-rate) else { continue }
      let lower = Self.rate(divergence: divergence, below: rate)
      onMiss[lane] = (1 - lower) / (1 - rate)
      onPass[lane] = lower / rate
      isUsed[lane] = 1
    }
    self.rate = rate
    self.onMiss = onMiss
    self.onPass = onPass
    self.isUsed = isUsed
  }

  /// The e-values of an outcome in 0…1.
  @inline(__always) func factor(_ outcome: Double) -> Lanes {
    if outcome == 1 { return onPass }
    if outcome == 0 { return onMiss }
    return onMiss * (1 - outcome) + onPass * outcome
  }

  /// The rate below `top` whose divergence from it is given, by halving: the divergence falls from q = 0 to q = top.
  private static func rate(divergence: Double, below top: Double) -> Double {
    var (low, high) = (0.0, top)
    for _ in 0..<48 {
      let middle = (low + high) / 2
      if Self.divergence(middle, from: top) > divergence { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }

  /// KL(q ‖ p) of two Bernoulli laws, in nats.
  package static func divergence(_ q: Double, from p: Double) -> Double {
    (q > 0 ? q * log(q / p) : 0) + (q < 1 ? (1 - q) * log((1 - q) / (1 - p)) : 0)
  }
}
