import Drift
import TextScanning

/// `skillc.drift/1`.
package enum DriftJSON {
  package static let schema = "skillc.drift/1"

  package static func bytes(_ report: DriftReport) -> [UInt8] {
    var members: [String: JSON] = [
      "schema": .string(schema), "verdict": .string(report.verdict.rawValue),
      "steps": .int(report.runs.reduce(0) { $0 + $1.summary.steps }),
      "threshold": .number(report.settings.threshold), "horizon": .number(report.settings.horizon),
      "alpha": .number(report.settings.alpha), "runs": .array(report.runs.map(run)),
      "unreadable": .array(report.unreadable.map { ["path": .string($0.path), "reason": .string($0.reason)] }),
    ]
    // A file with one run is answered at the top as well.
    if report.runs.count == 1, let only = report.runs.first {
      members["alarms"] = alarms(only)
      members["rules"] = .array(only.summary.rules.map(rule))
      if let tones = only.tones { members["tone"] = self.tones(tones) }
    }
    var bytes: [UInt8] = []
    JSON.object(members).write(to: &bytes)
    bytes.append(.lineFeed)
    return bytes
  }

  private static func run(_ run: DriftReport.Run) -> JSON {
    let summary = run.summary
    var members: [String: JSON] = [
      "run": run.name.map(JSON.string) ?? .null, "verdict": .string(summary.verdict.rawValue),
      "steps": .int(summary.steps), "alarms": alarms(run),
      "statistic": number(summary.statistic), "peak": number(summary.peak), "rules": .array(summary.rules.map(rule)),
    ]
    if !summary.agents.isEmpty { members["agents"] = JSON(summary.agents) }
    if let tones = run.tones { members["tone"] = self.tones(tones) }
    if !summary.models.isEmpty { members["models"] = JSON(summary.models) }
    if run.order != .init() {
      members["order"] = ["late": .int(run.order.late), "repeated": .int(run.order.repeated)]
    }
    return .object(members)
  }

  private static func tones(_ tones: [Double?]) -> JSON { .array(tones.map { $0.map(JSON.number) ?? .null }) }

  private static func alarms(_ run: DriftReport.Run) -> JSON {
    .array(
      run.summary.alarms.enumerated().map { index, found in
        alarm(found, index < run.evidence.count ? run.evidence[index] : [])
      })
  }

  private static func alarm(_ alarm: Alarm, _ evidence: [RunWatcher.Evidence]) -> JSON {
    var members: [String: JSON] = [
      "step": .int(alarm.step), "changeStep": .int(alarm.changeStep), "statistic": number(alarm.statistic),
      "rules": .array(alarm.rules.map { suspect($0, as: "rule") }),
      "agents": .array(alarm.agents.map { suspect($0, as: "agent") }),
    ]
    if !evidence.isEmpty {
      members["evidence"] = .array(
        evidence.map {
          [
            "rule": .string($0.rule), "step": .int($0.step), "agent": .string($0.agent), "line": .int($0.line),
            "excerpt": .string($0.excerpt),
          ]
        })
    }
    return .object(members)
  }

  private static func suspect(_ suspect: Alarm.Suspect, as kind: String) -> JSON {
    [
      kind: .string(suspect.name), "statistic": number(suspect.statistic), "named": .bool(suspect.isNamed),
    ]
  }

  private static func rule(_ rule: RuleSummary) -> JSON {
    let first = rule.standings.first
    return [
      "rule": .string(rule.rule), "verdict": .string(rule.verdict.rawValue),
      "p0": first.map { .number($0.p0) } ?? .null, "n": first.map { .number($0.n) } ?? .null,
      "applicable": .int(rule.applicable), "passRate": rule.passRate.map(JSON.number) ?? .null,
      "interval": [.number(rule.interval.low), .number(rule.interval.high)], "statistic": number(rule.statistic),
      "threshold": .number(rule.threshold),
      "smallestVisibleDrop": rule.smallestVisibleDrop.map(JSON.number) ?? .null,
      "baselines": .array(rule.standings.map(standing)),
    ]
  }

  private static func standing(_ standing: RuleSummary.Standing) -> JSON {
    var members: [String: JSON] = [
      "source": .string(standing.source.rawValue), "p0": .number(standing.p0), "n": .number(standing.n),
    ]
    if let model = standing.key.model { members["model"] = .string(model) }
    if let taskType = standing.key.taskType { members["taskType"] = .string(taskType) }
    if standing.key.isDocument { members["document"] = true }
    if let threshold = standing.scoreThreshold { members["scoreThreshold"] = .number(threshold) }
    return .object(members)
  }

  /// Statistics spread over many powers of ten: six digits are kept of each.
  private static func number(_ value: Double) -> JSON {
    guard value.isFinite, value != 0, abs(value) >= 1 else { return .number(value) }
    var scale = 1.0
    while abs(value) / scale >= 1e6 { scale *= 10 }
    return .number((value / scale).rounded() * scale)
  }
}
