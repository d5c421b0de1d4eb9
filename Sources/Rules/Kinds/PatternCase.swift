import Documents
import Prose
import TextScanning

/// Writes each place of the scope in one case, as linters count it: a share of the words must fit.
///
/// Words of capitals, code and exceptions fit anywhere. `casing.heading` is the kind that knows names; this one does what an imported rule says.
package struct PatternCase: RuleKind {
  package static let name = "pattern.case"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write headings or other places in a case, or as a regular expression says."
  package static let slots = [
    SlotDescription("match", "string", "sentence, title, lower, upper, or a regular expression"),
    SlotDescription("style", "string", "AP or Chicago: which small words a title keeps small", isRequired: false),
    SlotDescription("indicators", "strings", "after a word that ends so, a capital is fine", isRequired: false),
    SlotDescription("prefix", "string", "a regular expression of what is left out at the start", isRequired: false),
    SlotDescription("threshold", "number", "share of the words that must fit; 0.8 when left out", isRequired: false),
    SlotDescription("except", "strings", "words and expressions that fit as they are", isRequired: false),
    SlotDescription("message", "string", "what a finding says; %s is the text", isRequired: false),
  ]

  private enum Match: Sendable {
    case sentence, title, lower, upper
    case expression(CompiledPattern)
  }

  private let name: String
  private let match: Match
  private let casing: TitleCasing
  private let indicators: [String]
  private let threshold: Double
  private let common: PatternSlots
  private let prefix: CompiledPattern?
  private let word: CompiledPattern

  package init(slots: [String: JSON]) throws(SlotError) {
    let name = try slots.string("match")
    self.name = name
    match =
      switch name {
      case "sentence": .sentence
      case "title": .title
      case "lower": .lower
      case "upper": .upper
      default:
        .expression(
          try PatternSlots.reading("match") { () throws(PatternError) in try CompiledPattern(name) })
      }
    casing = slots["style"]?.string == "Chicago" ? .chicago : .press
    indicators = slots.optionalStrings("indicators")
    threshold = slots["threshold"] == nil ? 0.8 : try slots.number("threshold")
    let common = try PatternSlots(slots)
    self.common = common
    let lead = slots["prefix"]?.string
    prefix = try lead.map { lead throws(SlotError) in
      try PatternSlots.reading("prefix") { () throws(PatternError) in try CompiledPattern("^(?:\(lead))") }
    }
    let plain = "[\\p{N}\\p{L}*]+[^\\s]*"
    word = CompiledPattern(source: common.exceptions.source.map { "(?:\($0))|\(plain)" } ?? plain, tree: nil)
  }

  package var patterns: [CompiledPattern] { [word] + (prefix.map { [$0] } ?? []) + expression }

  package func instruction(for rule: Rule) -> String {
    let place = rule.scope.places.contains { $0.hasPrefix("heading") } ? "headings" : "text"
    if case .expression = match { return common.message?.general ?? "Write \(place) as `\(name)` says." }
    return "\(rule.modality.isStrict ? "Write" : "Prefer") \(place) in \(name) case."
  }

  private var expression: [CompiledPattern] {
    if case .expression(let pattern) = match { return [pattern] }
    return []
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    report.applyIfUnits()
    var search = report.search(word)
    for unit in report.units {
      var text = unit
      if let prefix {
        var leading = report.search(prefix)
        if let first = leading.matches(in: unit).first, first.range.lowerBound == unit.range.lowerBound {
          text.range = first.range.upperBound..<unit.range.upperBound
        }
      }
      let written = report.string(text.range, in: unit)
      guard !written.isEmpty, !fits(written, text, &search, report) else { continue }
      report.find(common.message?.filled([written]) ?? .wrongCase(written, name), at: text.range, in: unit)
    }
    report.note(search)
  }

  private func fits(_ text: String, _ unit: SearchUnit, _ search: inout PatternSearch, _ report: Inspection) -> Bool {
    switch match {
    case .lower: return text == text.lowercased() || common.exceptions.cover(text)
    case .upper: return text == text.uppercased() || common.exceptions.cover(text)
    case .expression(let pattern):
      var expression = report.search(pattern)
      return !expression.matches(in: unit).isEmpty || common.exceptions.cover(text)
    case .sentence: return isSentence(search.matches(in: unit).map { report.string($0.range, in: unit) })
    case .title: return isTitle(search.matches(in: unit).map { report.string($0.range, in: unit) })
    }
  }

  private func isSentence(_ words: [String]) -> Bool {
    var fitting = 0
    for (index, written) in words.enumerated() {
      let word = Self.firstPart(of: written)
      let before = index > 0 ? words[index - 1] : ""
      let isFree = word == word.uppercased() || indicators.contains(where: before.hasSuffix)
      let isCased = index == 0 ? word == TitleCasing.capitalized(word.lowercased()) : word == word.lowercased()
      // What is let pass is looked up last: that takes a search.
      if isFree || isCased || common.exceptions.cover(written) {
        fitting += 1
      } else if index == 0 {
        return false
      }
    }
    return words.isEmpty || Double(fitting) / Double(words.count) > threshold
  }

  /// `Top` of `Top-level`, `It` of `It's`.
  private static func firstPart(of word: String) -> String {
    for mark: Unicode.Scalar in ["-", "'", "\u{2019}"] {
      if let end = word.unicodeScalars.firstIndex(of: mark) { return String(word.unicodeScalars[..<end]) }
    }
    return word
  }

  private func isTitle(_ words: [String]) -> Bool {
    var fitting = 0
    for (index, word) in words.enumerated() {
      let expected = casing.title(word, isEdge: index == 0 || index == words.count - 1)
      let isStart = index > 0 && words[index - 1].hasSuffix(":")
      if word == expected || word == word.uppercased() || common.exceptions.cover(word)
        || (isStart && word == TitleCasing.capitalized(word))
      {
        fitting += 1
      }
    }
    return words.isEmpty || Double(fitting) / Double(words.count) > threshold
  }
}

extension String {
  fileprivate static func wrongCase(_ written: String, _ name: String) -> String {
    "“\(written)” is not in \(name) case."
  }
}
