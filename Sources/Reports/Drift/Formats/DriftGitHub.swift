import Drift
import TextScanning

/// Workflow commands for GitHub and a step summary in Markdown.
package enum DriftGitHub {
  package static func commands(_ report: DriftReport) -> String {
    var lines = report.unreadable.map {
      CheckGitHub.command("error", [("title", "unreadable")], "\($0.path): \($0.reason)")
    }
    var left = 0
    for run in report.runs {
      for alarm in run.summary.alarms {
        guard lines.count < CheckGitHub.limit else {
          left += 1
          continue
        }
        lines.append(annotation(alarm, run, report))
      }
      if run.summary.verdict == .inconclusive, lines.count < CheckGitHub.limit {
        lines.append(
          CheckGitHub.command(
            "notice", [("title", "drift: inconclusive")],
            "\(run.name ?? "run"): \(DriftWords.wayOut(run.summary))"))
      }
    }
    if left > 0 { lines.append(CheckGitHub.command("notice", [("title", "skillc drift")], "\(left) more alarms")) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func annotation(_ alarm: Alarm, _ run: DriftReport.Run, _ report: DriftReport) -> String {
    let rules = alarm.rules.map { "\(report.instruction($0.name)) [\($0.name)]" }.joined(separator: "\n")
    var properties = [("title", "drift at step \(alarm.step) of \(run.name ?? "the run")")]
    if let place = alarm.rules.first.flatMap({ report.texts[$0.name]?.statedAt }),
      let colon = place.utf8.lastIndex(of: .of(":"))
    {
      properties =
        [
          ("file", String(place[..<colon])), ("line", String(place[place.utf8.index(after: colon)...])),
        ] + properties
    }
    return CheckGitHub.command("error", properties, DriftText.line(alarm, run: run.name) + "\n" + rules)
  }

  /// What a person reads on the page of the run.
  package static func summary(_ report: DriftReport) -> String {
    var text = "## skillc drift\n\n"
    for run in report.runs {
      text += "**\(run.name ?? "run")**: \(DriftWords.headline(run))\n\n"
      let slipping = run.summary.rules.filter { $0.verdict == .drift }
      if slipping.isEmpty { continue }
      text += "| Rule | Kept | Interval | Baseline |\n| --- | ---: | ---: | --- |\n"
      for rule in slipping {
        let name = report.instruction(rule.rule).replacing("|", with: "\\|").replacing("\n", with: " ")
        let interval = "\(DriftNumbers.percent(rule.interval.low))–\(DriftNumbers.percent(rule.interval.high))"
        text +=
          "| \(name) | \(rule.passRate.map(DriftNumbers.percent) ?? "") | \(interval) | \(DriftWords.baseline(rule)) |\n"
      }
      text += "\n"
    }
    return text
  }
}
