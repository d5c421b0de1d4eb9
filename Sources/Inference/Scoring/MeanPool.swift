import InferenceKernels

/// Sums hidden states in their order and gives their mean, scaled to length 1.
struct MeanPool {
  private var sum: [Float]
  private var count = 0
  private let level: ik_level

  init(width: Int, level: ik_level) {
    sum = [Float](repeating: 0, count: width)
    self.level = level
  }

  /// Adds a row, `[width]`.
  mutating func add(_ row: UnsafePointer<Float>) {
    let width = Int64(sum.count)
    sum.withUnsafeMutableBufferPointer { sum in
      guard let sum = sum.baseAddress else { return }
      ik_add(level, sum, row, width, sum)
    }
    count += 1
  }

  /// `[width]`; zeros when nothing was added.
  func normalizedMean() -> [Float] {
    var mean = sum
    mean.withUnsafeMutableBufferPointer { mean in
      guard let start = mean.baseAddress, count > 0 else { return }
      ik_scale(level, start, 1 / Float(count), Int64(mean.count))
      ik_normalize(start, Int64(mean.count))
    }
    return mean
  }
}
