import Rules
import Skills
import TextScanning

/// GitLab's code quality report: a list of issues, each with a fingerprint that no other has.
package struct CheckGitLab: CheckWriter {
  /// How often each fingerprint was met.
  private var seen: [String: Int] = [:]
  private var isFirst = true

  package init(rules: [CheckedRule], hasBaseline: Bool) {}

  package mutating func begin(_ bytes: inout [UInt8]) { bytes.append("[") }

  package mutating func add(_ file: CheckedFile, to bytes: inout [UInt8]) {
    for placed in file.findings {
      let repeats = seen[placed.fingerprint, default: 0]
      seen[placed.fingerprint] = repeats + 1
      write(Self.issue(placed, in: file.path, repeats: repeats), to: &bytes)
    }
  }

  package mutating func end(_ summary: CheckSummary, to bytes: inout [UInt8]) {
    for item in summary.unreadable { write(Self.issue(item), to: &bytes) }
    bytes.append("]\n")
  }

  private mutating func write(_ issue: JSON, to bytes: inout [UInt8]) {
    if !isFirst { bytes.append(.of(",")) }
    isFirst = false
    issue.write(to: &bytes)
  }

  private static func issue(_ placed: PlacedFinding, in path: String, repeats: Int) -> JSON {
    // The same words twice on one line are two issues.
    let fingerprint =
      repeats == 0 ? placed.fingerprint : Digest.sha256(Array("\(placed.fingerprint) \(repeats)".utf8))
    return [
      "check_name": .string(placed.finding.rule), "description": .string(placed.finding.message),
      "fingerprint": .string(fingerprint), "severity": .string(severity(placed.finding.severity)),
      "location": [
        "path": .string(path),
        "positions": [
          "begin": ["line": .int(placed.line), "column": .int(placed.column)],
          "end": ["line": .int(placed.endLine), "column": .int(placed.endColumn)],
        ],
      ],
    ]
  }

  private static func issue(_ unreadable: CheckSummary.Unreadable) -> JSON {
    [
      "check_name": "unreadable", "description": .string(unreadable.reason),
      "fingerprint": .string(Digest.sha256(Array("unreadable \(unreadable.path)".utf8))), "severity": "blocker",
      "location": ["path": .string(unreadable.path), "lines": ["begin": 1]],
    ]
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .suggestion: "info"
    }
  }
}
