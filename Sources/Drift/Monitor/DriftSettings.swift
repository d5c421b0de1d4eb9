/// How sure an alarm has to be, and over how many steps.
package struct DriftSettings: Sendable, Equatable {
  /// Steps within which a false alarm has at most the probability `alpha`.
  package var horizon: Double
  package var alpha: Double
  /// Outcomes a rule without a baseline first gives to make one.
  package var warmUp: Int

  package static let usual = DriftSettings(horizon: 4000, alpha: 0.01)

  package init(horizon: Double, alpha: Double, warmUp: Int = 200) {
    self.horizon = horizon
    self.alpha = alpha
    self.warmUp = warmUp
  }

  /// A = horizon/alpha: average run length to a false alarm is at least A, P(false alarm within t steps) at most t/A.
  package var threshold: Double { horizon / alpha }
}
