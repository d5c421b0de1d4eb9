import Documents
import Prose
import TextScanning

/// Never writes what a regular expression matches: an imported linter rule whose words are no plain terms.
///
/// The expressions are searched in every place of the scope, code and addresses left out. A match that holds an exception as whole words is none.
package struct PatternBan: RuleKind {
  package static let name = "pattern.ban"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Do not write what a regular expression matches."
  package static let slots =
    [
      SlotDescription("avoid", "strings", "regular expressions, any of which is a breach", isRequired: false),
      SlotDescription("lead", "string", "a regular expression before all of them", isRequired: false),
      SlotDescription("trail", "string", "a regular expression after all of them", isRequired: false),
    ] + PatternSlots.descriptions

  private let avoid: [String]
  private let common: PatternSlots
  private let pattern: CompiledPattern

  package init(slots: [String: JSON]) throws(SlotError) {
    let avoid = slots.optionalStrings("avoid")
    let common = try PatternSlots(slots)
    guard !avoid.isEmpty || !common.shape.lead.isEmpty else {
      throw SlotError("slot “avoid” must be a list of strings")
    }
    self.avoid = avoid
    self.common = common
    pattern = try PatternSlots.reading("avoid") { () throws(PatternError) in
      try CompiledPattern(anyOf: avoid, shape: common.shape)
    }
  }

  package var patterns: [CompiledPattern] { [pattern] }

  package func instruction(for rule: Rule) -> String {
    let terms = PatternSlots.readable(avoid)
    let verb = rule.modality.isStrict ? "Don’t write" : "Avoid"
    if let message = common.message {
      return terms.isEmpty ? message.general : "\(message.general) (\(Quoted.list(terms, joinedBy: "or")))"
    }
    return terms.isEmpty
      ? "\(verb) what matches `\(avoid.joined(separator: "|"))`." : "\(verb) \(Quoted.list(terms, joinedBy: "or"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    report.applyIfUnits()
    var search = report.search(pattern)
    for unit in report.units(mayHold: pattern) {
      for match in search.matches(in: unit) {
        let written = report.string(match.range, in: unit)
        guard !common.exceptions.cover(written) else { continue }
        report.find(
          common.message?.filled([written]) ?? .banned(written), at: match.range, in: unit,
          replacement: common.action?.replacement(for: written))
      }
    }
    report.note(search)
  }
}

extension String {
  fileprivate static func banned(_ written: String) -> String { "Don’t write “\(written)”." }
}
