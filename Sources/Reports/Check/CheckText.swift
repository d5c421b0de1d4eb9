import Rules
import TextScanning

/// A check for people: every finding with its line and a caret below it, then one line a file that fails, then the sum.
package enum CheckText {
  package static func text(_ report: CheckReport) -> String {
    var lines: [String] = []
    for file in report.files {
      for finding in file.findings { lines += Self.lines(finding, in: file.path) }
    }
    let failing = report.files.filter { !$0.pass }
    if !failing.isEmpty, report.files.count > 1 {
      lines += failing.map {
        "\($0.path): fails, score \(Self.score($0.score)), \(BuildText.count($0.findings.count, "finding"))"
      }
      lines.append("")
    }
    lines.append(sum(report))
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ placed: PlacedFinding, in path: String) -> [String] {
    let finding = placed.finding
    let number = String(placed.line)
    let margin = String(repeating: " ", count: number.utf8.count)
    let head =
      "\(path):\(placed.line):\(placed.column): \(finding.severity.rawValue): \(finding.message) [\(finding.rule)]"
    guard !placed.excerpt.isEmpty else { return [head, ""] }
    let room = placed.excerpt.unicodeScalars.count - placed.caret
    let width = placed.endLine == placed.line ? placed.endColumn - placed.column : room
    let carets = String(repeating: "^", count: max(1, min(width, room)))
    return [
      head, " \(number) | \(placed.excerpt)", " \(margin) | \(String(repeating: " ", count: placed.caret))\(carets)",
      "",
    ]
  }

  private static func sum(_ report: CheckReport) -> String {
    let counts = report.counts
    let parts = Severity.allCases.reversed().compactMap { severity in
      counts[severity].map { BuildText.count($0, severity.rawValue) }
    }
    let files = BuildText.count(report.files.count, "file")
    let findings = parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
    let unread = report.unreadable.isEmpty ? "" : ", \(report.unreadable.count) unreadable"
    return
      "\(files) against \(BuildText.count(report.rules.count, "rule")): \(findings), score \(score(report.score))\(unread)"
  }

  private static func score(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded(.down))
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
