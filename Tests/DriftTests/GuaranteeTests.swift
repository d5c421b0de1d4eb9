import Testing

@testable import Drift

/// What the detectors promise, simulated: P(alarm within t steps) ≤ t/A, average run length ≥ A. Small thresholds make the promises
/// visible in short runs; they hold for every threshold alike.
@Suite struct GuaranteeTests {
  /// The share of runs with an alarm.
  private func falseAlarms(_ runs: Int, _ run: (inout Simulation) -> Bool) -> Double {
    var random = Simulation(seed: 20_260_101)
    return Double((0..<runs).count { _ in run(&random) }) / Double(runs)
  }

  @Test(arguments: [0.5, 0.9, 0.95, 0.99])
  func `clean runs raise alarms with a probability of at most steps over threshold`(rate: Double) {
    let share = falseAlarms(2000) { random in
      var monitor = DriftMonitor.stated(rate, threshold: 400)
      return (1...40).contains { monitor.take([random.outcome(rate)], step: $0) != nil }
    }
    #expect(share <= bound(0.1, runs: 2000))
  }

  @Test(arguments: [0.7, 0.95])
  func `the average run length is at least the threshold`(rate: Double) {
    var random = Simulation(seed: 7)
    var monitor = DriftMonitor.stated(rate, threshold: 50)
    let steps = 60_000
    for step in 1...steps { monitor.take([random.outcome(rate)], step: step) }
    #expect(Double(steps) / Double(monitor.alarms.count) >= 50)
  }

  @Test func `rules that fail together do not add up`() {
    let share = falseAlarms(1500) { random in
      var monitor = DriftMonitor.stated(0.9, rules: 6, threshold: 400)
      return (1...40).contains { step in
        let common = random.outcome(0.9)
        return monitor.take([Double](repeating: common, count: 6), step: step) != nil
      }
    }
    #expect(share <= bound(0.1, runs: 1500))
  }

  @Test func `agents and rules share one promise`() {
    let share = falseAlarms(800) { random in
      var monitor = DriftMonitor.stated(0.9, rules: 2, threshold: 400)
      let agents = (0..<4).map { monitor.place(ofAgent: "a\($0)") }
      return (1...40).contains { step in
        let row = [random.outcome(0.9), random.outcome(0.9)]
        return monitor.take(row, step: step, agent: agents[step % 4]) != nil
      }
    }
    #expect(share <= bound(0.1, runs: 800))
  }

  @Test(arguments: [0.05, 0.2, 0.5])
  func `documents of correlated sentences keep the promise as their mean`(correlation: Double) {
    let share = falseAlarms(1500) { random in
      var monitor = DriftMonitor.stated(0.9, threshold: 400)
      return (1...40).contains { step in
        let sentences = random.chain(8, rate: 0.9, correlation: correlation)
        return monitor.take([sentences.reduce(0, +) / 8], step: step) != nil
      }
    }
    #expect(share <= bound(0.1, runs: 1500))
  }

  @Test(arguments: [0.05, 0.1, 0.2, 0.5])
  func `steps of one task, folded, keep the promise under autocorrelation`(correlation: Double) {
    let share = falseAlarms(1000) { random in
      var monitor = DriftMonitor.stated(0.9, threshold: 400)
      var folder = StepFolder()
      var number = 0
      var isAlarm = false
      for task in 0..<40 {
        for outcome in random.chain(4, rate: 0.9, correlation: correlation) {
          number += 1
          let bond = StepFold.Bond(agent: "", task: "t\(task)", number: number, key: StreamKey())
          for fold in folder.add([outcome], bond) where monitor.take(fold.means, step: number) != nil { isAlarm = true }
        }
      }
      return isAlarm
    }
    #expect(share <= bound(0.1, runs: 1000))
  }

  /// Two sorts of task of which the harder one takes over: each is held to its own baseline.
  private func mixAlarms(keyed: Bool) -> Double {
    falseAlarms(1000) { random in
      var book = BaselineBook()
      book.add(.init(.rate(0.95), source: .stated), rule: "r", taskType: keyed ? "easy" : nil)
      if keyed { book.add(.init(.rate(0.6), source: .stated), rule: "r", taskType: "hard") }
      var monitor = DriftMonitor(DriftSettings(horizon: 4, alpha: 0.01), book: book)
      let keys = ["easy", "hard"].map { monitor.place(of: StreamKey(taskType: $0)) }
      _ = monitor.place(ofAgent: "")
      _ = monitor.place(of: WatchedRule("r"))
      return (1...40).contains { step in
        let isHard = random.uniform() < (step > 15 ? 0.9 : 0.1)
        let outcome = random.outcome(isHard ? 0.6 : 0.95)
        return monitor.take([outcome], step: step, key: keys[isHard ? 1 : 0]) != nil
      }
    }
  }

  @Test func `a task mix that changes is no drift when task types have their own baselines`() {
    #expect(mixAlarms(keyed: true) <= bound(0.1, runs: 1000))
    #expect(mixAlarms(keyed: false) > 0.5)
  }

  @Test func `scores keep the promise, up to the risk of their baseline`() {
    let share = falseAlarms(600) { random in
      var book = BaselineBook()
      let sample = (0..<60).map { _ in random.uniform() * random.uniform() }
      book.add(.init(.scores(sample), source: .reference), rule: "s")
      var monitor = DriftMonitor(DriftSettings(horizon: 4, alpha: 0.01), book: book)
      _ = monitor.place(of: StreamKey())
      _ = monitor.place(ofAgent: "")
      _ = monitor.place(of: WatchedRule("s"))
      return (1...40).contains { monitor.take([random.uniform() * random.uniform()], step: $0) != nil }
    }
    #expect(share <= bound(0.15, runs: 600))
  }

  @Test(arguments: [(20, 0.05), (200, 0.05), (200, 0.01), (1000, 0.01)])
  func `the bound of a baseline is too high with at most its risk`(n: Int, risk: Double) {
    for rate in [0.6, 0.9, 0.99] {
      // Exact: the binomial weight of all k whose bound lies above the rate.
      var (weight, wrong) = (1.0, 0.0)
      for _ in 0..<n { weight *= rate }
      for k in stride(from: n, through: 0, by: -1) {
        if OutcomeBaseline.lowerBound(k: Double(k), n: Double(n), risk: risk) <= rate { break }
        wrong += weight
        weight *= Double(k) / Double(n - k + 1) * (1 - rate) / rate
      }
      #expect(wrong <= risk * 1.0001)
    }
  }

  @Test func `a bound is Clopper and Pearson's`() {
    #expect(abs(OutcomeBaseline.lowerBound(k: 190, n: 200, risk: 0.05) - 0.916630) < 1e-4)
    #expect(abs(OutcomeBaseline.lowerBound(k: 200, n: 200, risk: 0.05) - 0.985133) < 1e-4)
    #expect(OutcomeBaseline.lowerBound(k: 0, n: 10, risk: 0.05) == 0)
  }

  @Test(arguments: [0.0, 0.4])
  func `the interval holds the mean rate at every step, also while the rate falls`(fall: Double) {
    let missed = falseAlarms(300) { random in
      var interval = PassRateInterval()
      var mean = 0.0
      for step in 1...160 {
        let rate = 0.9 - fall * Double(step) / 160
        mean += (rate - mean) / Double(step)
        interval.take(random.outcome(rate))
        guard step.isMultiple(of: 8) else { continue }
        let bounds = interval.bounds(risk: 0.1)
        if mean < bounds.low || mean > bounds.high { return true }
      }
      return false
    }
    #expect(missed <= bound(0.1, runs: 300))
  }

  @Test func `the interval is narrow enough to be of use`() {
    let bounds = PassRateInterval(sum: 3800, count: 4000).bounds()
    #expect(bounds.low > 0.93 && bounds.low < 0.95)
    #expect(bounds.high > 0.95 && bounds.high < 0.965)
    #expect(PassRateInterval().bounds() == (0, 1))
  }

  @Test func `drift is found within the delays that theory allows`() {
    var random = Simulation(seed: 3)
    var delays: [Int] = []
    for _ in 0..<60 {
      var monitor = DriftMonitor.stated(0.9, threshold: 1e4)
      var step = 0
      while monitor.alarms.isEmpty, step < 400 {
        step += 1
        monitor.take([random.outcome(step > 100 ? 0.5 : 0.9)], step: step)
      }
      delays.append(step - 100)
    }
    #expect(Double(delays.reduce(0, +)) / 60 < 20)
  }
}
