import Drift

/// `skillbench false-alarms`: how many of 1,000 clean runs of 4,000 steps raise an alarm when steps hang together or the mix of tasks
/// changes, beside the case the theorem speaks of. Markdown tables; outcomes are simulated from a seed.
enum FalseAlarmBench {
  private static let runs = 1000
  private static let steps = 4000
  /// Steps of one task.
  private static let task = 10

  static func report() {
    print("| Correlation of neighbours in a task | Each step counts | A task counts as one |")
    print("| --- | --- | --- |")
    for correlation in [0, 0.05, 0.1, 0.2, 0.5] {
      let single = alarms { tasks(&$0, correlation, folded: false) }
      let folded = alarms { tasks(&$0, correlation, folded: true) }
      let name = correlation == 0 ? "none: independent steps" : "\(correlation)"
      print("| \(name) | \(single) | \(folded) |")
    }
    print("")
    print("| Baselines | Runs with an alarm |")
    print("| --- | --- |")
    print("| one for all tasks | \(alarms { mix(&$0, keyed: false) }) |")
    print("| one for each `taskType` | \(alarms { mix(&$0, keyed: true) }) |")
  }

  private static func alarms(_ run: (inout Random) -> Bool) -> Int {
    var random = Random(state: 20_260_101)
    return (0..<runs).count { _ in run(&random) }
  }

  /// A run of tasks whose steps repeat the outcome of the step before with some probability.
  private static func tasks(_ random: inout Random, _ correlation: Double, folded: Bool) -> Bool {
    var book = BaselineBook()
    book.everyRule = .init(.rate(0.95), source: .stated)
    var monitor = monitor(book)
    var isAlarm = false
    for first in stride(from: 1, through: steps, by: task) {
      var outcome = random.outcome(0.95)
      var sum = 0.0
      for step in first..<first + task {
        if step > first, random.uniform() >= correlation { outcome = random.outcome(0.95) }
        sum += outcome
        if !folded, monitor.take([outcome], step: step) != nil { isAlarm = true }
      }
      if folded, monitor.take([sum / Double(task)], step: first + task - 1) != nil { isAlarm = true }
    }
    return isAlarm
  }

  /// A run in which hard tasks, one in ten at first, are nine in ten from the middle on; neither sort gets worse.
  private static func mix(_ random: inout Random, keyed: Bool) -> Bool {
    let (easy, hard) = (0.95, 0.8)
    var book = BaselineBook()
    if keyed {
      book.add(.init(.rate(easy), source: .stated), rule: "r0", taskType: "easy")
      book.add(.init(.rate(hard), source: .stated), rule: "r0", taskType: "hard")
    } else {
      book.everyRule = .init(.rate(0.9 * easy + 0.1 * hard), source: .stated)
    }
    var monitor = monitor(book)
    let keys = ["easy", "hard"].map { monitor.place(of: StreamKey(taskType: $0)) }
    return (1...steps).contains { step in
      let isHard = random.uniform() < (step > steps / 2 ? 0.9 : 0.1)
      return monitor.take([random.outcome(isHard ? hard : easy)], step: step, key: keys[isHard ? 1 : 0]) != nil
    }
  }

  private static func monitor(_ book: BaselineBook) -> DriftMonitor {
    var monitor = DriftMonitor(.usual, book: book)
    _ = monitor.place(of: StreamKey())
    _ = monitor.place(ofAgent: "")
    _ = monitor.place(of: WatchedRule("r0"))
    return monitor
  }

  /// SplitMix64 (Steele, Lea, Flood 2014).
  private struct Random {
    var state: UInt64

    mutating func uniform() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      var value = state
      value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
      value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
      value ^= value >> 31
      return Double(value >> 11) / 9_007_199_254_740_992
    }

    mutating func outcome(_ rate: Double) -> Double { uniform() < rate ? 1 : 0 }
  }
}
