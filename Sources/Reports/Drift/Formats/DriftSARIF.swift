import Drift
import Skills
import TextScanning

/// SARIF 2.1.0 (OASIS): one result for each rule of an alarm, at the line that states the rule, with the steps that broke it.
package enum DriftSARIF {
  package static func bytes(_ report: DriftReport) -> [UInt8] {
    var bytes: [UInt8] = []
    log(report).write(to: &bytes)
    bytes.append(.lineFeed)
    return bytes
  }

  private static func log(_ report: DriftReport) -> JSON {
    var rules: [String] = []
    var results: [JSON] = []
    for run in report.runs {
      for (index, alarm) in run.summary.alarms.enumerated() {
        for (suspect, rule) in DriftWords.suspects(alarm, run) {
          if !rules.contains(rule.rule) { rules.append(rule.rule) }
          let evidence = index < run.evidence.count ? run.evidence[index].filter { $0.rule == suspect.name } : []
          results.append(result(alarm, rule, evidence, run, report, place: rules.firstIndex(of: rule.rule) ?? 0))
        }
      }
    }
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "columnKind": "unicodeCodePoints",
          "invocations": [["executionSuccessful": .bool(report.unreadable.isEmpty)]],
          "tool": [
            "driver": [
              "name": "skillc drift", "version": .string(ToolVersion.current),
              "rules": .array(
                rules.map { ["id": .string($0), "shortDescription": ["text": .string(report.instruction($0))]] }),
            ]
          ],
          "results": .array(results),
        ]
      ],
    ]
  }

  private static func result(
    _ alarm: Alarm, _ rule: RuleSummary, _ evidence: [RunWatcher.Evidence], _ run: DriftReport.Run,
    _ report: DriftReport, place: Int
  ) -> JSON {
    let agents = alarm.agents.isEmpty ? "" : " by \(alarm.agents.map(\.name).joined(separator: ", "))"
    var message =
      "\(run.name ?? "The run") slips at step \(alarm.step), since about step \(alarm.changeStep)\(agents): "
      + report.instruction(rule.rule)
    for item in evidence { message += "\nstep \(item.step): \(item.excerpt)" }
    let fingerprint = Digest.sha256(Array("\(run.name ?? "") \(rule.rule) \(alarm.step)".utf8)).prefix(16)
    var members: [String: JSON] = [
      "ruleId": .string(rule.rule), "ruleIndex": .int(place), "level": "error", "message": ["text": .string(message)],
      "partialFingerprints": ["skillcDrift/v1": .string(String(fingerprint))],
      "properties": [
        "step": .int(alarm.step), "changeStep": .int(alarm.changeStep),
        "passRate": rule.passRate.map(JSON.number) ?? .null,
        "p0": rule.standings.first.map { .number($0.p0) } ?? .null,
      ],
    ]
    if let location = report.texts[rule.rule]?.statedAt.flatMap(location) { members["locations"] = [location] }
    return .object(members)
  }

  /// `docs/words.md:12` as a place.
  private static func location(_ place: String) -> JSON? {
    guard let colon = place.utf8.lastIndex(of: .of(":")), let line = Int(place[place.utf8.index(after: colon)...])
    else {
      return nil
    }
    return [
      "physicalLocation": [
        "artifactLocation": ["uri": .string(String(place[..<colon]))], "region": ["startLine": .int(line)],
      ]
    ]
  }
}
