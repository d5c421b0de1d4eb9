import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Sentences that read like rules and gave none, each with the reason: what a reader of `skillc build --explain-misses` is shown.
enum Misses {
  /// Notes with the code `rule-missed`, in reading order.
  static func find(_ reading: PrescriptivePage, used: Set<Int>) -> [Diagnostic] {
    let document = reading.page.document
    let open = reading.units.filter { !used.contains($0.ordinal) && $0.block.level == 0 && Statement($0) != nil }
    guard !open.isEmpty else { return [] }
    let starts = Dictionary(
      reading.units.map { ($0.range.lowerBound, $0.ordinal) }, uniquingKeysWith: { first, _ in first })
    return open.map { unit in
      let place = unit.source.lowerBound
      return Diagnostic(
        .note, code: "rule-missed",
        message:
          "reads like a rule and gave none: “\(unit.text.prefix(100))” (\(reason(unit, reading, starts)))",
        path: document.path, line: document.lines.line(at: place),
        column: document.lines.column(at: place, in: document.bytes))
    }
  }

  private static func reason(_ unit: Unit, _ reading: PrescriptivePage, _ starts: [Int: Int]) -> String {
    if reading.samples.contains(unit.source) { return "it is an example of the page" }
    let place = unit.block.place
    if place.contains(.tableCell) { return "its table has no column that says what to write or not to write" }
    if place.contains(.title) { return "it is a title" }
    if place.contains(.quote), !place.contains(.admonition) { return "it is quoted" }
    if unit.isLink { return "it only links to another page" }
    if PageScope.exempts(unit) { return "it takes pages out of the rules" }
    if let label = label(unit) { return "its label “\(label)” makes it an example or a description" }
    if unit.isItem, let range = unit.leadIn, let lead = starts[range.lowerBound].map({ reading.units[$0] }),
      LeadIn(lead) == .voids
    {
      return "the line before its list, “\(lead.text.prefix(60))”, makes it an example, an exception or a description"
    }
    if let heading = unit.headings.first, let label = Label(heading), [.shows, .mistakes, .describes].contains(label) {
      return "it stands under “\(heading)”"
    }
    if unit.tokens.last?.text == ":" { return "it only introduces what follows" }
    if unit.range.count > 700 { return "it is too long to be one rule" }
    return reason(byRole: reading.role, unit)
  }

  private static func label(_ unit: Unit) -> String? {
    let start = StatementReader.start(of: unit.tokens)
    guard start > 0, start < unit.tokens.count else { return nil }
    let text = unit.page.string(unit.range.lowerBound..<unit.tokens[start].range.lowerBound)
    return Label(text).map { _ in Sentence.trimmed(text) }
  }

  private static func reason(byRole role: PageRole, _ unit: Unit) -> String {
    if Statement(unit)?.isImperative == true, !role.isAboutWriting {
      return "on such a page it reads like a step, not a rule"
    }
    return role.isAboutWriting
      ? "it says nothing of words or form that can be read, and is no whole order" : "it addresses nobody"
  }
}
