import Testing

@testable import Drift

@Suite struct DetectorTests {
  @Test(arguments: [0.02, 0.3, 0.5, 0.9, 0.95, 0.99, 0.999, 1])
  func `every bet is fair under the null`(rate: Double) {
    let bet = Bet(rate: rate)
    for lane in 0..<Lanes.count {
      let mean = bet.rate * bet.onPass[lane] + (1 - bet.rate) * bet.onMiss[lane]
      #expect(abs(mean - 1) < 1e-9)
      #expect(bet.isUsed[lane] == 0 || bet.onMiss[lane] > 1)
    }
  }

  @Test func `alternatives are octaves of the divergence, as far as the rate allows`() {
    let bet = Bet(rate: 0.95)
    for lane in 0..<Lanes.count {
      let lower = bet.onPass[lane] * 0.95
      #expect(abs(Bet.divergence(lower, from: 0.95) * Double(4 << lane) - 9.210340) < 1e-4)
    }
    #expect(Bet(rate: 0.9).isUsed[0] == 0)
    #expect(Bet(rate: 0.9).isUsed[1] == 1)
    #expect(Bet(rate: 0).isUsed == .zero)
  }

  @Test func `a share of passes is worth what lies between a miss and a pass`() {
    let bet = Bet(rate: 0.9)
    #expect(bet.factor(0) == bet.onMiss)
    #expect(bet.factor(1) == bet.onPass)
    #expect(abs(bet.factor(0.25)[3] - (0.75 * bet.onMiss[3] + 0.25 * bet.onPass[3])) < 1e-12)
  }

  @Test func `a run of misses raises an alarm and names where it began`() throws {
    var monitor = DriftMonitor.stated(0.95, threshold: 1e4)
    for step in 1...100 { monitor.take([1], step: step) }
    var alarm: Alarm?
    for step in 101...120 where alarm == nil { alarm = monitor.take([0], step: step) }
    let first = try #require(alarm)
    #expect(first.changeStep == 101)
    #expect(first.step < 110)
    #expect(monitor.statistic >= 1e4)
  }

  @Test func `after an alarm everything starts afresh`() {
    var monitor = DriftMonitor.stated(0.95, threshold: 100)
    for step in 1...40 { monitor.take([0], step: step) }
    #expect(monitor.alarms.count > 5)
    let gaps = zip(monitor.alarms, monitor.alarms.dropFirst()).map { $1.step - $0.step }
    #expect(Set(gaps).count == 1)
  }

  @Test func `attribution names the largest set whose evidence suffices`() {
    #expect(Attribution.named([1, 2, 3], threshold: 10) == [])
    #expect(Attribution.named([1, 40, 3], threshold: 10) == [1])
    #expect(Attribution.named([20, 16, 3], threshold: 10) == [0, 1])
    #expect(Attribution.named([], threshold: 10) == [])
  }

  @Test func `the smallest visible drop shrinks as the run grows`() throws {
    let short = VisibleDrop.smallest(rate: 0.95, p0: 0.95, outcomes: 20, threshold: 4e5, streams: 1)
    let long = try #require(
      VisibleDrop.smallest(rate: 0.95, p0: 0.95, outcomes: 4000, threshold: 4e5, streams: 1))
    #expect(try #require(short) > 0.3)
    #expect(long < 0.03)
    #expect(VisibleDrop.smallest(rate: 0.95, p0: 0.95, outcomes: 2, threshold: 4e5, streams: 1) == nil)
  }

  @Test func `an agent that drifts alone among ten is found and named`() throws {
    var monitor = DriftMonitor.stated(0.97, rules: 5, threshold: 4e5)
    var random = Simulation(seed: 11)
    let agents = (0..<10).map { monitor.place(ofAgent: "a\($0)") }
    var alarm: Alarm?
    for step in 1...3000 where alarm == nil {
      let agent = agents[step % 10]
      let isBad = step > 800 && step % 10 == 7
      let row = (0..<5).map { random.outcome(isBad && $0 == 2 ? 0.4 : 0.97) }
      alarm = monitor.take(row, step: step, agent: agent)
    }
    let first = try #require(alarm)
    #expect(first.step > 800)
    #expect(first.agents.map(\.name) == ["a7"])
    #expect(first.rules.first?.name == "r2")
    #expect(abs(first.changeStep - 800) < 150)
  }

  @Test func `a run of one agent gives the same statistic with and without its name`() {
    var named = DriftMonitor.stated(0.9, rules: 3, threshold: 1e5)
    var unnamed = named
    let agent = named.place(ofAgent: "only")
    var random = Simulation(seed: 4)
    for step in 1...200 {
      let row = (0..<3).map { _ in random.outcome(0.85) }
      unnamed.take(row, step: step)
      named.take(row, step: step, agent: agent)
    }
    #expect(named.pooled == unnamed.pooled)
  }
}
