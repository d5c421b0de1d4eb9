/// Random numbers from a seed, the same everywhere (SplitMix64: Steele, Lea, Flood 2014).
package struct RandomSource: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// About normal with mean 0 and variance 1: the sum of twelve uniform numbers, less 6.
  package mutating func normal() -> Float {
    var sum: Float = -6
    for _ in 0..<12 { sum += Float(next() >> 40) * 0x1p-24 }
    return sum
  }

  /// From 0 to `count - 1`.
  package mutating func below(_ count: Int) -> Int { Int(next() % UInt64(count)) }
}
