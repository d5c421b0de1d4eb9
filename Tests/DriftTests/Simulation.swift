import TestSupport
import Drift

/// Random outcomes with a seed, so that a property that fails once fails again.
struct Simulation {
  private var random: RandomSource

  init(seed: UInt64) { random = RandomSource(seed: seed) }

  /// Uniform in 0..<1.
  mutating func uniform() -> Double { Double(random.next() >> 11) / 9_007_199_254_740_992 }

  /// 1 with the probability `rate`.
  mutating func outcome(_ rate: Double) -> Double { uniform() < rate ? 1 : 0 }

  /// A chain of outcomes with the pass rate `rate` and the correlation `correlation` of neighbours.
  mutating func chain(_ count: Int, rate: Double, correlation: Double) -> [Double] {
    var last = outcome(rate)
    return (0..<count).map { index in
      if index > 0, uniform() >= correlation { last = outcome(rate) }
      return last
    }
  }
}

extension DriftMonitor {
  /// A monitor of some rules with one stated pass rate.
  static func stated(_ rate: Double, rules: Int = 1, threshold: Double) -> DriftMonitor {
    var book = BaselineBook()
    book.everyRule = .init(.rate(rate), source: .stated)
    var monitor = DriftMonitor(DriftSettings(horizon: threshold * 0.01, alpha: 0.01), book: book)
    _ = monitor.place(of: StreamKey())
    _ = monitor.place(ofAgent: "")
    for rule in 0..<rules { _ = monitor.place(of: WatchedRule("r\(rule)")) }
    return monitor
  }
}

/// The bound of a share that is at most `expected`: three standard errors above it.
func bound(_ expected: Double, runs: Int) -> Double {
  expected + 3 * (expected * (1 - expected) / Double(runs)).squareRoot()
}
