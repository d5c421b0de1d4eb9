import Rules
import TextScanning

/// Workflow commands that GitHub shows as annotations beside the lines, and a step summary in Markdown.
///
/// A step shows ten annotations of each level: the first of every file come first, and the last notice says how many are left.
package enum CheckGitHub {
  /// Annotations of one level that a step shows.
  static let limit = 10
  /// Bytes of a step's summary that are kept.
  private static let summaryLimit = 1 << 20

  package static func commands(_ report: CheckReport) -> String {
    var lines: [String] = report.unreadable.map {
      command("error", [("file", $0.path), ("title", "unreadable")], $0.reason)
    }
    var left = 0
    for severity in Severity.allCases.reversed() {
      let all = ranked(report, severity)
      let taken = severity == .error ? report.unreadable.count : severity == .suggestion ? 1 : 0
      let room = max(0, limit - taken)
      lines += all.prefix(room).map { annotation($0.finding, in: $0.path) }
      left += max(0, all.count - room)
    }
    if left > 0 {
      lines.append(
        command(
          "notice", [("title", "skillc")], "\(left) more: run skillc check --format text, or upload --format sarif"))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The findings of a severity: the first of each file, then the second of each, so that one bad file does not hide the others.
  private static func ranked(_ report: CheckReport, _ severity: Severity) -> [(path: String, finding: PlacedFinding)] {
    let files = report.files.map { file in (file.path, file.findings.filter { $0.finding.severity == severity }) }
    let deepest = files.map(\.1.count).max() ?? 0
    return (0..<deepest).flatMap { rank in
      files.compactMap { path, findings in rank < findings.count ? (path, findings[rank]) : nil }
    }
  }

  private static func annotation(_ placed: PlacedFinding, in path: String) -> String {
    let finding = placed.finding
    // GitHub takes columns only where a match stays on one line.
    let columns =
      placed.endLine == placed.line
      ? [("col", String(placed.column)), ("endColumn", String(max(placed.column, placed.endColumn - 1)))] : []
    let places = [("file", path), ("line", String(placed.line)), ("endLine", String(placed.endLine))] + columns
    let level = finding.severity == .suggestion ? "notice" : finding.severity.rawValue
    return command(level, places + [("title", finding.rule)], finding.message)
  }

  static func command(_ name: String, _ properties: [(String, String)], _ message: String) -> String {
    let list = properties.map { "\($0)=\(escaped($1).replacing(":", with: "%3A").replacing(",", with: "%2C"))" }
    return "::\(name) \(list.joined(separator: ","))::\(escaped(message))"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  /// What a person reads on the page of the run.
  package static func summary(_ report: CheckReport) -> String {
    var text = "## skillc check\n\n\(CheckText.sum(report))\n"
    let failing = report.files.filter { !$0.findings.isEmpty }
    if !failing.isEmpty { text += "\n| File | Findings | Score |\n| --- | ---: | ---: |\n" }
    for (index, file) in failing.enumerated() {
      let name = file.path.replacing("|", with: "\\|").replacing("\n", with: " ")
      let row = "| \(name) | \(file.findings.count) | \(CheckText.score(file.score)) |\n"
      guard text.utf8.count + row.utf8.count + 80 < summaryLimit else {
        return text + "\nand \(failing.count - index) more files\n"
      }
      text += row
    }
    return text
  }
}
