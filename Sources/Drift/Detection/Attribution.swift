/// Which of many streams drifted, once their average has raised an alarm: e-d-BH (Dandapanthula and Ramdas 2025).
package enum Attribution {
  /// Positions of the streams that are named, the strongest first: with the statistics sorted downwards, the largest r with
  /// r·S(r) ≥ K·A. Where none reaches that, nobody is named.
  package static func named(_ statistics: [Double], threshold: Double) -> [Int] {
    let order = sorted(statistics)
    let needed = Double(statistics.count) * threshold
    let count = order.indices.last { Double($0 + 1) * statistics[order[$0]] >= needed }.map { $0 + 1 } ?? 0
    return Array(order.prefix(count))
  }

  /// Positions from the strongest statistic down; equal ones in their order.
  static func sorted(_ statistics: [Double]) -> [Int] {
    statistics.indices.sorted { statistics[$0] != statistics[$1] ? statistics[$0] > statistics[$1] : $0 < $1 }
  }
}
