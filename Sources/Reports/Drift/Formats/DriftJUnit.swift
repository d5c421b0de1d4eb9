import Drift
import TextScanning

/// JUnit XML: a test suite for each run, a test case for each rule. A rule that drifts fails, one with too little data is skipped.
package enum DriftJUnit {
  package static func text(_ report: DriftReport) -> String {
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"skillc drift\">"]
    for run in report.runs {
      let rules = run.summary.rules
      let failures = rules.count { $0.verdict == .drift }
      let skipped = rules.count { $0.verdict == .inconclusive }
      lines.append(
        "  <testsuite name=\"\(escaped(run.name ?? "run"))\" tests=\"\(rules.count)\" failures=\"\(failures)\" "
          + "errors=\"0\" skipped=\"\(skipped)\">")
      lines += rules.flatMap { testCase($0, run, report) }
      lines.append("  </testsuite>")
    }
    if !report.unreadable.isEmpty {
      let count = report.unreadable.count
      lines.append(
        "  <testsuite name=\"unreadable input\" tests=\"\(count)\" failures=\"0\" errors=\"\(count)\" skipped=\"0\">")
      for item in report.unreadable {
        lines += [
          "    <testcase classname=\"input\" name=\"\(escaped(item.path))\">",
          "      <error type=\"unreadable\" message=\"\(escaped(item.reason))\"/>", "    </testcase>",
        ]
      }
      lines.append("  </testsuite>")
    }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  private static func testCase(_ rule: RuleSummary, _ run: DriftReport.Run, _ report: DriftReport) -> [String] {
    let name = "\(rule.rule): \(report.instruction(rule.rule))"
    var lines = ["    <testcase classname=\"drift\" name=\"\(escaped(name))\">"]
    let alarm = run.summary.alarms.first { $0.rules.contains { $0.name == rule.rule } }
    let properties: [(String, String)] = [
      ("p0", rule.standings.first.map { JSON.number($0.p0).text } ?? ""),
      ("S", JSON.number(rule.statistic).text), ("A", JSON.number(rule.threshold).text),
      ("nu", alarm.map { String($0.changeStep) } ?? ""),
    ]
    lines.append("      <properties>")
    lines += properties.map { "        <property name=\"\($0)\" value=\"\(escaped($1))\"/>" }
    lines.append("      </properties>")
    switch rule.verdict {
    case .drift:
      let rate = rule.passRate.map(DriftNumbers.percent) ?? "no step"
      let step = alarm.map { "alarm at step \($0.step), since about step \($0.changeStep)" } ?? "drift"
      let agents = alarm.map { $0.agents.isEmpty ? "" : " by \($0.agents.map(\.name).joined(separator: ", "))" } ?? ""
      lines.append(
        "      <failure type=\"drift\" message=\"\(escaped(step + agents))\">"
          + escaped("kept in \(rate) of \(rule.applicable) steps, baseline \(DriftWords.baseline(rule))")
          + "</failure>")
    case .inconclusive: lines.append("      <skipped message=\"\(escaped(DriftWords.visible(rule)))\"/>")
    case .steady: break
    }
    return lines + ["    </testcase>"]
  }

  private static func escaped(_ text: String) -> String { CheckJUnit.escaped(text) }
}
