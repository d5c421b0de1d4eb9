import Prose
import Rules
import Skills
import TextScanning

/// In which bands the tone of a project's pages lies, where they are narrower than those of documentation at large.
struct ToneBands {
  private let rules: ConventionRules
  private let members: [Int]

  static let fewestPages = 20
  static let fewestWords = 80
  private static let mostRules = 8
  /// A band is news when it takes in at most this share of pages elsewhere.
  private static let widestBackground = 0.6

  /// - Parameter positions: pages that show how pages are, in order.
  init(_ rules: ConventionRules, among positions: [Int]) {
    self.rules = rules
    members = positions.filter { rules.pages[$0].conventions.wordCount >= Self.fewestWords }
  }

  /// What a convention says already needs no band.
  private static let habits: [String: Habit] = [
    "contractionRate": .contraction, "longSentenceShare": .sentenceLength, "secondPersonRate": .person,
    "firstPersonPluralRate": .person, "dashRate": .dash,
  ]

  /// The bands that say most, at most eight, sorted by metric.
  /// - Parameter known: habits that are conventions everywhere.
  func mine(known: Set<Habit>) -> [ConventionRule] {
    guard members.count >= Self.fewestPages else { return [] }
    let bands = ToneMeasure.all.filter { measure in Self.habits[measure.name].map { !known.contains($0) } ?? true }
      .compactMap { measure in band(measure).map { (measure, $0) } }
      .sorted {
        $0.1.background != $1.1.background ? $0.1.background < $1.1.background : JSON.bytewise($0.0.name, $1.0.name)
      }
    return bands.prefix(Self.mostRules).sorted { JSON.bytewise($0.0.name, $1.0.name) }.map(rule)
  }

  private struct Band {
    var low: Double?
    var high: Double?
    var background: Double
    var measured: Int
    var inside: Int
    var exemplars: [Int]
  }

  /// From the 5th to the 95th of a hundred pages, rounded outwards to the measure's step.
  private func band(_ measure: ToneMeasure) -> Band? {
    guard let metric = StyleMetrics.names.firstIndex(of: measure.name) else { return nil }
    let values = members.compactMap { page -> (value: Double, page: Int)? in
      let tone = rules.pages[page].conventions.tone
      guard metric < tone.count, tone[metric] >= 0 else { return nil }
      return (ToneScale.value(Int(tone[metric]), of: metric), page)
    }
    guard values.count >= Self.fewestPages else { return nil }
    let sorted = values.map(\.value).sorted()
    let low = (sorted[Int((Double(sorted.count) * 0.05).rounded(.down))] / measure.step).rounded(.down) * measure.step
    let high =
      (sorted[min(sorted.count - 1, Int((Double(sorted.count) * 0.95).rounded(.down)))] / measure.step).rounded(.up)
      * measure.step
    // A bound that next to no page anywhere breaks bounds nothing.
    let bounds = (
      low: measure.hasFloor && measure.share(below: low) > 0.02 ? low : nil,
      high: measure.share(upTo: high) < 0.98 ? high : nil
    )
    guard bounds.low != nil || bounds.high != nil else { return nil }
    let background = (bounds.high.map(measure.share(upTo:)) ?? 1) - (bounds.low.map(measure.share(below:)) ?? 0)
    guard background <= Self.widestBackground else { return nil }
    let inside = values.filter { $0.value >= bounds.low ?? -.infinity && $0.value <= bounds.high ?? .infinity }
    return Band(
      low: bounds.low, high: bounds.high, background: background, measured: values.count, inside: inside.count,
      exemplars: inside.prefix(3).map(\.page))
  }

  private func rule(_ measure: ToneMeasure, _ band: Band) -> ConventionRule {
    var slots: [String: JSON] = ["metric": .string(measure.name)]
    if let low = band.low { slots["low"] = .number(low) }
    if let high = band.high { slots["high"] = .number(high) }
    return ConventionRule(
      proposal: Proposal(
        kind: "tone.band", facet: .tone, modality: .should, slots: slots,
        instruction: measure.instruction(band.low, band.high),
        origin: .implicit, sources: band.exemplars.map(rules.start), pattern: "tone"),
      evidence: Evidence(
        n: band.measured, pages: band.measured, conform: band.inside,
        lowerBound: ConventionRules.rounded(Wilson.lowerBound(band.inside, of: band.measured)),
        background: (band.background * 100).rounded() / 100),
      severity: .suggestion, check: .statistical)
  }
}
