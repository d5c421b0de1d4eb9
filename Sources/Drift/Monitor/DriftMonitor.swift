/// Watches the outcomes of a run, step by step, and raises an alarm when some rule is kept less often than its baseline says.
///
/// The same steps give the same answer whether they come at once or one by one, with any number of saves in between. O(rules) a step.
package struct DriftMonitor: Sendable, Equatable {
  package let settings: DriftSettings
  package let book: BaselineBook
  /// In the order in which they came.
  package private(set) var rules: [WatchedRule] = []
  package private(set) var keys: [StreamKey] = []
  package private(set) var agents: [String] = []
  package internal(set) var alarms: [Alarm] = []
  package internal(set) var steps = 0
  /// The average over all streams.
  package internal(set) var statistic = 0.0
  package internal(set) var peak = 0.0
  package internal(set) var intervals: [PassRateInterval] = []

  /// By rule and key.
  var terms: [[RuleTerms]] = []
  /// By key.
  private var bets: [BetTable] = []
  /// Of the alternatives of each detector, at rule·room + channel.
  private var weights: [Lanes] = []
  var pooled = StreamBank()
  /// One an agent; empty while there is only one, whose streams are the pooled ones.
  var byAgent: [StreamBank] = []
  private var rulePlaces: [String: Int] = [:]
  private var keyPlaces: [StreamKey: Int] = [:]
  private var agentPlaces: [String: Int] = [:]
  private var weightSum = 0.0

  package init(_ settings: DriftSettings, book: BaselineBook) {
    self.settings = settings
    self.book = book
  }

  // MARK: Names

  /// The place of a rule, which is added when it is new.
  package mutating func place(of rule: WatchedRule) -> Int {
    if let place = rulePlaces[rule.id] { return place }
    rulePlaces[rule.id] = rules.count
    rules.append(rule)
    intervals.append(PassRateInterval())
    terms.append([])
    weights.append(contentsOf: repeatElement(.zero, count: StreamBank.room))
    pooled.addRule()
    for key in bets.indices { bets[key].addRule() }
    for agent in byAgent.indices { byAgent[agent].addRule() }
    for key in keys { addTerms(rule: rules.count - 1, key: key) }
    return rules.count - 1
  }

  /// The place of a key, which is added when it is new.
  package mutating func place(of key: StreamKey) -> Int {
    if let place = keyPlaces[key] { return place }
    keyPlaces[key] = keys.count
    keys.append(key)
    bets.append(BetTable())
    for _ in rules { bets[keys.count - 1].addRule() }
    for rule in rules.indices { addTerms(rule: rule, key: key) }
    return keys.count - 1
  }

  /// The place of an agent, which is added when it is new. With the second one, agents get streams of their own.
  package mutating func place(ofAgent name: String) -> Int {
    if let place = agentPlaces[name] { return place }
    agentPlaces[name] = agents.count
    agents.append(name)
    if agents.count == 2 { byAgent = [pooled] }
    if agents.count >= 2 {
      var bank = StreamBank()
      for _ in rules { bank.addRule() }
      byAgent.append(bank)
    }
    return agents.count - 1
  }

  /// The chance that the bound of a rule's baseline is too high.
  private var risk: Double { OutcomeBaseline.risk(rules: max(book.ruleCount, rules.count)) }

  private mutating func addTerms(rule: Int, key: StreamKey) {
    let place = terms[rule].count
    terms[rule].append(.warmingUp([]))
    let entry = book.entry(rule: rules[rule].id, key: key, firstModel: keys.first?.model)
    if let entry { watch(rule, key: place, entry) }
  }

  mutating func watch(_ rule: Int, key: Int, _ entry: BaselineBook.Entry) {
    if !isWatched(rule) { weightSum += rules[rule].weight }
    let nulls = entry.baseline.nulls(risk: risk)
    terms[rule][key] = .watched(nulls, entry)
    bets[key].watch(rule, nulls)
    for (channel, null) in nulls.enumerated() {
      let place = rule * StreamBank.room + channel
      weights[place] = weights[place].joined(by: null.bet)
    }
  }

  /// Whether a rule stands on a baseline for any key.
  func isWatched(_ rule: Int) -> Bool { terms[rule].contains { $0.entry != nil } }

  // MARK: Steps

  /// Takes the outcomes of one step.
  /// - Parameters:
  ///   - outcomes: by place of the rule, 0…1; NaN where the rule does not apply. Rules beyond its end do not apply.
  ///   - step: the number the step has in the run.
  ///   - first: the number of the first step that its outcomes are of, where they are of several.
  /// - Returns: the alarm that the step raises; every detector then starts afresh.
  @discardableResult
  package mutating func take(_ outcomes: [Double], step: Int, first: Int? = nil, agent: Int = 0, key: Int = 0) -> Alarm?
  {
    steps += 1
    let now = Double(first ?? step)
    let (bets, weights) = (bets[key], weights)
    for rule in outcomes.indices where !outcomes[rule].isNaN {
      let outcome = outcomes[rule]
      if bets.channels[rule] > 0 {
        intervals[rule].take(bets.shown(rule).passed(outcome))
        pooled.take(outcome, rule: rule, bets: bets, weights: weights, step: now)
        if !byAgent.isEmpty { byAgent[agent].take(outcome, rule: rule, bets: bets, weights: weights, step: now) }
      } else {
        warmUp(outcome, rule: rule, key: key)
      }
    }
    statistic = average()
    peak = max(peak, statistic)
    guard statistic >= settings.threshold else { return nil }
    let alarm = alarm(at: step)
    alarms.append(alarm)
    pooled.restart()
    for agent in byAgent.indices { byAgent[agent].restart() }
    return alarm
  }

  private mutating func warmUp(_ outcome: Double, rule: Int, key: Int) {
    guard case .warmingUp(var gathered) = terms[rule][key] else { return }
    terms[rule][key] = .warmingUp([])
    if rules[rule].isScore != true { intervals[rule].take(outcome) }
    gathered.append(outcome)
    if gathered.count >= settings.warmUp {
      let baseline = OutcomeBaseline.of(gathered, isScore: rules[rule].isScore)
      // Scores count as passes only once it is known what they must reach.
      if case .scores = baseline { intervals[rule] = PassRateInterval() }
      watch(rule, key: key, BaselineBook.Entry(baseline, source: .warmUp))
    } else {
      terms[rule][key] = .warmingUp(gathered)
    }
  }

  /// An outcome as a pass or a share of passes: scores are held against the quantile that reports show; nil while it is not known.
  func passed(_ outcome: Double, rule: Int, key: Int) -> Double? {
    if bets[key].channels[rule] > 0 { return bets[key].shown(rule).passed(outcome) }
    return rules[rule].isScore == true ? nil : outcome
  }

  /// Where the drift of a rule seems to have begun, if there is one.
  func suspectedStart(of rule: Int) -> Int { changeStep(of: rule) }

  // MARK: Averages

  /// Half the average over the rules, half that over the agents: an agent that drifts alone is not lost among the others.
  private func average() -> Double {
    guard weightSum > 0 else { return 0 }
    let whole = average(pooled)
    guard !byAgent.isEmpty else { return whole }
    return (whole + byAgent.reduce(0) { $0 + average($1) } / Double(byAgent.count)) / 2
  }

  private func average(_ bank: StreamBank) -> Double {
    guard rules.count > 1 else { return bank.statistics.first ?? 0 }
    var sum = 0.0
    for rule in rules.indices { sum += rules[rule].weight * bank.statistics[rule] }
    return sum / weightSum
  }

  /// S of each rule over the run and its agents.
  package var ruleStatistics: [Double] {
    guard !byAgent.isEmpty else { return pooled.statistics }
    return rules.indices.map { rule in
      let own = byAgent.reduce(0) { $0 + $1.statistics[rule] } / Double(byAgent.count)
      return (pooled.statistics[rule] + own) / 2
    }
  }

  private func alarm(at step: Int) -> Alarm {
    let statistics = ruleStatistics
    let watched = rules.indices.filter(isWatched)
    let named = Attribution.named(watched.map { statistics[$0] }, threshold: settings.threshold).map { watched[$0] }
    let strongest = Attribution.sorted(statistics).first.map { [$0] } ?? []
    let listed = named.isEmpty ? strongest : named
    let suspects = listed.map {
      Alarm.Suspect(name: rules[$0].id, statistic: statistics[$0], isNamed: !named.isEmpty)
    }
    return Alarm(
      step: step, changeStep: listed.first.map(changeStep) ?? step, statistic: statistic, rules: suspects,
      agents: suspectedAgents())
  }

  private func suspectedAgents() -> [Alarm.Suspect] {
    guard !byAgent.isEmpty else {
      return agents.first.flatMap { $0.isEmpty ? nil : [.init(name: $0, statistic: statistic, isNamed: true)] } ?? []
    }
    let statistics = byAgent.map(average)
    return Attribution.named(statistics, threshold: settings.threshold).map {
      Alarm.Suspect(name: agents[$0], statistic: statistics[$0], isNamed: true)
    }
  }

  /// Asked of the stream with the most evidence: the run's, or that of one agent.
  private func changeStep(of rule: Int) -> Int {
    let share = Double(max(byAgent.count, 1))
    guard let agent = byAgent.max(by: { $0.statistics[rule] < $1.statistics[rule] }),
      agent.statistics[rule] / share > pooled.statistics[rule]
    else { return pooled.changeStep(of: rule) }
    return agent.changeStep(of: rule)
  }
}
