import Rules
import Skills
import TextScanning

/// `skillc.check/1`. Written piece by piece, keys sorted by hand: a thousand files with a hundred rules each are one pass over bytes.
package enum CheckJSON {
  package static let schema = "skillc.check/1"

  package static func bytes(_ report: CheckReport) -> [UInt8] {
    var writer = Writer(report.rules)
    writer.text("{\"files\":[")
    for (index, file) in report.files.enumerated() {
      writer.text(index > 0 ? ",\n" : "\n")
      writer.file(file)
    }
    writer.text("],\"schema\":\"skillc.check/1\",\"summary\":")
    writer.value(summary(report))
    writer.text(",\"unreadable\":")
    writer.value(.array(report.unreadable.map { ["path": .string($0.path), "reason": .string($0.reason)] }))
    writer.text("}\n")
    return writer.bytes
  }

  private static func summary(_ report: CheckReport) -> JSON {
    let counts = report.counts
    return [
      "files": .int(report.files.count), "passed": .int(report.files.count { $0.pass }),
      "failed": .int(report.files.count { !$0.pass }), "score": .number(report.score),
      "rules": .int(report.rules.count), "suppressed": .int(report.suppressed),
      "findings": .object(
        Dictionary(
          Severity.allCases.map { ($0.rawValue, .int(counts[$0] ?? 0)) }, uniquingKeysWith: { first, _ in first })),
    ]
  }

  private struct Writer {
    private(set) var bytes: [UInt8] = []
    /// `"rule":…}` of each rule.
    private let names: [[UInt8]]

    init(_ rules: [CheckedRule]) {
      names = rules.map { Array("\"rule\":\(JSON.string($0.rule.id).text)}".utf8) }
    }

    mutating func text(_ text: StaticString) { text.withUTF8Buffer { bytes.append(contentsOf: $0) } }
    mutating func value(_ value: JSON) { value.write(to: &bytes) }

    mutating func file(_ file: CheckedFile) {
      text("{\"findings\":[")
      for (index, finding) in file.findings.enumerated() {
        text(index > 0 ? ",\n " : "\n ")
        value(Self.json(finding))
      }
      text("],\"pass\":")
      value(.bool(file.pass))
      text(",\"path\":")
      value(.string(file.path))
      text(",\"rules\":[")
      for (index, result) in file.rules.enumerated() {
        if index > 0 { text(",") }
        text(result.applicable ? "{\"applicable\":true,\"pass\":" : "{\"applicable\":false,\"pass\":")
        text(result.pass ? "true," : "false,")
        bytes.append(contentsOf: names[index])
      }
      text("],\"score\":")
      value(.number(file.score))
      text(",\"tone\":")
      value(Self.json(file.tone))
      text("}")
    }

    private static func json(_ tone: ToneReference.Verdict?) -> JSON {
      guard let tone else { return .null }
      return ["because": JSON(tone.because), "n": .int(tone.exemplars), "p": .number(tone.p)]
    }

    private static func json(_ placed: PlacedFinding) -> JSON {
      let finding = placed.finding
      var members: [String: JSON] = [
        "rule": .string(finding.rule), "kind": .string(finding.kind), "severity": .string(finding.severity.rawValue),
        "message": .string(finding.message), "line": .int(placed.line), "column": .int(placed.column),
        "endLine": .int(placed.endLine), "endColumn": .int(placed.endColumn),
        "byteStart": .int(finding.range.lowerBound),
        "byteEnd": .int(finding.range.upperBound), "excerpt": .string(placed.excerpt),
        "fingerprint": .string(placed.fingerprint),
      ]
      if let alias = finding.alias { members["alias"] = .string(alias) }
      if let fix = finding.fix {
        members["fix"] = [
          "byteStart": .int(fix.range.lowerBound), "byteEnd": .int(fix.range.upperBound), "text": .string(fix.text),
        ]
      }
      return .object(members)
    }
  }

  /// The fingerprints of an earlier report.
  package static func fingerprints(in bytes: [UInt8]) throws(JSONError) -> Set<String> {
    let report = try JSON(parsing: bytes)
    let findings = (report["files"]?.array ?? []).flatMap { $0["findings"]?.array ?? [] }
    return Set(findings.compactMap { $0["fingerprint"]?.string })
  }
}
