import Prose
import TextScanning

/// How long every sentence, paragraph, line, bullet point or word of an answer is.
///
/// Sentences end as in `brief.sentences`, and also where a paragraph, an item or a heading ends. A hyphen or an apostrophe within a word
/// divides none.
package struct BriefUnitLength: RuleKind {
  package static let name = "brief.unitLength"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Keep every sentence, paragraph or line of an answer within a certain length."
  package static let slots =
    [
      SlotDescription("unit", "string", "what is measured: sentence, paragraph, line, bullet or word"),
      SlotDescription("measure", "string", "what it is measured in: words, sentences or characters"),
    ] + Bounds.slots(of: "words, sentences or characters")

  private enum Measure: String, CaseIterable { case words, sentences, characters }

  private let unit: AnswerUnit
  private let measure: Measure
  private let bounds: Bounds

  package init(slots: [String: JSON]) throws(SlotError) {
    unit = try slots.choice("unit", AnswerUnit.self)
    measure = try slots.choice("measure", Measure.self)
    bounds = try Bounds(slots: slots)
    guard unit != .answer else { throw SlotError("slot “unit” must be a part of an answer") }
  }

  package func instruction(for rule: Rule) -> String {
    "Give every \(unit.rawValue) \(bounds.phrase(String(measure.rawValue.dropLast()), measure.rawValue))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    for range in answer.units(unit) {
      let count = count(range, answer)
      guard count < bounds.least || count > bounds.most else { continue }
      let one = String(measure.rawValue.dropLast())
      report.find(
        "This \(unit.rawValue) has \(count) \(count == 1 ? one : measure.rawValue); \(bounds.phrase(one, measure.rawValue)) wanted.",
        source: range)
    }
  }

  private func count(_ range: Range<Int>, _ answer: Answer) -> Int {
    switch measure {
    case .words: answer.words(in: range).count
    case .sentences: AnswerSentences.ranges(answer.bytes, in: range).count
    case .characters: answer.characterCount(range)
    }
  }
}
