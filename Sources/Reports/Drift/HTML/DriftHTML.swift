import Drift
import TextScanning

/// One self-contained page: the verdict first, then the evidence over the run, the rules that slip with what broke them, and every rule.
/// No script, no font and no picture from elsewhere.
package enum DriftHTML {
  /// Runs that are shown in full; the others are in the list.
  private static let shownRuns = 12

  package static func text(_ report: DriftReport) -> String {
    let drifting = report.runs.filter { $0.summary.verdict == .drift }
    let shown = Array((drifting + report.runs.filter { $0.summary.verdict != .drift }).prefix(shownRuns))
    var body = ""
    if report.runs.count > 1 { body += runList(report) }
    for run in shown { body += section(run, report) }
    if report.runs.isEmpty { body += "<section class=\"hero inconclusive\"><h1>No step was read</h1></section>\n" }
    body += unreadable(report)
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>Drift: \(report.verdict.rawValue)</title>
      <style>\(DriftStyle.sheet)</style>
      </head>
      <body>
      <main>
      \(body)\(guide(report))</main>
      </body>
      </html>

      """
  }

  private static func section(_ run: DriftReport.Run, _ report: DriftReport) -> String {
    let summary = run.summary
    var html = "<section class=\"hero \(summary.verdict.rawValue)\">\n"
    html += "<p class=\"eyebrow\">skillc drift · \(escaped(run.name ?? "run"))</p>\n"
    html += "<h1>\(title(summary))</h1>\n<p class=\"lead\">\(escaped(lead(run, report)))</p>\n"
    html += facts(run) + "</section>\n"
    if let course = run.course, course.pieces.count > 1 { html += DriftChart.evidence(course, run) }
    html += DriftRulesHTML.slipping(run, report)
    html += notes(run)
    html += DriftRulesHTML.table(run, report)
    return html
  }

  private static func title(_ summary: RunSummary) -> String {
    switch summary.verdict {
    case .drift:
      let since = summary.alarms.first.map { " since step \(DriftNumbers.count($0.changeStep))" } ?? ""
      return "Drift\(since)"
    case .steady: return "Steady"
    case .inconclusive: return "Too little data"
    }
  }

  /// The sentence under the verdict: what, who, how sure.
  private static func lead(_ run: DriftReport.Run, _ report: DriftReport) -> String {
    let summary = run.summary
    let chance = DriftNumbers.percent(report.settings.alpha)
    let horizon = DriftNumbers.count(Int(report.settings.horizon))
    switch summary.verdict {
    case .drift:
      guard let first = summary.alarms.first else { return "" }
      let agents = first.agents.map(\.name)
      let who = summary.agents.count > 1 && !agents.isEmpty ? " by \(listed(agents))" : ""
      return "\(listed(first.rules.map { quoted(report.instruction($0.name)) })) is kept less often\(who). "
        + "The alarm came at step \(DriftNumbers.count(first.step)); a run that keeps its baseline raises one with a chance "
        + "of at most \(chance) in \(horizon) steps."
    case .steady:
      return "No rule is kept less often than its baseline says, over \(DriftNumbers.count(summary.steps)) steps."
    case .inconclusive: return DriftWords.wayOut(summary)
    }
  }

  private static func quoted(_ text: String) -> String { "“\(text.hasSuffix(".") ? String(text.dropLast()) : text)”" }

  private static func listed(_ names: [String]) -> String {
    names.count <= 2 ? names.joined(separator: " and ") : "\(names[0]), \(names[1]) and \(names.count - 2) more"
  }

  private static func facts(_ run: DriftReport.Run) -> String {
    let summary = run.summary
    let watched = summary.rules.count { !$0.standings.isEmpty && $0.applicable > 0 }
    var facts = [
      (DriftNumbers.count(summary.steps), summary.steps == 1 ? "step" : "steps"),
      (DriftNumbers.count(watched), watched == 1 ? "stream watched" : "streams watched"),
      (DriftNumbers.count(summary.alarms.count), summary.alarms.count == 1 ? "alarm" : "alarms"),
    ]
    if summary.agents.count > 1 { facts.insert((DriftNumbers.count(summary.agents.count), "agents"), at: 1) }
    let items = facts.map { "<div><dd>\($0.0)</dd><dt>\($0.1)</dt></div>" }
    return "<dl class=\"facts\">\(items.joined())</dl>\n"
  }

  private static func runList(_ report: DriftReport) -> String {
    let rows = report.runs.map { run in
      let first = run.summary.alarms.first
      let since = first.map { "since step \(DriftNumbers.count($0.changeStep))" } ?? ""
      let course = run.course.map { DriftChart.spark($0, threshold: run.summary.threshold) } ?? ""
      return "<tr><td>\(escaped(run.name ?? "run"))</td><td>\(badge(run.summary.verdict))</td>"
        + "<td class=\"num\">\(DriftNumbers.count(run.summary.steps))</td><td>\(since)</td><td>\(course)</td></tr>"
    }
    return
      "<section><h2>\(escaped(DriftText.sum(report)))</h2>\n<div class=\"scroll\"><table><thead><tr><th>Run</th><th>Verdict</th>"
      + "<th class=\"num\">Steps</th><th>Drift</th><th>Evidence</th></tr></thead><tbody>\(rows.joined(separator: "\n"))"
      + "</tbody></table></div></section>\n"
  }

  private static func notes(_ run: DriftReport.Run) -> String {
    var notes: [String] = []
    for change in run.models.dropFirst() {
      notes.append(
        "The model changes to \(escaped(change.model)) at step \(DriftNumbers.count(change.step)); its own baseline begins there."
      )
    }
    if run.order.late > 0 {
      notes.append("\(BuildText.count(run.order.late, "step")) came out of order and were put right.")
    }
    if run.order.repeated > 0 {
      notes.append("\(BuildText.count(run.order.repeated, "step")) were told again and averaged with the first.")
    }
    return notes.isEmpty ? "" : "<ul class=\"notes\">\(notes.map { "<li>\($0)</li>" }.joined())</ul>\n"
  }

  private static func unreadable(_ report: DriftReport) -> String {
    guard !report.unreadable.isEmpty else { return "" }
    let items = report.unreadable.prefix(20).map {
      "<li><code>\(escaped($0.path))</code> \(escaped($0.reason))</li>"
    }
    return "<section><h2>\(BuildText.count(report.unreadable.count, "line")) could not be read</h2><ul class=\"notes\">"
      + "\(items.joined())</ul></section>\n"
  }

  /// How to read the page, for whoever sees one for the first time.
  private static func guide(_ report: DriftReport) -> String {
    let threshold = DriftNumbers.statistic(report.settings.threshold)
    return """
      <footer>
      <h2>How to read this page</h2>
      <p>Every answer keeps or breaks each rule. The curve is the evidence that some rule is kept less often than its baseline says: while all is
      well it stays low, and its expected value after t steps is at most t. It raises an alarm at \(threshold) and starts afresh. The bars of a
      rule are its pass rate along the run; the band is an interval that holds at every step with 95 %.</p>
      </footer>

      """
  }

  static func badge(_ verdict: DriftVerdict) -> String {
    "<span class=\"badge \(verdict.rawValue)\">\(verdict.rawValue)</span>"
  }

  /// Text for HTML; what agents wrote is data and never markup.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      case _ where isInvisible(scalar): escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Controls, and characters that turn the direction of what follows.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 && scalar != "\n" && scalar != "\t" || (0x7F...0x9F).contains(scalar.value)
      || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
