import Documents
import Prose
import TextScanning

/// Keeps a page readable: the mean of some readability grades is at most a grade.
package struct MetricReadability: RuleKind {
  package static let name = "metric.readability"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Keep a page readable at a grade."
  package static let slots = [
    SlotDescription("metrics", "strings", "Gunning Fog, Coleman-Liau, Flesch-Kincaid, SMOG or Automated Readability"),
    SlotDescription("grade", "number", "the highest grade allowed, in years of school"),
    SlotDescription("message", "string", "what a finding says; %s is the grade", isRequired: false),
  ]

  private static let formulas = [
    "Gunning Fog": "0.4 * ((words / sentences) + 100 * (complex_words / words))",
    "Coleman-Liau": "0.0588 * (characters / words) * 100 - 0.296 * (sentences / words) * 100 - 15.8",
    "Flesch-Kincaid": "0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59",
    "SMOG": "1.043 * math.sqrt(polysyllabic_words * (30 / sentences)) + 3.1291",
    "Automated Readability": "4.71 * (characters / words) + 0.5 * (words / sentences) - 21.43",
  ]

  private let metrics: [Formula]
  private let names: [String]
  private let grade: Double
  private let message: LinterMessage?

  package init(slots: [String: JSON]) throws(SlotError) {
    names = try slots.strings("metrics")
    grade = try slots.number("grade")
    message = slots["message"]?.string.map { LinterMessage($0) }
    var metrics: [Formula] = []
    for name in names {
      guard let formula = Self.formulas[name] else { throw SlotError("“\(name)” is no readability grade") }
      metrics.append(try Formula(formula, names: PageCounts.names))
    }
    self.metrics = metrics
  }

  package func instruction(for rule: Rule) -> String {
    "Keep the text readable: a \(names.joined(separator: " and ")) grade of \(grade.shortText) at most."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    let counts = PageCounts(page).values
    guard (counts["words"] ?? 0) > 0 else { return }
    report.apply()
    let values = metrics.compactMap { try? $0.value(counts) }
    let mean = values.reduce(0, +) / Double(max(values.count, 1))
    guard mean > grade else { return }
    report.find(message?.filled([mean.shortText]) ?? .grade(mean, grade), source: 0..<0)
  }
}

extension String {
  fileprivate static func grade(_ mean: Double, _ grade: Double) -> String {
    "The text reads at grade \(mean.shortText); at most \(grade.shortText) allowed."
  }
}
