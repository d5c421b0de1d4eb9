import Documents
import Prose
import TextScanning

/// Does not say the same thing twice in a row: “the the”, across a line end too.
package struct PatternRepetition: RuleKind {
  package static let name = "pattern.repetition"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Do not repeat what a regular expression matches."
  package static let slots = [
    SlotDescription("tokens", "strings", "regular expressions of what is compared"),
    SlotDescription("max", "number", "how many repetitions are allowed; 0 when left out", isRequired: false),
    SlotDescription("alpha", "bool", "only what is all letters counts", isRequired: false),
    SlotDescription("ignoreCase", "bool", "case does not matter; false when left out", isRequired: false),
    SlotDescription("except", "strings", "repetitions that are let pass", isRequired: false),
    SlotDescription("message", "string", "what a finding says; %s is what is repeated", isRequired: false),
  ]

  private let common: PatternSlots
  private let most: Int
  private let isAlpha: Bool
  private let pattern: CompiledPattern

  package init(slots: [String: JSON]) throws(SlotError) {
    let tokens = try slots.strings("tokens")
    var common = slots
    common["words"] = false
    let read = try PatternSlots(common)
    self.common = read
    most = slots["max"] == nil ? 0 : Int(try slots.number("max"))
    isAlpha = slots["alpha"]?.bool ?? false
    pattern = try PatternSlots.reading("tokens") { () throws(PatternError) in
      try CompiledPattern(anyOf: tokens, shape: read.shape)
    }
  }

  package var patterns: [CompiledPattern] { [pattern] }

  package func instruction(for rule: Rule) -> String { common.message?.general ?? "Don’t repeat a word." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    report.applyIfUnits()
    var search = report.search(pattern)
    for unit in report.units(all: true) { inspect(unit, &search, report: &report) }
    report.note(search)
  }

  private func inspect(_ unit: SearchUnit, _ search: inout PatternSearch, report: inout Inspection) {
    var last: (text: String, range: Range<Int>)?
    var count = 0
    for match in search.matches(in: unit) {
      let text = Self.trimmed(report.string(match.range, in: unit))
      defer { last = (text, match.range) }
      guard let before = last, isSame(text, before.text), !isAlpha || Self.isAllLetters(text) else {
        count = 0
        continue
      }
      count += 1
      guard count > most else { continue }
      count = 0
      guard !common.exceptions.cover(text) else { continue }
      let range = before.range.lowerBound..<match.range.upperBound
      report.find(common.message?.filled([text]) ?? .repeated(text), at: range, in: unit)
    }
  }

  private func isSame(_ one: String, _ other: String) -> Bool {
    guard !one.isEmpty else { return false }
    return one == other || (common.shape.ignoresCase && one.lowercased() == other.lowercased())
  }

  private static func trimmed(_ text: String) -> String {
    let bytes = Array(text.utf8.drop(while: ASCII.isSpace))
    return bytes.string(0..<(bytes.lastIndex { !ASCII.isSpace($0) }.map { $0 + 1 } ?? 0))
  }

  private static func isAllLetters(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
  }
}

extension String {
  fileprivate static func repeated(_ text: String) -> String { "“\(text)” is repeated." }
}
