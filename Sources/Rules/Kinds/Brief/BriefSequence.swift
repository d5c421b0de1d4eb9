import Prose
import TextScanning

/// How each word or sentence of an answer follows from the one before it.
///
/// Case does not matter. The first part that does not follow is reported, and every later one.
package struct BriefSequence: RuleKind {
  package static let name = "brief.sequence"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Let each word or sentence of an answer follow from the one before."
  package static let slots = [
    SlotDescription("unit", "string", "what follows: word, sentence, line or paragraph"),
    SlotDescription(
      "relation", "string",
      "differentInitial: begins with another letter; nextInitial: with the next letter of the alphabet, a after z; lastWord: with the last word "
        + "of the one before; longer: has more words"),
    SlotDescription("by", "number", "of longer: exactly how many words more", isRequired: false),
  ]

  private enum Relation: String, CaseIterable { case differentInitial, nextInitial, lastWord, longer }

  private let unit: AnswerUnit
  private let relation: Relation
  private let surplus: Int?

  package init(slots: [String: JSON]) throws(SlotError) {
    unit = try slots.choice("unit", AnswerUnit.self)
    relation = try slots.choice("relation", Relation.self)
    surplus = try slots.count("by")
    guard unit != .answer else { throw SlotError("slot “unit” must be a part of an answer") }
  }

  package func instruction(for rule: Rule) -> String { "Let every \(unit.rawValue) \(wanted) the one before it." }

  private var wanted: String {
    switch relation {
    case .differentInitial: "begin with another letter than"
    case .nextInitial: "begin with the letter of the alphabet after that of"
    case .lastWord: "begin with the last word of"
    case .longer: surplus.map { "have exactly \($0) \($0 == 1 ? "word" : "words") more than" } ?? "have more words than"
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let lower = answer.lowercased
    let parts = answer.units(unit).map { (range: $0, words: answer.words(in: $0)) }.filter { !$0.words.isEmpty }
    for (before, part) in zip(parts, parts.dropFirst()) where !follows(part.words, before.words, lower) {
      report.find("This \(unit.rawValue) must \(wanted) the one before it.", source: part.range)
    }
  }

  private func follows(_ words: [Range<Int>], _ before: [Range<Int>], _ lower: [UInt8]) -> Bool {
    guard let first = words.first, let earlier = before.first, let last = before.last else { return true }
    switch relation {
    case .differentInitial: return lower[first.lowerBound] != lower[earlier.lowerBound]
    case .nextInitial:
      let (letter, previous) = (lower[first.lowerBound], lower[earlier.lowerBound])
      return letter == (previous == .of("z") ? .of("a") : previous + 1)
    case .lastWord: return lower[first].elementsEqual(lower[last])
    case .longer: return surplus.map { words.count == before.count + $0 } ?? (words.count > before.count)
    }
  }
}
