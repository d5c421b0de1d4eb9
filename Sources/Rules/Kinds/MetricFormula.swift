import Documents
import Prose
import TextScanning

/// Bounds a measure of a page that a formula computes from its sizes: words, sentences, syllables, headings.
///
/// A breach is a finding at the start of the page. A page without running paragraphs has nothing to measure.
package struct MetricFormula: RuleKind {
  package static let name = "metric.formula"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Keep a measure of the page, computed by a formula, out of a range."
  package static let slots = [
    SlotDescription(
      "formula", "string", "sums and products of numbers and of \(PageCounts.names.sorted().joined(separator: ", "))"),
    SlotDescription("condition", "string", "what the value must not be: > 10"),
    SlotDescription("message", "string", "what a finding says; %s is the value", isRequired: false),
  ]

  private let formula: Formula
  private let condition: Condition
  private let texts: (formula: String, condition: String)
  private let message: LinterMessage?

  package init(slots: [String: JSON]) throws(SlotError) {
    texts = (try slots.string("formula"), try slots.string("condition"))
    formula = try Formula(texts.formula, names: PageCounts.names)
    condition = try Condition(texts.condition)
    message = slots["message"]?.string.map { LinterMessage($0) }
  }

  package func instruction(for rule: Rule) -> String {
    "Write so that \(texts.formula) is not \(texts.condition)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let counts = PageCounts(page).values
    guard (counts["words"] ?? 0) > 0, let value = try? formula.value(counts) else { return }
    report.apply()
    guard condition.holds(value) else { return }
    report.find(message?.filled([value.shortText]) ?? .measured(value, texts.condition), source: 0..<0)
  }
}

extension String {
  fileprivate static func measured(_ value: Double, _ condition: String) -> String {
    "The measure is \(value.shortText); it must not be \(condition)."
  }
}
