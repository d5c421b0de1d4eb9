/// The angles of one kind of layer: how fast each pair of elements turns, and how large it becomes.
struct RopeTable: Sendable {
  /// Radians a position, one a pair.
  let frequencies: [Double]
  /// What rotated elements are multiplied by.
  let magnitude: Double

  var pairs: Int { frequencies.count }

  /// The layers that see everything. `divisors` slow single pairs down (Llama 3's `rope_freqs`, Phi 3's long and short
  /// factors); empty for none.
  init(_ rope: RopeConfig, divisors: [Float]) {
    let pairs = rope.dimensions / 2
    let bounds = rope.yarn.map { Self.yarnBounds($0, rope) }
    frequencies = (0..<pairs).map { pair in
      let divisor = divisors.isEmpty ? 1 : Double(divisors[pair])
      let fast = pow(rope.base, -2 * Double(pair) / Double(rope.dimensions)) / divisor
      let slow = fast / rope.factor
      guard let (low, high) = bounds else { return slow }
      let share = 1 - min(1, max(0, (Double(pair) - low) / max(0.001, high - low)))
      return slow * (1 - share) + fast * share
    }
    magnitude = rope.magnitude * (rope.yarn?.magnitude(factor: rope.factor) ?? 1)
  }

  /// The layers with a window.
  init(local rope: RopeConfig) {
    let pairs = rope.dimensions / 2
    frequencies = (0..<pairs).map { pow(rope.localBase, -2 * Double($0) / Double(rope.dimensions)) }
    magnitude = 1
  }

  /// Writes the cosines and sines of a position, `pairs` of each. O(pairs).
  func write(position: Int, cosines: UnsafeMutablePointer<Float>, sines: UnsafeMutablePointer<Float>) {
    for (pair, frequency) in frequencies.enumerated() {
      let angle = Double(position) * frequency
      cosines[pair] = Float(cos(angle) * magnitude)
      sines[pair] = Float(sin(angle) * magnitude)
    }
  }

  /// The pairs between which YaRN blends: those that turn `betaFast` and `betaSlow` times over the original context.
  private static func yarnBounds(_ yarn: YarnConfig, _ rope: RopeConfig) -> (low: Double, high: Double) {
    let size = Double(rope.dimensions)
    func pair(turning count: Double) -> Double {
      size * log(Double(rope.originalContext) / (count * 2 * .pi)) / (2 * log(rope.base))
    }
    let low = max(0, pair(turning: yarn.betaFast).rounded(.down))
    let high = min(size - 1, pair(turning: yarn.betaSlow).rounded(.up))
    return (low, high)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
