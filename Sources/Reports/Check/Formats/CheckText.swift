import Rules
import Skills
import TextScanning

/// A check for people: every finding with its line and a caret below it, then one line a file that fails, then the sum.
package enum CheckText {
  package static func text(_ report: CheckReport) -> String {
    var lines: [String] = []
    let places = Dictionary(
      report.rules.map { ($0.rule.id, $0.statedAt) }, uniquingKeysWith: { first, _ in first })
    for file in report.files {
      for finding in file.findings {
        lines += Self.lines(finding, in: file.shownPath(at: finding), statedAt: places[finding.finding.rule] ?? nil)
      }
      lines += Self.lines(file.tone, of: file.path)
    }
    let failing = report.files.filter { !$0.pass }
    if !failing.isEmpty, report.files.count > 1 {
      lines += failing.map {
        "\($0.shownPath(at: nil)): fails, score \(Self.score($0.score)), \(BuildText.count($0.findings.count, "finding"))"
      }
      lines.append("")
    }
    let advice = MendingAdvice(report).lines
    if !advice.isEmpty { lines += advice + [""] }
    lines.append(sum(report))
    return lines.joined(separator: "\n") + "\n"
  }

  /// A page that sounds like none of the exemplars is worth a word; it fails nothing.
  private static func lines(_ tone: ToneReference.Verdict?, of path: String) -> [String] {
    guard let tone, tone.p <= 0.05, !tone.because.isEmpty else { return [] }
    let p = JSON.number((tone.p * 1_000).rounded() / 1_000).text
    return ["\(path): note: sounds unlike the project’s pages (p = \(p), \(tone.exemplars) exemplars) [tone]"]
      + tone.because.map { "  \($0)" } + [""]
  }

  /// The first words of a long instruction.
  static func cut(_ text: String) -> String {
    text.unicodeScalars.count <= 90 ? text : String(String.UnicodeScalarView(text.unicodeScalars.prefix(89))) + "…"
  }

  /// The finding, its line with carets, and where the rule is stated.
  private static func lines(_ placed: PlacedFinding, in path: String, statedAt: String?) -> [String] {
    let finding = placed.finding
    let number = String(placed.line)
    let margin = String(repeating: " ", count: number.utf8.count)
    let head =
      "\(path):\(placed.line):\(placed.column): \(finding.severity.rawValue): \(finding.message) [\(finding.alias ?? finding.rule)]"
    let rule = statedAt.map { [" \(margin) = rule: \($0)"] } ?? []
    guard !placed.excerpt.isEmpty else { return [head] + rule + [""] }
    let room = placed.excerpt.unicodeScalars.count - placed.caret
    let width = placed.endLine == placed.line ? placed.endColumn - placed.column : room
    let carets = String(repeating: "^", count: max(1, min(width, room)))
    return [
      head, " \(number) | \(placed.excerpt)", " \(margin) | \(String(repeating: " ", count: placed.caret))\(carets)",
    ] + rule + [""]
  }

  static func sum(_ report: CheckReport) -> String {
    let counts = report.counts
    let parts = Severity.allCases.reversed().compactMap { severity in
      counts[severity].map { BuildText.count($0, severity.rawValue) }
    }
    let files = BuildText.count(report.files.count, "file")
    let findings = parts.isEmpty ? "no findings" : parts.joined(separator: ", ")
    let left = report.suppressed == 0 ? "" : ", \(report.suppressed) suppressed by comments"
    let unread = report.unreadable.isEmpty ? "" : ", \(report.unreadable.count) unreadable"
    return
      "\(files) against \(BuildText.count(report.rules.count, "rule")): \(findings)\(left), score \(score(report.score))\(unread)"
  }

  static func score(_ score: Double) -> String {
    let hundredths = Int((score * 100).rounded(.down))
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }
}
