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
    for unit in report.units { inspect(unit, &search, report: &report) }
    report.note(search)
  }

  private func inspect(_ unit: SearchUnit, _ search: inout PatternSearch, report: inout Inspection) {
    let bytes = report.bytes(of: unit)
    var last: (text: Range<Int>, range: Range<Int>)?
    var count = 0
    for match in search.matches(in: unit) {
      let text = Self.trimmed(bytes, match.range)
      defer { last = (text, match.range) }
      guard let before = last, isSame(bytes, text, before.text), !isAlpha || Self.isAllLetters(bytes, text) else {
        count = 0
        continue
      }
      count += 1
      guard count > most else { continue }
      count = 0
      let written = bytes.string(text)
      guard !common.exceptions.cover(written) else { continue }
      let range = before.range.lowerBound..<match.range.upperBound
      report.find(common.message?.filled([written]) ?? .repeated(written), at: range, in: unit)
    }
  }

  private func isSame(_ bytes: [UInt8], _ one: Range<Int>, _ other: Range<Int>) -> Bool {
    guard let first = one.first, !other.isEmpty else { return false }
    // Most words differ in their first letter already.
    if bytes[first] < 0x80, bytes[other.lowerBound] < 0x80,
      ASCII.lower(bytes[first]) != ASCII.lower(bytes[other.lowerBound])
    {
      return false
    }
    let (text, before) = (bytes.string(one), bytes.string(other))
    return text == before || (common.shape.ignoresCase && text.lowercased() == before.lowercased())
  }

  private static func trimmed(_ bytes: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, ASCII.isSpace(bytes[start]) { start += 1 }
    while end > start, ASCII.isSpace(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  private static func isAllLetters(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    bytes.string(range).unicodeScalars.allSatisfy { $0.properties.isAlphabetic }
  }
}

extension String {
  fileprivate static func repeated(_ text: String) -> String { "“\(text)” is repeated." }
}
