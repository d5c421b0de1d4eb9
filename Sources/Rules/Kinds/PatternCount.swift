import Documents
import Prose
import TextScanning

/// Bounds how often a regular expression matches in each place of the scope: words in a sentence, commas in a heading.
///
/// A finding runs from the first match to the last. A place with too few and none at all is a finding over the whole place.
package struct PatternCount: RuleKind {
  package static let name = "pattern.count"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Bound how often a regular expression matches."
  package static let slots = [
    SlotDescription("token", "string", "the regular expression that is counted"),
    SlotDescription("max", "number", "how often it may match; no bound when left out or 0", isRequired: false),
    SlotDescription("min", "number", "how often it must match", isRequired: false),
    SlotDescription("ignoreCase", "bool", "case does not matter; false when left out", isRequired: false),
    SlotDescription("message", "string", "what a finding says; %s is the count", isRequired: false),
  ]

  private let token: String
  private let most: Int
  private let least: Int
  private let message: LinterMessage?
  private let pattern: CompiledPattern

  package init(slots: [String: JSON]) throws(SlotError) {
    let token = try slots.string("token")
    let most = slots["max"] == nil ? 0 : Int(try slots.number("max"))
    least = slots["min"] == nil ? 0 : Int(try slots.number("min"))
    guard most > 0 || least > 0 else { throw SlotError("slots “min” and “max” bound nothing") }
    self.most = most > 0 ? most : .max
    self.token = token
    message = slots["message"]?.string.map { LinterMessage($0) }
    let ignoresCase = slots["ignoreCase"]?.bool ?? false
    pattern = try PatternSlots.reading("token") { () throws(PatternError) in
      try CompiledPattern(token, ignoresCase: ignoresCase)
    }
  }

  package var patterns: [CompiledPattern] { [pattern] }

  package func instruction(for rule: Rule) -> String {
    message?.general ?? "Keep matches of `\(token)` \(least > 0 ? "at \(least) or more" : "to at most \(most)")."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    report.applyIfUnits()
    var search = report.search(pattern)
    for unit in report.units {
      let matches = search.matches(in: unit)
      guard matches.count > most || matches.count < least, !search.hasGivenUp else { continue }
      let first = matches.first?.range.lowerBound ?? unit.range.lowerBound
      let last = matches.last?.range.upperBound ?? unit.range.upperBound
      report.find(
        message?.filled(["\(matches.count)"]) ?? .count(matches.count, least: least, most: most), at: first..<last,
        in: unit)
    }
    report.note(search)
  }
}

extension String {
  fileprivate static func count(_ count: Int, least: Int, most: Int) -> String {
    count > most ? "\(count) of them; at most \(most) allowed." : "\(count) of them; at least \(least) needed."
  }
}
