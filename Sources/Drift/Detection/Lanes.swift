/// One number for each alternative of a mixture, worked on side by side. Ten lanes: nine alternatives and one that is never used.
struct Lanes: Sendable, Equatable {
  /// Lanes a grid may use.
  static let count = 9

  var low: SIMD8<Double>
  var high: SIMD2<Double>

  static let zero = Lanes(repeating: 0)
  static let one = Lanes(repeating: 1)

  @inline(__always) init(low: SIMD8<Double>, high: SIMD2<Double>) {
    self.low = low
    self.high = high
  }

  @inline(__always) init(repeating value: Double) {
    low = SIMD8(repeating: value)
    high = SIMD2(repeating: value)
  }

  subscript(lane: Int) -> Double {
    get { lane < 8 ? low[lane] : high[lane - 8] }
    set { if lane < 8 { low[lane] = newValue } else { high[lane - 8] = newValue } }
  }

  @inline(__always) static func + (left: Lanes, right: Lanes) -> Lanes {
    Lanes(low: left.low + right.low, high: left.high + right.high)
  }

  @inline(__always) static func * (left: Lanes, right: Lanes) -> Lanes {
    Lanes(low: left.low * right.low, high: left.high * right.high)
  }

  @inline(__always) static func * (left: Lanes, right: Double) -> Lanes {
    Lanes(low: left.low * right, high: left.high * right)
  }

  /// Σ left·right over all lanes.
  @inline(__always) func dot(_ other: Lanes) -> Double { (low * other.low).sum() + (high * other.high).sum() }
}
