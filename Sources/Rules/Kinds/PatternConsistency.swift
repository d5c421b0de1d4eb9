import Documents
import Prose
import TextScanning

/// Writes one of two forms on a page, not both: “advisor” or “adviser”.
///
/// Each place that holds one of the forms, once the page has shown both, is a finding at its last one.
package struct PatternConsistency: RuleKind {
  package static let name = "pattern.consistency"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Write one of two forms throughout a page."
  package static let slots = [
    SlotDescription("either", "strings", "regular expressions"),
    SlotDescription("or", "strings", "the other form of each"),
    SlotDescription("words", "bool", "matches begin and end at word boundaries; true when left out", isRequired: false),
    SlotDescription("ignoreCase", "bool", "case does not matter; false when left out", isRequired: false),
    SlotDescription("message", "string", "what a finding says; %s is the match", isRequired: false),
  ]

  private let forms: [(either: String, or: String)]
  private let message: LinterMessage?
  package let patterns: [CompiledPattern]

  package init(slots: [String: JSON]) throws(SlotError) {
    let (either, or) = (try slots.strings("either"), try slots.strings("or"))
    guard either.count == or.count else { throw SlotError("slots “either” and “or” must be of one length") }
    let common = try PatternSlots(slots)
    message = common.message
    forms = Array(zip(either, or)).map { ($0, $1) }
    var patterns: [CompiledPattern] = []
    for form in forms {
      patterns.append(
        try PatternSlots.reading("either") { () throws(PatternError) in
          try CompiledPattern(anyOf: [form.either, form.or], shape: common.shape, keepsGroups: true)
        })
    }
    self.patterns = patterns
  }

  package func instruction(for rule: Rule) -> String {
    let shown = forms.prefix(12).map { "“\($0.either)” or “\($0.or)”" }.joined(separator: "; ")
    return "Write one form throughout a page, not both: \(shown)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    report.applyIfUnits()
    let units = report.units
    for pattern in patterns {
      var search = report.search(pattern, groupCount: 2)
      var seen: Set<Int> = []
      for unit in units {
        let found = search.matches(in: unit).compactMap(\.group)
        seen.formUnion(found.map(\.number))
        guard seen.count == 2, let last = found.last else { continue }
        let written = report.string(last.range, in: unit)
        report.find(message?.filled([written]) ?? .inconsistent(written), at: last.range, in: unit)
      }
      report.note(search)
    }
  }
}

extension String {
  fileprivate static func inconsistent(_ written: String) -> String {
    "“\(written)” is spelled in two ways on this page."
  }
}
