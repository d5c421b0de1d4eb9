import Drift
import TextScanning

/// What a person reads in a terminal.
package enum DriftText {
  private static let shownEpisodes = 5
  private static let shownRules = 8

  package static func text(_ report: DriftReport) -> String {
    var lines: [String] = []
    for run in report.runs {
      if !lines.isEmpty { lines.append("") }
      lines += text(run, report)
    }
    if report.runs.isEmpty { lines.append("no step was read") }
    if report.runs.count > 1 { lines += ["", sum(report)] }
    return lines.map { $0 + "\n" }.joined()
  }

  /// “2 of 40 runs drift, 1 is inconclusive”.
  package static func sum(_ report: DriftReport) -> String {
    let drifting = report.runs.count { $0.summary.verdict == .drift }
    let open = report.runs.count { $0.summary.verdict == .inconclusive }
    return "\(drifting) of \(BuildText.count(report.runs.count, "run")) drift, \(open) inconclusive"
  }

  /// One alarm in one line, for those who watch live.
  package static func line(_ alarm: Alarm, run: String?) -> String {
    let names = alarm.rules.map(\.name).joined(separator: ", ")
    let agents = alarm.agents.isEmpty ? "" : " by \(alarm.agents.map(\.name).joined(separator: ", "))"
    return
      "\(run.map { $0 + ": " } ?? "")drift at step \(alarm.step), since about step \(alarm.changeStep): \(names)\(agents)"
  }

  private static func text(_ run: DriftReport.Run, _ report: DriftReport) -> [String] {
    let summary = run.summary
    var lines = ["\(run.name ?? "run"): \(summary.verdict.rawValue) · \(size(run))", "  \(DriftWords.headline(run))"]
    if let course = run.course, course.pieces.count > 1 {
      lines.append(
        "  evidence  \(Sparkline.statistic(course, threshold: summary.threshold))  "
          + "highest \(DriftNumbers.statistic(summary.peak)), alarm at \(DriftNumbers.statistic(summary.threshold))")
    }
    let episodes = DriftWords.episodes(summary.alarms)
    for episode in episodes.prefix(shownEpisodes) { lines += text(episode, run, report) }
    if let next = episodes.dropFirst(shownEpisodes).first {
      lines += ["", "  and \(BuildText.count(summary.alarms.count - next.lowerBound, "more alarm"))"]
    }
    if summary.verdict == .inconclusive { lines.append("  \(DriftWords.wayOut(summary))") }
    return lines + notes(run) + standing(run)
  }

  private static func size(_ run: DriftReport.Run) -> String {
    let agents = run.summary.agents.count
    return BuildText.count(run.summary.steps, "step") + (agents > 1 ? ", \(BuildText.count(agents, "agent"))" : "")
  }

  private static func text(_ episode: Range<Int>, _ run: DriftReport.Run, _ report: DriftReport) -> [String] {
    let alarms = run.summary.alarms[episode]
    let alarm = alarms[episode.lowerBound]
    let evidence = episode.lowerBound < run.evidence.count ? run.evidence[episode.lowerBound] : []
    let who = alarm.agents.isEmpty ? "" : ", \(alarm.agents.map(\.name).joined(separator: ", "))"
    var lines = ["", "  step \(alarm.step), since about step \(alarm.changeStep)\(who)"]
    if let last = alarms.dropFirst().last {
      let often = alarms.count == 2 ? "" : " \(alarms.count - 1) times, the last"
      lines.append("    and again\(often) at step \(last.step)")
    }
    for (suspect, rule) in DriftWords.suspects(alarm, run).prefix(shownRules) {
      lines.append("    \(CheckText.cut(report.instruction(rule.rule))) [\(rule.rule)]")
      let rate = rule.passRate.map { "kept in \(DriftNumbers.percent($0)) of \(rule.applicable) steps" } ?? ""
      let course = run.courses.isEmpty ? "" : "  \(courseText(rule.rule, run))"
      lines.append("      \(rate), baseline \(DriftWords.baseline(rule))\(course)")
      if let place = report.texts[rule.rule]?.statedAt { lines.append("      stated at \(place)") }
      for item in evidence where item.rule == suspect.name {
        let agent = item.agent.isEmpty ? "" : " \(item.agent)"
        lines.append("      step \(item.step)\(agent), line \(item.line): \(item.excerpt)")
      }
    }
    return lines
  }

  private static func courseText(_ rule: String, _ run: DriftReport.Run) -> String {
    guard let place = run.summary.rules.firstIndex(where: { $0.rule == rule }), place < run.courses.count else {
      return ""
    }
    return Sparkline.rates(run.courses[place])
  }

  /// What a reader should know before trusting the numbers.
  private static func notes(_ run: DriftReport.Run) -> [String] {
    var lines: [String] = []
    for change in run.models.dropFirst() {
      lines.append("  the model changes to \(change.model) at step \(change.step): its own baseline begins there")
    }
    if run.order.late > 0 { lines.append("  \(BuildText.count(run.order.late, "step")) out of order, put right") }
    if run.order.repeated > 0 {
      lines.append("  \(BuildText.count(run.order.repeated, "step")) told again, averaged with the first")
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  /// On which baseline the rules stand, and the smallest drop that would have shown.
  private static func standing(_ run: DriftReport.Run) -> [String] {
    let watched = run.summary.rules.filter { !$0.standings.isEmpty && $0.applicable > 0 }
    let sources = BaselineSource.allCases.compactMap { source in
      let count = watched.count { $0.standings.first?.source == source }
      return count > 0 ? "\(count) on \(name(source))" : nil
    }
    var lines = ["", "  \(BuildText.count(watched.count, "stream")) watched: \(sources.joined(separator: ", "))"]
    if watched.isEmpty { lines = ["", "  no stream is watched yet"] }
    let drops = watched.compactMap(\.smallestVisibleDrop).sorted()
    if let middle = drops.isEmpty ? nil : drops[drops.count / 2] {
      lines.append(
        "  smallest drop that would have shown: \(DriftNumbers.percent(drops[0])) at best, "
          + "\(DriftNumbers.percent(middle)) in the middle")
    }
    let open = run.summary.rules.count { $0.verdict == .inconclusive && $0.applicable > 0 }
    if open > 0 { lines.append("  \(BuildText.count(open, "stream")) inconclusive: too few outcomes") }
    return lines
  }

  private static func name(_ source: BaselineSource) -> String {
    switch source {
    case .stated: "stated rates"
    case .reference: "accepted steps"
    case .warmUp: "the first steps of the run"
    case .exemplars: "the project's pages (a floor)"
    }
  }
}
