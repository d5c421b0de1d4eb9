import Documents
import Prose
import TextScanning

/// Spells small numbers as words, or writes numbers as digits.
///
/// Only numbers that count things in running text are looked at: not those with a unit, a sign of money or per cent, in a version, a date, a
/// range, a name (`Python 3`, `step 2`), in tables, headings or code, and not those beside a number that stays in digits.
package struct NumberSpelling: RuleKind {
  package static let name = "number.spelling"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Spell small numbers out, or write digits."
  package static let slots = [
    SlotDescription("style", "string", "words or digits"),
    SlotDescription(
      "below", "number", "numbers below this one; needed for words, none left out for digits", isRequired: false,
      part: .demand),
    SlotDescription("from", "number", "for digits: numbers from this one on", isRequired: false, part: .demand),
  ]

  private let wantsWords: Bool
  private let numbers: Range<Int>

  package init(slots: [String: JSON]) throws(SlotError) {
    let style = try slots.string("style")
    guard style == "words" || style == "digits" else { throw SlotError("slot “style” must be words or digits") }
    wantsWords = style == "words"
    let below = wantsWords || slots["below"] != nil ? Int(try slots.number("below")) : 100
    let from = slots["from"] == nil ? 0 : Int(try slots.number("from"))
    guard from < below else { throw SlotError("slots “from” and “below” leave no number") }
    numbers = from..<min(below, 100)
  }

  package func instruction(for rule: Rule) -> String {
    if !wantsWords {
      return numbers.lowerBound > 0
        ? "Write numbers from \(numbers.lowerBound) on as digits." : "Write numbers as digits."
    }
    return "Spell out numbers below \(NumberWords.spelled(numbers.upperBound) ?? "100") in running text."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    for sentence in page.sentences
    where RunningText.isProse(page.text.blocks[sentence.block]) && report.admits(sentence.range) {
      if wantsWords { inspect(digits: sentence, page, &report) } else { inspect(words: sentence, page, &report) }
    }
  }

  private func inspect(digits sentence: Page.Sentence, _ page: Page, _ report: inout Inspection) {
    let counts = sentence.words.compactMap { index in
      NumberScan.count(at: index, in: sentence, page).map { (index, $0) }
    }
    let isMixed = counts.contains { !numbers.contains($0.1) }
    for index in sentence.words {
      if let value = NumberWords.value(page.text.bytes, page.words[index]), numbers.contains(value), value != 1 {
        report.apply()
      }
    }
    for (index, value) in counts where numbers.contains(value) && !isMixed {
      let range = page.words[index]
      guard !RunningText.isMentioned(range, in: page), let word = NumberWords.spelled(value) else { continue }
      let replacement =
        page.startsSentence(at: range.lowerBound) ? word.prefix(1).uppercased() + word.dropFirst() : word
      report.find(.spell(page.string(range), as: replacement), at: range, replacement: replacement)
    }
  }

  /// `one` is a pronoun as often as a number, and a number that opens a sentence is spelled out everywhere.
  private func inspect(words sentence: Page.Sentence, _ page: Page, _ report: inout Inspection) {
    for index in sentence.words {
      if NumberScan.count(at: index, in: sentence, page).map(numbers.contains) == true { report.apply() }
      let range = page.words[index]
      guard let value = NumberWords.value(page.text.bytes, range), value > 1, numbers.contains(value),
        index > sentence.words.lowerBound,
        !NumberScan.goesOn(index, in: sentence, page), !RunningText.isMentioned(range, in: page)
      else { continue }
      report.find(.digits(page.string(range), as: value), at: range, replacement: String(value))
    }
  }
}

extension String {
  fileprivate static func spell(_ written: String, as word: String) -> String { "Write “\(word)”, not “\(written)”." }

  fileprivate static func digits(_ written: String, as value: Int) -> String { "Write “\(value)”, not “\(written)”." }
}
