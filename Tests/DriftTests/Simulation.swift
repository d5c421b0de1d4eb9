import Drift

/// Random outcomes with a seed, so that a property that fails once fails again.
struct Simulation {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// Uniform in 0..<1 (SplitMix64).
  mutating func uniform() -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    value ^= value >> 31
    return Double(value >> 11) / 9_007_199_254_740_992
  }

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
