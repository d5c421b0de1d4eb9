import Drift
import Skills
import TextScanning

/// OTLP/JSON log records: one `gen_ai.evaluation.result` event (OpenTelemetry's GenAI conventions, status Development) for each rule of a
/// run. Records carry no times, so that the same run gives the same bytes; a collector sets the time it observed them.
package enum DriftOTel {
  package static func bytes(_ report: DriftReport) -> [UInt8] {
    let records = report.runs.flatMap { run in run.summary.rules.map { record($0, run, report) } }
    let json: JSON = [
      "resourceLogs": [
        [
          "resource": ["attributes": [attribute("service.name", ["stringValue": "skillc"])]],
          "scopeLogs": [
            [
              "scope": ["name": "skillc.drift", "version": .string(ToolVersion.current)],
              "logRecords": .array(records),
            ]
          ],
        ]
      ]
    ]
    var bytes: [UInt8] = []
    json.write(to: &bytes)
    bytes.append(.lineFeed)
    return bytes
  }

  private static func attribute(_ key: String, _ value: JSON) -> JSON { ["key": .string(key), "value": value] }

  private static func record(_ rule: RuleSummary, _ run: DriftReport.Run, _ report: DriftReport) -> JSON {
    var attributes = [
      attribute("gen_ai.evaluation.name", ["stringValue": .string(rule.rule)]),
      attribute("gen_ai.evaluation.score.label", ["stringValue": .string(rule.verdict.rawValue)]),
      attribute("gen_ai.evaluation.explanation", ["stringValue": .string(explanation(rule, run, report))]),
    ]
    if let rate = rule.passRate {
      attributes.append(attribute("gen_ai.evaluation.score.value", ["doubleValue": .number(rate)]))
    }
    if let name = run.name { attributes.append(attribute("gen_ai.conversation.id", ["stringValue": .string(name)])) }
    return [
      "eventName": "gen_ai.evaluation.result", "severityNumber": .int(rule.verdict == .drift ? 17 : 9),
      "attributes": .array(attributes),
    ]
  }

  private static func explanation(_ rule: RuleSummary, _ run: DriftReport.Run, _ report: DriftReport) -> String {
    let alarm = run.summary.alarms.first { $0.rules.contains { $0.name == rule.rule } }
    let step = alarm.map { "Alarm at step \($0.step), since about step \($0.changeStep). " } ?? ""
    return
      "\(step)\(report.instruction(rule.rule)) Baseline: \(DriftWords.baseline(rule)); \(DriftWords.visible(rule))."
  }
}
