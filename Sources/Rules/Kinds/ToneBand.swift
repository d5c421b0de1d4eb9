import Documents
import Prose
import TextScanning

/// Keeps a measure of a page’s style within the band of the project’s own pages.
///
/// The measures are those of `StyleMetrics`. A page outside the band has one finding, on its first sentence. Pages under 80 words, and pages
/// with nothing to measure, say nothing either way.
package struct ToneBand: RuleKind {
  package static let name = "tone.band"
  package static let facet = Facet.tone
  package static let check = CheckMode.statistical
  package static let summary = "Keep a measure of style within a band."
  package static let slots = [
    SlotDescription("metric", "string", "name of a style metric, such as meanSentenceWords"),
    SlotDescription("low", "number", "least value; no bound if left out", isRequired: false, part: .demand),
    SlotDescription("high", "number", "greatest value; no bound if left out", isRequired: false, part: .demand),
  ]

  private static let fewestWords = 80
  private let metric: String
  private let low: Double
  private let high: Double

  package init(slots: [String: JSON]) throws(SlotError) {
    metric = try slots.string("metric")
    guard StyleMetrics.names.contains(metric) else { throw SlotError("“\(metric)” is no style metric") }
    low = slots["low"] == nil ? -.infinity : try slots.number("low")
    high = slots["high"] == nil ? .infinity : try slots.number("high")
    guard low <= high, low.isFinite || high.isFinite else { throw SlotError("slots “low” and “high” bound nothing") }
  }

  package func instruction(for rule: Rule) -> String { .band(StyleMetrics.label(of: metric), low, high) }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let first = page.sentences.first else { return }
    let metrics = StyleMetrics(page)
    guard metrics.wordCount >= Self.fewestWords, let value = metrics[metric] else { return }
    report.apply()
    guard value < low || value > high else { return }
    report.find(.outside(StyleMetrics.label(of: metric), value, low, high), at: first.range)
  }
}

extension String {
  fileprivate static func band(_ metric: String, _ low: Double, _ high: Double) -> String {
    "Keep the \(metric) \(bounds(low, high))."
  }

  fileprivate static func outside(_ metric: String, _ value: Double, _ low: Double, _ high: Double) -> String {
    "The \(metric) of this page is \(digits(value)); keep it \(bounds(low, high))."
  }

  private static func bounds(_ low: Double, _ high: Double) -> String {
    if !low.isFinite { return "at \(digits(high)) or less" }
    return high.isFinite ? "between \(digits(low)) and \(digits(high))" : "at \(digits(low)) or more"
  }

  /// At most two decimals.
  private static func digits(_ value: Double) -> String { JSON.number((value * 100).rounded() / 100).text }
}
