import Drift

/// Sentences that several formats say alike.
enum DriftWords {
  static func run(_ run: DriftReport.Run) -> String { run.name.map { "run \($0)" } ?? "the run" }

  /// What the run comes to, in one sentence.
  static func headline(_ run: DriftReport.Run) -> String {
    let summary = run.summary
    switch summary.verdict {
    case .drift:
      guard let first = summary.alarms.first else { return "The run has drifted." }
      let more = summary.alarms.count > 1 ? ", and \(summary.alarms.count - 1) more after it" : ""
      return "The run has drifted: alarm at step \(DriftNumbers.count(first.step)), since about step "
        + "\(DriftNumbers.count(first.changeStep))\(more)."
    case .steady: return "The run is steady: no rule is kept less often than its baseline says."
    case .inconclusive: return "There is too little data to tell."
    }
  }

  /// Where a rule's baseline comes from.
  static func baseline(_ rule: RuleSummary) -> String {
    guard let first = rule.standings.first else { return "no baseline yet" }
    let others = rule.standings.count - 1
    let more = others > 0 ? " (and \(others) for other models, tasks or kinds of step)" : ""
    let floor = DriftNumbers.percent(first.p0)
    let size = DriftNumbers.count(Int(first.n))
    switch first.source {
    case .stated: return "\(floor), as stated" + more
    case .reference: return "at least \(floor), from \(size) accepted steps" + more
    case .warmUp: return "at least \(floor), from the first \(size) steps of this run" + more
    case .exemplars: return "at least \(floor), from \(size) pages of the project (only a floor)" + more
    }
  }

  /// The smallest drop a rule could have shown.
  static func visible(_ rule: RuleSummary) -> String {
    guard let drop = rule.smallestVisibleDrop else { return "too few steps to see any drop" }
    return "a drop of \(DriftNumbers.percent(drop)) would have shown"
  }

  /// What a reader does about an inconclusive run.
  static func wayOut(_ summary: RunSummary) -> String {
    summary.rules.allSatisfy(\.standings.isEmpty)
      ? "No rule has a baseline: give --reference FILE, or a smaller --warm-up."
      : "Fewer steps than it takes to see a rule fall to half its rate: watch a longer run, or put runs together."
  }

  /// Alarms one after another that suspect the same rules and agents: a drift that goes on alarms again and again.
  static func episodes(_ alarms: [Alarm]) -> [Range<Int>] {
    var episodes: [Range<Int>] = []
    for index in alarms.indices {
      if let last = episodes.last, isSame(alarms[last.lowerBound], alarms[index]) {
        episodes[episodes.count - 1] = last.lowerBound..<index + 1
      } else {
        episodes.append(index..<index + 1)
      }
    }
    return episodes
  }

  private static func isSame(_ one: Alarm, _ other: Alarm) -> Bool {
    Set(one.rules.map(\.name)) == Set(other.rules.map(\.name))
      && Set(one.agents.map(\.name)) == Set(other.agents.map(\.name))
  }

  /// Rules of an alarm as they appear in the summary.
  static func suspects(_ alarm: Alarm, _ run: DriftReport.Run) -> [(suspect: Alarm.Suspect, rule: RuleSummary)] {
    alarm.rules.compactMap { suspect in
      run.summary.rules.first { $0.rule == suspect.name }.map { (suspect, $0) }
    }
  }
}
