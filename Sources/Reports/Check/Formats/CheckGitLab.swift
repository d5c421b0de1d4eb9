import Rules
import Skills
import TextScanning

/// GitLab's code quality report: a list of issues, each with a fingerprint that no other has.
package enum CheckGitLab {
  package static func bytes(_ report: CheckReport) -> [UInt8] {
    var seen: [String: Int] = [:]
    var issues: [JSON] = []
    for file in report.files {
      for placed in file.findings {
        let repeats = seen[placed.fingerprint, default: 0]
        seen[placed.fingerprint] = repeats + 1
        issues.append(issue(placed, in: file.path, repeats: repeats))
      }
    }
    issues += report.unreadable.map(issue)
    var bytes: [UInt8] = []
    JSON.array(issues).write(to: &bytes)
    bytes.append(.lineFeed)
    return bytes
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

  private static func issue(_ unreadable: CheckReport.Unreadable) -> JSON {
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
