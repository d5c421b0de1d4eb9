#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The pass rate of a stream with an interval that holds at every step, however often one looks: a betting confidence sequence.
///
/// A bet of log-odds λ on each outcome has the capital exp(λ·Σx − n·ln(1 − m + m·eλ)). For m the mean of the conditional pass rates so
/// far, that is at most a supermartingale, because ln(1 − μ + μ·eλ) is concave in μ: it holds for any dependence, for outcomes in
/// 0…1, and while the rate moves. The stakes are mixed over octaves of λ for each side (Waudby-Smith and Ramdas 2024; Howard et al. 2021).
package struct PassRateInterval: Sendable, Equatable {
  package private(set) var sum = 0.0
  package private(set) var count = 0.0

  package init() {}

  package init(sum: Double, count: Double) {
    self.sum = sum
    self.count = count
  }

  @inline(__always) package mutating func take(_ outcome: Double) {
    sum += outcome
    count += 1
  }

  /// The mean outcome; nil before the first.
  package var rate: Double? { count > 0 ? sum / count : nil }

  /// λ and eλ − 1 of the bets on a rate above the mean, and of those on one below.
  private static let upward = stakes(side: 1)
  private static let downward = stakes(side: -1)
  private static let halvings = 16

  private static func stakes(side: Double) -> [(stake: Double, odds: Double)] {
    (0..<14).map { octave in
      let stake = side * 8 / Double(1 << octave)
      return (stake, expm1(stake))
    }
  }

  /// Bounds that hold together for all steps with probability 1 − risk.
  package func bounds(risk: Double = 0.05) -> (low: Double, high: Double) {
    guard let rate else { return (0, 1) }
    let limit = log(2 * Double(Self.upward.count) / risk)
    return (bound(from: rate, to: 0, Self.upward, limit), bound(from: rate, to: 1, Self.downward, limit))
  }

  /// The farthest mean on one side that the bets do not rule out.
  private func bound(
    from rate: Double, to end: Double, _ stakes: [(stake: Double, odds: Double)], _ limit: Double
  ) -> Double {
    guard isRefuted(end, stakes, limit) else { return end }
    var (out, inside) = (end, rate)
    for _ in 0..<Self.halvings {
      let middle = (out + inside) / 2
      if isRefuted(middle, stakes, limit) { out = middle } else { inside = middle }
    }
    // Outwards: the bound itself is refuted, what lies beyond it too.
    return out
  }

  private func isRefuted(_ mean: Double, _ stakes: [(stake: Double, odds: Double)], _ limit: Double) -> Bool {
    var (largest, total) = (-Double.infinity, 0.0)
    for (stake, odds) in stakes {
      let capital = stake * sum - count * log1p(mean * odds)
      if capital >= limit { return true }
      if capital > largest {
        total = total * exp(largest - capital) + 1
        largest = capital
      } else {
        total += exp(capital - largest)
      }
    }
    return largest + log(total) >= limit
  }
}
