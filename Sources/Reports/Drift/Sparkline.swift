import Drift

/// A course in one line of blocks.
enum Sparkline {
  private static let blocks = Array("▁▂▃▄▅▆▇█")

  /// - Parameters:
  ///   - values: nil for a stretch without one.
  ///   - range: what the lowest and the highest block stand for.
  static func text(_ values: [Double?], in range: ClosedRange<Double>) -> String {
    let span = max(range.upperBound - range.lowerBound, 1e-9)
    return String(
      values.map { value in
        guard let value else { return " " }
        let share = min(1, max(0, (value - range.lowerBound) / span))
        return blocks[min(blocks.count - 1, Int(share * Double(blocks.count)))]
      })
  }

  /// The pass rate of each stretch.
  static func rates(_ course: Trace) -> String {
    text(course.pieces.map { $0.count > 0 ? Double($0.sum / $0.count) : nil }, in: 0...1)
  }

  /// The statistic of each stretch on a logarithmic scale, up to the threshold.
  static func statistic(_ course: Trace, threshold: Double) -> String {
    text(course.pieces.map { log10(max(1, Double($0.most))) }, in: 0...log10(threshold))
  }
}
