import Drift

/// The rules on the page: those that slip as cards with what broke them, then all of them in a table.
enum DriftRulesHTML {
  private static let mostCards = 8

  static func slipping(_ run: DriftReport.Run, _ report: DriftReport) -> String {
    var seen: [String] = []
    var cards = ""
    for (index, alarm) in run.summary.alarms.enumerated() {
      let evidence = index < run.evidence.count ? run.evidence[index] : []
      for (suspect, rule) in DriftWords.suspects(alarm, run)
      where !seen.contains(suspect.name) && seen.count < mostCards {
        seen.append(suspect.name)
        cards += card(rule, alarm, evidence.filter { $0.rule == suspect.name }, run, report)
      }
    }
    return cards.isEmpty ? "" : "<section><h2>What slips</h2>\n<div class=\"cards\">\n\(cards)</div></section>\n"
  }

  private static func card(
    _ rule: RuleSummary, _ alarm: Alarm, _ evidence: [RunWatcher.Evidence], _ run: DriftReport.Run,
    _ report: DriftReport
  ) -> String {
    let place = run.summary.rules.firstIndex { $0.rule == rule.rule }
    let course = place.flatMap { $0 < run.courses.count ? run.courses[$0] : nil }
    let agents = alarm.agents.map(\.name)
    var html =
      "<article class=\"card\">\n<h3>\(DriftHTML.escaped(report.instruction(rule.rule)))</h3>\n<p class=\"source\">"
    html += "<code>\(DriftHTML.escaped(rule.rule))</code>"
    if let stated = report.texts[rule.rule]?.statedAt {
      html += " · stated at <code>\(DriftHTML.escaped(stated))</code>"
    }
    html +=
      "</p>\n<div class=\"figures\"><div><strong>\(rule.passRate.map(DriftNumbers.percent) ?? "–")</strong><span>kept in "
    html += "\(DriftNumbers.count(rule.applicable)) steps</span></div>"
    html +=
      "<div><strong>\(rule.standings.first.map { "≥ " + DriftNumbers.percent($0.p0) } ?? "–")</strong><span>baseline</span></div>"
    html += "<div><strong>\(DriftNumbers.count(alarm.changeStep))</strong><span>slips since step</span></div>"
    if run.summary.agents.count > 1, !agents.isEmpty {
      let more = agents.count > 1 ? " +\(agents.count - 1)" : ""
      html += "<div><strong>\(DriftHTML.escaped(agents[0]))\(more)</strong><span>agent</span></div>"
    }
    html += "</div>\n"
    if let course { html += DriftChart.bars(course, floor: rule.standings.first?.p0) + "\n" }
    if !evidence.isEmpty { html += "<ol class=\"evidence\">\(evidence.map(line).joined())</ol>\n" }
    return html + "</article>\n"
  }

  private static func line(_ item: RunWatcher.Evidence) -> String {
    let agent = item.agent.isEmpty ? "" : " · \(DriftHTML.escaped(item.agent))"
    let text = item.excerpt.isEmpty ? "<em>empty</em>" : DriftHTML.escaped(item.excerpt)
    return "<li><span>step \(DriftNumbers.count(item.step))\(agent)</span><q>\(text)</q></li>"
  }

  /// Every stream that had an outcome; those that drift first, then the strongest.
  static func table(_ run: DriftReport.Run, _ report: DriftReport) -> String {
    let order: [DriftVerdict] = [.drift, .steady, .inconclusive]
    let rules = run.summary.rules.enumerated().filter { $0.element.applicable > 0 }.sorted { left, right in
      let ranks = [left, right].map { order.firstIndex(of: $0.element.verdict) ?? 0 }
      if ranks[0] != ranks[1] { return ranks[0] < ranks[1] }
      if left.element.statistic != right.element.statistic { return left.element.statistic > right.element.statistic }
      return left.offset < right.offset
    }
    guard !rules.isEmpty else { return "" }
    let rows = rules.map { row($0.element, report) }
    return """
      <section><details open><summary><h2>All streams</h2></summary>
      <table class="rules"><thead><tr><th>Rule</th><th>Kept</th><th>Interval and baseline</th><th>Visible drop</th><th>Verdict</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></details></section>

      """
  }

  private static func row(_ rule: RuleSummary, _ report: DriftReport) -> String {
    let drop = rule.smallestVisibleDrop.map(DriftNumbers.percent) ?? "none"
    return
      "<tr><td class=\"what\">\(DriftHTML.escaped(report.instruction(rule.rule)))<small>\(DriftHTML.escaped(rule.rule))</small></td>"
      + "<td class=\"num\" data-label=\"Kept\">\(rule.passRate.map(DriftNumbers.percent) ?? "–")<small>of \(DriftNumbers.count(rule.applicable))</small></td>"
      + "<td class=\"wide\">\(DriftChart.interval(rule))<small>\(DriftHTML.escaped(DriftWords.baseline(rule)))</small></td>"
      + "<td class=\"num\" data-label=\"Visible drop\">\(drop)</td><td>\(DriftHTML.badge(rule.verdict))</td></tr>"
  }
}
