import Rules
import TextScanning

/// Workflow commands that GitHub shows as annotations beside the lines, and a step summary in Markdown.
///
/// A step shows ten annotations of each level: the first of every file come first, and the last notice says how many are left.
package struct CheckGitHub: CheckWriter {
  /// Annotations of one level that a step shows.
  static let limit = 10
  /// Bytes of a step's summary that are kept.
  private static let summaryLimit = 1 << 20

  /// A finding that may be shown: which of its file's it is, and which file that is.
  private struct Candidate {
    var rank: Int
    var file: Int
    var text: String

    func precedes(_ other: Candidate) -> Bool { (rank, file) < (other.rank, other.file) }
  }

  /// Of each severity the findings to show, the first of each file before the second of any, so that one bad file does not hide the others.
  private var shown: [Severity: [Candidate]] = [:]
  private var fileCount = 0
  /// Rows of the step summary, as many as there is room for, and how many files have one.
  private var rows: [String] = []
  private var rowBytes = 0
  private var failing = 0

  package init(rules: [CheckedRule], hasBaseline: Bool) {}

  package mutating func add(_ file: CheckedFile, to bytes: inout [UInt8]) {
    for severity in Severity.allCases {
      let found = file.findings.lazy.filter { $0.finding.severity == severity }.prefix(Self.limit)
      var candidates = shown[severity] ?? []
      for (rank, finding) in found.enumerated() {
        // Those kept are in order: what comes behind the last of a full list is never shown.
        if candidates.count == Self.limit, let last = candidates.last, last.rank <= rank { break }
        let candidate = Candidate(rank: rank, file: fileCount, text: Self.annotation(finding, in: file.path))
        candidates.insert(candidate, at: candidates.firstIndex { candidate.precedes($0) } ?? candidates.count)
        if candidates.count > Self.limit { candidates.removeLast() }
      }
      shown[severity] = candidates
    }
    fileCount += 1
    if !file.findings.isEmpty { addRow(file) }
  }

  private mutating func addRow(_ file: CheckedFile) {
    failing += 1
    guard rowBytes < Self.summaryLimit else { return }
    let name = file.path.replacing("|", with: "\\|").replacing("\n", with: " ")
    let row = "| \(name) | \(file.findings.count) | \(CheckText.score(file.score)) |\n"
    rows.append(row)
    rowBytes += row.utf8.count
  }

  package mutating func end(_ summary: CheckSummary, to bytes: inout [UInt8]) {
    var lines: [String] = summary.unreadable.map {
      Self.command("error", [("file", $0.path), ("title", "unreadable")], $0.reason)
    }
    var left = 0
    for severity in Severity.allCases.reversed() {
      let taken = severity == .error ? summary.unreadable.count : severity == .suggestion ? 1 : 0
      let room = max(0, Self.limit - taken)
      lines += (shown[severity] ?? []).prefix(room).map(\.text)
      left += max(0, (summary.counts[severity] ?? 0) - room)
    }
    if left > 0 {
      lines.append(
        Self.command(
          "notice", [("title", "skillc")], "\(left) more: run skillc check --format text, or upload --format sarif"))
    }
    for line in lines { bytes.append(contentsOf: (line + "\n").utf8) }
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

  /// What a person reads on the page of the run, after all files.
  package func stepSummary(_ summary: CheckSummary) -> String? {
    var text = "## skillc check\n\n\(CheckText.sum(summary))\n"
    if failing > 0 { text += "\n| File | Findings | Score |\n| --- | ---: | ---: |\n" }
    for (index, row) in rows.enumerated() {
      guard text.utf8.count + row.utf8.count + 80 < Self.summaryLimit else {
        return text + "\nand \(failing - index) more files\n"
      }
      text += row
    }
    return text
  }
}
