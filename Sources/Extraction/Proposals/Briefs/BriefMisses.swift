import Documents
import Prose
import TextScanning

/// Sentences of a brief that speak of the answer’s form and gave no rule.
enum BriefMisses {
  static func find(_ page: Page) -> [Diagnostic] {
    let brief = Brief(page)
    let rules = BriefStatements.rules(of: brief)
    let read = Set(rules.all.flatMap(\.sentences)).union(rules.explained)
    return brief.sentences.filter { !read.contains($0.ordinal) && isConstraint($0) }.map { sentence in
      let document = page.document
      let place = brief.source(sentence.range).lowerBound
      return Diagnostic(
        .note, code: "rule-missed",
        message: "reads like a rule and gave none: “\(brief.text(sentence.range).prefix(100))”",
        path: document.path, line: document.lines.line(at: place),
        column: document.lines.column(at: place, in: document.bytes))
    }
  }

  /// An order about something that can be counted, placed or spelled.
  private static func isConstraint(_ sentence: BriefSentence) -> Bool {
    guard sentence.line != .heading, !BriefMood.isNarrative(sentence) else { return false }
    let counts = CountedReader.all(sentence).contains { $0.unit != .passage && $0.unit != .section }
    return counts && BriefMood.isDirective(sentence)
      || sentence.has(forms) && (BriefMood.isDirective(sentence) || sentence.has(["each", "every", "only", "all"]))
  }

  private static let forms: Set<String> = Set(
    words: """
      response answer reply output sentence sentences paragraph paragraphs word words letter letters line lines bullet bullets title heading
      headings keyword keywords format capital lowercase uppercase punctuation
      """)
}
