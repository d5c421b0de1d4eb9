import Drift
import TextScanning

/// `skillbench drift`: how fast detectors take outcomes, and how long a 12-hour run takes to replay. Outcomes are simulated from a seed.
enum DriftBench {
  private static let rules = 100
  private static let steps = 4000

  static func report() {
    let one = monitor(rules: 1)
    let outcomes = (0..<1_000_000).map { outcome($0) }
    let single = Stopwatch()
    var first = one
    for (index, outcome) in outcomes.enumerated() { first.take([outcome], step: index + 1) }
    line("one rule, a million steps", single.seconds, updates: outcomes.count, first)

    let rows = (0..<steps).map { step in (0..<rules).map { outcome(step * rules + $0) } }
    let many = Stopwatch()
    var second = monitor(rules: rules)
    for (index, row) in rows.enumerated() { second.take(row, step: index + 1) }
    line("4,000 steps × 100 rules", many.seconds, updates: rules * steps, second)

    let text = Array(columns(rows).utf8)
    let replay = Stopwatch()
    var third = monitor(rules: rules)
    for run in OutcomeReader(text).runs { _ = run.replay(into: &third) }
    line("the same, read from JSON", replay.seconds, updates: rules * steps, third)
  }

  private static func line(_ name: String, _ seconds: Double, updates: Int, _ monitor: DriftMonitor) {
    let rate = Double(updates) / max(seconds, 1e-9) / 1e6
    let padded = name + String(repeating: " ", count: max(0, 28 - name.utf8.count))
    print(
      "\(padded)\((seconds * 10_000).rounded() / 10) CPU ms, \((rate * 10).rounded() / 10) M updates/s, "
        + "\(monitor.alarms.count) alarms")
  }

  private static func monitor(rules: Int) -> DriftMonitor {
    var book = BaselineBook()
    book.everyRule = .init(.rate(0.97), source: .stated)
    var monitor = DriftMonitor(.usual, book: book)
    _ = monitor.place(of: StreamKey())
    _ = monitor.place(ofAgent: "")
    for rule in 0..<rules { _ = monitor.place(of: WatchedRule("r\(rule)")) }
    return monitor
  }

  private static func columns(_ rows: [[Double]]) -> String {
    let members = (0..<rules).map { rule in
      "\"r\(rule)\":[\(rows.map { $0[rule] == 1 ? "1" : "0" }.joined(separator: ","))]"
    }
    return "{\"outcomes\":{\(members.joined(separator: ","))}}\n"
  }

  /// 1 in 97 of 100 cases, from the position alone.
  private static func outcome(_ position: Int) -> Double {
    var value = UInt64(position) &* 0x9E37_79B9_7F4A_7C15
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return (value ^ (value >> 31)) % 100 < 97 ? 1 : 0
  }
}
