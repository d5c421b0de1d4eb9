import TextScanning
import Testing

@testable import Drift

@Suite struct WatcherTests {
  private static let scorer = Samples.scorer

  /// A run of three agents whose second one starts to say “utilize”.
  private static func steps(_ count: Int, from change: Int, seed: UInt64 = 5) -> [RunStep] {
    var random = Simulation(seed: seed)
    return (1...count).map { number in
      let agent = number % 3
      let isBad = agent == 1 && number > change && random.uniform() < 0.8
      let word = isBad ? "utilize" : random.uniform() < 0.03 ? "simply" : "use"
      let long = random.uniform() < 0.5 ? " It keeps what was there before." : ""
      var step = RunStep(run: "r", number: number, text: "You can \(word) the queue number \(number).\(long)")
      (step.agent, step.task) = ("a\(agent)", "t\(number / 9)")
      return step
    }
  }

  private static func watcher(_ accepted: [RunStep]) -> RunWatcher { Samples.watcher(accepted) }

  @Test func `the rule and the agent that slip are named, with what broke it first`() throws {
    var watcher = Self.watcher(Self.steps(300, from: 300, seed: 9))
    for step in Self.steps(600, from: 300) { watcher.take(Self.scorer.score(step.text), step) }
    watcher.finish()
    let summary = watcher.monitor.summary()
    #expect(summary.verdict == .drift)
    let alarm = try #require(summary.alarms.first)
    #expect(alarm.step > 300 && alarm.step < 450)
    #expect(abs(alarm.changeStep - 300) < 40)
    #expect(alarm.rules.first?.name == "term.ban/0")
    #expect(alarm.agents.first?.name == "a1")
    let evidence = try #require(watcher.evidence.first)
    #expect(evidence.first.map { $0.step > 290 && $0.excerpt.contains("utilize") } == true)
  }

  @Test(arguments: [1, 7, 100, 333, 599])
  func `a run that is saved and resumed is no other run`(cut: Int) throws {
    let start = Self.watcher(Self.steps(120, from: 120, seed: 9))
    let steps = Self.steps(600, from: 300)
    let scored = steps.map { Self.scorer.score($0.text) }
    var whole = start
    for (score, step) in zip(scored, steps) { whole.take(score, step) }
    var first = start
    for (score, step) in zip(scored, steps).prefix(cut) { first.take(score, step) }
    var second = start
    let saved = try JSON(parsing: Array(first.json.text.utf8))
    let isRestored = second.restore(saved)
    #expect(isRestored)
    #expect(second.json == first.json)
    for (score, step) in zip(scored, steps).dropFirst(cut) { second.take(score, step) }
    #expect(second.json == whole.json)
    whole.finish()
    second.finish()
    #expect(second.monitor.summary() == whole.monitor.summary())
    #expect(second.evidence == whole.evidence)
    #expect(second.tones == whole.tones)
  }

  @Test func `the state of a long run stays under a kilobyte a rule`() {
    var watcher = Self.watcher(Self.steps(120, from: 120, seed: 9))
    for step in Self.steps(1500, from: 2000) {
      var step = step
      step.agent = ""
      watcher.take(Self.scorer.score(step.text), step)
    }
    let state = watcher.json
    let parts = [state["monitor"]?["streams"], state["courses"], state["misses"]].map { $0?.array ?? [] }
    #expect(parts.allSatisfy { $0.count == Self.scorer.streams.count })
    for rule in Self.scorer.streams.indices {
      let bytes = parts.reduce(0) { $0 + $1[rule].text.utf8.count }
      #expect(bytes < 1024, "\(Self.scorer.streams[rule])")
    }
  }

  @Test func `a broken state is refused`() {
    var watcher = Self.watcher(Self.steps(120, from: 120, seed: 9))
    let answers = [watcher.restore(["monitor": ["streams": []]]), watcher.restore(.null)]
    #expect(answers == [false, false])
  }

  @Test func `another model is another population and is told`() {
    var watcher = RunWatcher(
      Self.scorer, DriftSettings(horizon: 400, alpha: 0.01, warmUp: 60), book: BaselineBook(), tone: nil,
      joinsShortSteps: false)
    for number in 1...300 {
      var step = RunStep(number: number, text: number > 150 ? "You utilize it." : "You use it.")
      step.model = number > 150 ? "new" : "old"
      watcher.take(Self.scorer.score(step.text), step)
    }
    watcher.finish()
    #expect(watcher.models.map(\.step) == [1, 151])
    #expect(watcher.monitor.summary().alarms.allSatisfy { !$0.rules.contains { $0.name == "term.ban/0" } })
    #expect(watcher.monitor.summary().models == ["old", "new"])
  }

  @Test func `a step that is told again is averaged with the first`() {
    var watcher = Self.watcher(Self.steps(120, from: 120, seed: 9))
    for text in ["You utilize it.", "You use it."] {
      watcher.take(Self.scorer.score(text), RunStep(number: 1, text: text))
    }
    watcher.finish()
    #expect(watcher.repeated == 1)
    #expect(watcher.monitor.intervals[0] == PassRateInterval(sum: 0.5, count: 1))
  }

  @Test func `baselines of runs come back from their file as they were`() throws {
    var reference = AcceptedSteps(Self.scorer)
    for step in Self.steps(90, from: 90) { reference.take(Self.scorer.score(step.text), step) }
    reference.finish()
    let baseline = reference.baseline(bundle: "d")
    let again = try RunBaseline(try JSON(parsing: baseline.bytes))
    #expect(again.digest == "d")
    #expect(again.bytes == baseline.bytes)
    #expect(again.populations.map { Set($0.streams.keys) } == baseline.populations.map { Set($0.streams.keys) })
  }

  @Test func `packed numbers come back bit for bit`() {
    let numbers = [0, -0.0, 1.0 / 3, .infinity, 2.5e-308, -1e300]
    #expect(PackedNumbers.numbers(PackedNumbers.text(numbers))?.map(\.bitPattern) == numbers.map(\.bitPattern))
    #expect(PackedNumbers.numbers("?") == nil)
    #expect(PackedNumbers.numbers("") == [])
  }
}
