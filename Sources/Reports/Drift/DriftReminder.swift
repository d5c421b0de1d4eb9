import Drift
import Skills
import TextScanning

/// The smallest text that tells an agent again just the rules that slip.
package enum DriftReminder {
  private static let head = "Keep to these rules from here on:"

  /// Rules of the latest alarm of each run come first, the strongest first; as many as the budget holds. Nothing when nothing slips.
  package static func text(_ report: DriftReport, maxTokens: Int) -> String {
    var names: [String] = []
    for run in report.runs {
      for alarm in run.summary.alarms.reversed() {
        for rule in alarm.rules where !names.contains(rule.name) && report.texts[rule.name] != nil {
          names.append(rule.name)
        }
      }
    }
    var text = head
    for name in names {
      let longer = text + "\n- " + report.instruction(name)
      if TokenEstimate.tokens(longer) <= maxTokens { text = longer }
    }
    return text == head ? "" : text + "\n"
  }
}
