import Rules
import Skills
import TextScanning

/// `skillc.check/1`. Written piece by piece, keys sorted by hand: a thousand files with a hundred rules each are one pass over bytes.
package struct CheckJSON: CheckWriter {
  package static let schema = "skillc.check/1"

  /// `"rule":…}` of each rule.
  private let names: [[UInt8]]
  private var isFirst = true

  package init(rules: [CheckedRule], hasBaseline: Bool) {
    names = rules.map { Array("\"rule\":\(JSON.string($0.rule.id).text)}".utf8) }
  }

  package mutating func begin(_ bytes: inout [UInt8]) { bytes.append("{\"files\":[") }

  package mutating func add(_ file: CheckedFile, to bytes: inout [UInt8]) {
    bytes.append(isFirst ? "\n" : ",\n")
    isFirst = false
    bytes.append("{\"findings\":[")
    for (index, finding) in file.findings.enumerated() {
      bytes.append(index > 0 ? ",\n " : "\n ")
      Self.write(finding, to: &bytes)
    }
    bytes.append(file.pass ? "],\"pass\":true,\"path\":" : "],\"pass\":false,\"path\":")
    JSON.write(file.path, to: &bytes)
    bytes.append(",\"rules\":[")
    for (index, result) in file.rules.enumerated() {
      if index > 0 { bytes.append(.of(",")) }
      bytes.append(result.applicable ? "{\"applicable\":true,\"pass\":" : "{\"applicable\":false,\"pass\":")
      bytes.append(result.pass ? "true," : "false,")
      bytes.append(contentsOf: names[index])
    }
    bytes.append("]")
    if let run = file.run {
      bytes.append(",\"run\":")
      JSON.write(run, to: &bytes)
    }
    bytes.append(",\"score\":")
    JSON.number(file.score).write(to: &bytes)
    bytes.append(",\"tone\":")
    Self.json(file.tone).write(to: &bytes)
    bytes.append("}")
  }

  package mutating func end(_ summary: CheckSummary, to bytes: inout [UInt8]) {
    bytes.append("],\"schema\":\"skillc.check/1\",\"summary\":")
    Self.json(summary).write(to: &bytes)
    bytes.append(",\"unreadable\":")
    JSON.array(summary.unreadable.map { ["path": .string($0.path), "reason": .string($0.reason)] }).write(to: &bytes)
    bytes.append("}\n")
  }

  private static func json(_ summary: CheckSummary) -> JSON {
    [
      "files": .int(summary.files), "passed": .int(summary.passed), "failed": .int(summary.files - summary.passed),
      "score": .number(summary.score), "rules": .int(summary.rules.count), "suppressed": .int(summary.suppressed),
      "findings": .object(
        Dictionary(
          Severity.allCases.map { ($0.rawValue, .int(summary.counts[$0] ?? 0)) },
          uniquingKeysWith: { first, _ in first })),
    ]
  }

  private static func json(_ tone: ToneReference.Verdict?) -> JSON {
    guard let tone else { return .null }
    return ["because": JSON(tone.because), "n": .int(tone.exemplars), "p": .number(tone.p)]
  }

  private static func write(_ placed: PlacedFinding, to bytes: inout [UInt8]) {
    let finding = placed.finding
    bytes.append("{")
    if let alias = finding.alias {
      bytes.append("\"alias\":")
      JSON.write(alias, to: &bytes)
      bytes.append(",")
    }
    member("\"byteEnd\":", finding.range.upperBound, &bytes)
    member(",\"byteStart\":", finding.range.lowerBound, &bytes)
    member(",\"column\":", placed.column, &bytes)
    member(",\"endColumn\":", placed.endColumn, &bytes)
    member(",\"endLine\":", placed.endLine, &bytes)
    member(",\"excerpt\":", placed.excerpt, &bytes)
    member(",\"fingerprint\":", placed.fingerprint, &bytes)
    if let fix = finding.fix {
      member(",\"fix\":{\"byteEnd\":", fix.range.upperBound, &bytes)
      member(",\"byteStart\":", fix.range.lowerBound, &bytes)
      member(",\"text\":", fix.text, &bytes)
      bytes.append("}")
    }
    member(",\"kind\":", finding.kind, &bytes)
    member(",\"line\":", placed.line, &bytes)
    member(",\"message\":", finding.message, &bytes)
    member(",\"rule\":", finding.rule, &bytes)
    member(",\"severity\":", finding.severity.rawValue, &bytes)
    if let step = placed.step { member(",\"step\":", step, &bytes) }
    bytes.append("}")
  }

  private static func member(_ key: StaticString, _ value: Int, _ bytes: inout [UInt8]) {
    bytes.append(key)
    JSON.write(value, to: &bytes)
  }

  private static func member(_ key: StaticString, _ value: String, _ bytes: inout [UInt8]) {
    bytes.append(key)
    JSON.write(value, to: &bytes)
  }

  /// The fingerprints of an earlier report.
  package static func fingerprints(in bytes: [UInt8]) throws(JSONError) -> Set<String> {
    let report = try JSON(parsing: bytes)
    let findings = (report["files"]?.array ?? []).flatMap { $0["findings"]?.array ?? [] }
    return Set(findings.compactMap { $0["fingerprint"]?.string })
  }
}
