import Drift
import TextScanning

/// What a person reads in a terminal.
package enum DriftText {
  package static func text(_ report: DriftReport) -> String {
    var lines: [String] = []
    for run in report.runs {
      lines.append("\(run.name ?? "run"): \(run.summary.verdict.rawValue), \(BuildText.count(run.summary.steps, "step"))")
      for alarm in run.summary.alarms {
        let names = alarm.rules.map(\.name).joined(separator: ", ")
        lines.append("  alarm at step \(alarm.step), since about step \(alarm.changeStep): \(names)")
      }
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
