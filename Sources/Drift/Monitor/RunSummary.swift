/// What a run shows, rule by rule.
package struct RunSummary: Sendable, Equatable {
  package var verdict: DriftVerdict
  package var steps: Int
  package var alarms: [Alarm]
  package var rules: [RuleSummary]
  package var agents: [String]
  package var models: [String]
  /// The average over all streams now, and the highest it has been.
  package var statistic: Double
  package var peak: Double
  package var threshold: Double
}

extension DriftMonitor {
  /// The share of its pass rate whose loss a run must be able to show before a rule counts as steady.
  private static let smallestTelling = 0.5

  /// What the steps so far show. O(rules · streams).
  package func summary() -> RunSummary {
    let rules = summarised()
    let clear = zip(self.rules, rules).filter { $1.verdict == .steady }.reduce(0) { $0 + $1.0.weight }
    let applicable = zip(self.rules, rules).filter { $1.applicable > 0 }.reduce(0) { $0 + $1.0.weight }
    let verdict: DriftVerdict =
      !alarms.isEmpty ? .drift : applicable > 0 && 2 * clear >= applicable ? .steady : .inconclusive
    var models: [String] = []
    for model in keys.compactMap(\.model) where !models.contains(model) { models.append(model) }
    return RunSummary(
      verdict: verdict, steps: steps, alarms: alarms, rules: rules, agents: agents.filter { !$0.isEmpty },
      models: models, statistic: statistic, peak: peak, threshold: settings.threshold)
  }

  private func summarised() -> [RuleSummary] {
    let drifted = Set(alarms.flatMap(\.rules).map(\.name))
    let statistics = ruleStatistics
    let streams = rules.indices.count(where: isWatched) * (byAgent.isEmpty ? 1 : 2)
    return rules.indices.map { rule in
      let interval = intervals[rule]
      let standings = standings(of: rule)
      let count = Int(interval.count)
      let drop = standings.first.flatMap { first in
        VisibleDrop.smallest(
          rate: accepted(rule, first), p0: first.p0, outcomes: count, threshold: settings.threshold, streams: streams)
      }
      var verdict = DriftVerdict.inconclusive
      if drifted.contains(rules[rule].id) {
        verdict = .drift
      } else if let drop, let first = standings.first, drop <= Self.smallestTelling * accepted(rule, first) {
        verdict = .steady
      }
      return RuleSummary(
        rule: rules[rule].id, verdict: verdict, standings: standings, applicable: count, passRate: interval.rate,
        interval: interval.bounds(), statistic: statistics[rule], threshold: settings.threshold,
        smallestVisibleDrop: drop)
    }
  }

  private func standings(of rule: Int) -> [RuleSummary.Standing] {
    zip(keys, terms[rule]).compactMap { key, terms in
      guard case .watched(let nulls, let entry) = terms else { return nil }
      let null = nulls[nulls.count / 2]
      return RuleSummary.Standing(
        key: key, source: entry.source, p0: null.bet.rate, n: entry.baseline.size, scoreThreshold: null.threshold)
    }
  }

  /// The pass rate of accepted steps, as measured and not as bounded.
  private func accepted(_ rule: Int, _ standing: RuleSummary.Standing) -> Double {
    if let entry = terms[rule].lazy.compactMap(\.entry).first {
      switch entry.baseline {
      case .rate(let rate): return rate
      case .counts(let k, let n): return n > 0 ? k / n : 0
      case .scores: return 1 - OutcomeBaseline.scoreQuantiles[OutcomeBaseline.scoreQuantiles.count / 2]
      }
    }
    return standing.p0
  }
}
