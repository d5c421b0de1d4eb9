import Prose
import TextScanning

/// How many of something an answer has that no other kind counts: characters, lines, questions, numbers, different words, emojis, headings,
/// list items, pronouns, conjunctions, palindromes, spaces.
package struct BriefCount: RuleKind {
  package static let name = "brief.count"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Give an answer a certain number of lines, questions, numbers and the like."
  package static let slots =
    [SlotDescription("of", "string", "what is counted: \(Thing.allCases.map(\.rawValue).joined(separator: ", "))")]
    + Bounds.slots(of: "of them") + [
      SlotDescription("length", "number", "count only words with at least so many letters", isRequired: false)
    ]

  enum Thing: String, CaseIterable {
    case characters, lines, questions, exclamations, numbers, uniqueWords, emojis, headings, items, pronouns,
      conjunctions, palindromes
    case spaces

    var phrase: (one: String, many: String) {
      switch self {
      case .uniqueWords: ("different word", "different words")
      case .items: ("list item", "list items")
      case .conjunctions: ("different coordinating conjunction", "different coordinating conjunctions")
      default: (String(rawValue.dropLast()), rawValue)
      }
    }
  }

  private let thing: Thing
  private let bounds: Bounds
  private let length: Int

  package init(slots: [String: JSON]) throws(SlotError) {
    thing = try slots.choice("of", Thing.self)
    bounds = try Bounds(slots: slots)
    length = try slots.count("length") ?? 0
  }

  package func instruction(for rule: Rule) -> String {
    let long = length > 0 ? " of at least \(length) letters" : ""
    return "Use \(bounds.phrase(thing.phrase.one, thing.phrase.many))\(long)."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    guard thing != .characters else {
      let count = answer.characterCount(answer.body)
      return bounds.inspect(count, "character", "characters", report: &report)
    }
    let found = AnswerThings(answer).all(thing).filter { length == 0 || answer.characterCount($0) >= length }
    bounds.inspect(found.count, thing.phrase.one, thing.phrase.many, units: found, report: &report)
  }
}
