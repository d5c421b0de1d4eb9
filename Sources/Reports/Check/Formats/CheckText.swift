import Rules
import Skills
import TextScanning

/// A check for people: every finding with its line and a caret below it, then one line a file that fails, then the sum.
package struct CheckText: CheckWriter {
  /// Where each rule is stated, by its id.
  private let places: [String: String]
  /// One line a file that fails.
  private var failing: [String] = []

  package init(rules: [CheckedRule], hasBaseline: Bool) {
    places = Dictionary(
      rules.compactMap { rule in rule.statedAt.map { (rule.rule.id, $0) } }, uniquingKeysWith: { first, _ in first })
  }

  package mutating func add(_ file: CheckedFile, to bytes: inout [UInt8]) {
    for finding in file.findings {
      let lines = Self.lines(finding, in: file.shownPath(at: finding), statedAt: places[finding.finding.rule])
      Self.write(lines, to: &bytes)
    }
    Self.write(Self.lines(file.tone, of: file.path), to: &bytes)
    guard !file.pass else { return }
    let findings = BuildText.count(file.findings.count, "finding")
    failing.append("\(file.shownPath(at: nil)): fails, score \(Self.score(file.score)), \(findings)")
  }

  package mutating func end(_ summary: CheckSummary, to bytes: inout [UInt8]) {
    if !failing.isEmpty, summary.files > 1 { Self.write(failing + [""], to: &bytes) }
    let advice = MendingAdvice(summary).lines
    if !advice.isEmpty { Self.write(advice + [""], to: &bytes) }
    Self.write([Self.sum(summary)], to: &bytes)
  }

  private static func write(_ lines: [String], to bytes: inout [UInt8]) {
    for line in lines {
      bytes.append(contentsOf: line.utf8)
      bytes.append(.lineFeed)
    }
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

  static func sum(_ report: CheckSummary) -> String {
    let counts = report.counts
    let parts = Severity.allCases.reversed().compactMap { severity in
      counts[severity].map { BuildText.count($0, severity.rawValue) }
    }
    let files = BuildText.count(report.files, "file")
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
