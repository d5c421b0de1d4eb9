import Prose
import TextScanning

/// A word in a certain sentence, paragraph or line of an answer, perhaps as a certain word of it.
///
/// Case does not matter; the word must stand alone.
package struct BriefKeywordPlace: RuleKind {
  package static let name = "brief.keywordPlace"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Use a word in a certain sentence or paragraph of an answer."
  package static let slots = [
    SlotDescription("word", "string", "the word or phrase"),
    SlotDescription("unit", "string", "where it stands: answer, paragraph, sentence, line or bullet"),
    SlotDescription(
      "nth", "number", "in which of them, from 1; -1 is the last; in every one if left out", isRequired: false),
    SlotDescription("position", "number", "which word of it this is, from 1; -1 is the last", isRequired: false),
  ]

  private let word: String
  private let unit: AnswerUnit
  private let nth: Int?
  private let position: Int?

  package init(slots: [String: JSON]) throws(SlotError) {
    word = try slots.word("word")
    unit = try slots.choice("unit", AnswerUnit.self)
    nth = try slots.place("nth")
    position = try slots.place("position")
    guard unit != .word else { throw SlotError("slot “unit” must hold words") }
  }

  package func instruction(for rule: Rule) -> String {
    let part =
      nth.map { Ordinal.phrase($0, unit.rawValue) } ?? (unit == .answer ? "the answer" : "every \(unit.rawValue)")
    return position.map { "Let \(Ordinal.phrase($0, "word")) of \(part) be “\(word)”." } ?? "Use “\(word)” in \(part)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let units = answer.units(unit)
    guard let nth else {
      for range in units where !holds(range, answer) {
        report.find("This \(unit.rawValue) lacks “\(word)”\(place).", source: range)
      }
      return
    }
    guard let range = Ordinal.element(nth, of: units) else {
      return report.find("There is no \(unit.rawValue) \(nth) to hold “\(word)”.", source: 0..<0)
    }
    if !holds(range, answer) { report.find("This \(unit.rawValue) lacks “\(word)”\(place).", source: range) }
  }

  private var place: String { position.map { " as \(Ordinal.phrase($0, "word"))" } ?? "" }

  private func holds(_ range: Range<Int>, _ answer: Answer) -> Bool {
    let wanted = Answer.folded(word)
    let lower = answer.lowercased
    guard let position else {
      return Occurrences.of(wanted, in: Array(lower[range])).contains { found in
        let start = range.lowerBound + found.lowerBound
        return answer.isWordEdge(start) && answer.isWordEdge(start + found.count)
      }
    }
    guard let found = Ordinal.element(position, of: answer.words(in: range)) else { return false }
    return lower[found].elementsEqual(wanted)
  }
}
