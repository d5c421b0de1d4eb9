import Documents
import Prose
import TextScanning

/// Writes one thing only where another has been written before: an abbreviation that the page spells out.
///
/// What the groups of `second` capture is known from its place on; a match of `first` that is not known is a finding.
package struct PatternCondition: RuleKind {
  package static let name = "pattern.condition"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Write what one regular expression matches only after another has matched it."
  package static let slots = [
    SlotDescription("first", "string", "a regular expression of what needs an explanation"),
    SlotDescription("second", "string", "a regular expression whose group captures what is explained"),
    SlotDescription("ignoreCase", "bool", "case does not matter; false when left out", isRequired: false),
    SlotDescription("except", "strings", "what needs no explanation", isRequired: false),
    SlotDescription("message", "string", "what a finding says; %s is the match", isRequired: false),
  ]

  private let common: PatternSlots
  private let first: CompiledPattern
  private let second: CompiledPattern
  private let groupCount: Int

  package init(slots: [String: JSON]) throws(SlotError) {
    let (one, other) = (try slots.string("first"), try slots.string("second"))
    let common = try PatternSlots(slots)
    self.common = common
    first = try PatternSlots.reading("first") { () throws(PatternError) in
      try CompiledPattern(one, ignoresCase: common.shape.ignoresCase)
    }
    second = try PatternSlots.reading("second") { () throws(PatternError) in
      try CompiledPattern(other, ignoresCase: common.shape.ignoresCase)
    }
    groupCount = (try? RegexParser.parse(other))?.captureCount ?? 0
  }

  package var patterns: [CompiledPattern] { [first, second] }

  package func instruction(for rule: Rule) -> String {
    common.message?.general ?? "Explain what matches `\(first.source)` before you use it."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    report.applyIfUnits()
    var (uses, explanations) = (report.search(first), report.search(second, groupCount: groupCount))
    var known: Set<String> = []
    for unit in report.units {
      for match in explanations.matches(in: unit) {
        if let group = match.group { known.insert(report.string(group.range, in: unit)) }
      }
      for match in uses.matches(in: unit) {
        let written = report.string(match.range, in: unit)
        guard !known.contains(written), !common.exceptions.cover(written) else { continue }
        report.find(common.message?.filled([written]) ?? .unexplained(written), at: match.range, in: unit)
      }
    }
    report.note(uses)
    report.note(explanations)
  }
}

extension String {
  fileprivate static func unexplained(_ written: String) -> String { "Explain “\(written)” before you use it." }
}
