import Documents
import Rules
import Skills
import TextScanning

/// What a build found, for people: how many rules of which facet, and the lines they come from.
package enum BuildText {
  /// One bundle; `folder` is where it lies.
  package static func text(_ summary: BuildSummary, folder: String) -> String {
    var lines: [String] = []
    let total = summary.facets.values.reduce(0, +)
    lines.append("\(folder): \(count(total, "rule")) from \(count(summary.pagesRead, "page"))" + skipped(summary))
    if let verdicts = verdicts(summary) { lines.append("  " + verdicts) }
    if let knowledge = knowledge(summary) { lines.append("  " + knowledge) }
    for facet in Facet.allCases {
      guard let number = summary.facets[facet] else { continue }
      lines.append("")
      lines.append("\(facet.rawValue): \(count(number, "rule"))")
      let first = summary.first.filter { $0.facet == facet }
      lines += first.flatMap(Self.lines)
      if number > first.count {
        lines.append("  … and \(number - first.count) more: skillc rules list --skill \(folder)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ line: BuildSummary.Line) -> [String] {
    let place =
      line.path.isEmpty ? "" : "    \(line.path):\(line.line)" + (line.verdict == .contested ? "  (contested)" : "")
    return ["  \(MarkdownText.cut(MarkdownText.oneLine(line.instruction), to: 110))"] + (place.isEmpty ? [] : [place])
  }

  private static func skipped(_ summary: BuildSummary) -> String {
    summary.pagesSkipped.isEmpty ? "" : ", \(summary.pagesSkipped.count) skipped"
  }

  private static func verdicts(_ summary: BuildSummary) -> String? {
    let parts = Verdict.allCases.compactMap { verdict in summary.verdicts[verdict].map { "\($0) \(verdict.rawValue)" } }
    return parts.isEmpty ? nil : "your own pages: " + parts.joined(separator: ", ")
  }

  private static func knowledge(_ summary: BuildSummary) -> String? {
    let names = [("topics", "topic"), ("glossary", "term"), ("facts", "fact"), ("procedures", "procedure")]
    let parts = names.compactMap { key, name -> String? in
      guard let number = summary.knowledge[key], number > 0 else { return nil }
      return count(number, name)
    }
    return parts.isEmpty ? nil : "also known: " + parts.joined(separator: ", ")
  }

  package static func count(_ number: Int, _ name: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? name : plural ?? name + "s")"
  }
}
