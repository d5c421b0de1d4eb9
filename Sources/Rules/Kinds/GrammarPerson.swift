import Documents
import Prose
import TextScanning

/// Writes in one grammatical person: “Address the reader as ‘you’”.
///
/// Checked on the pronouns of the other persons, or on the terms the guide names, outside quotations, mentions and code. `US` and the `I` of
/// `I/O` or `Type I` are no pronouns.
package struct GrammarPerson: RuleKind {
  package static let name = "grammar.person"
  package static let facet = Facet.tone
  package static let check = CheckMode.exact
  package static let summary = "Write in one grammatical person."
  package static let slots = [
    SlotDescription("person", "string", "first, second or third", part: .demand),
    SlotDescription(
      "avoid", "strings", "terms not to write; the pronouns of the other persons if left out", isRequired: false),
  ]

  private enum Person: String { case first, second, third }

  private let person: Person
  private let named: [String]
  package let literals: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    guard let person = Person(rawValue: try slots.string("person")) else {
      throw SlotError("slot “person” must be first, second or third")
    }
    self.person = person
    named = slots.optionalStrings("avoid")
    literals = named.isEmpty ? Self.pronouns(against: person) : named
  }

  private static func pronouns(against person: Person) -> [String] {
    let first = (Lexicon.firstPersonSingular.words + Lexicon.firstPersonPlural.words)
    let second = Lexicon.secondPerson.words
    return switch person {
    case .first: second
    case .second: first
    case .third: first + second
    }
  }

  package func instruction(for rule: Rule) -> String {
    let avoided = named.isEmpty ? "" : "; don’t write \(Quoted.list(named, joinedBy: "or"))"
    return switch person {
    case .first: "Write in the first person\(avoided)."
    case .second: "Address the reader as “you”\(avoided)."
    case .third: "Write in the third person\(avoided)."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    report.applyIfText(page)
    for hit in LiteralHit.outermost(hits)
    where isPronoun(hit.range, in: page) && !RunningText.isMentioned(hit.range, in: page) {
      report.find(.person(page.string(hit.range), person.rawValue), at: hit.range)
    }
  }

  private func isPronoun(_ range: Range<Int>, in page: Page) -> Bool {
    let bytes = page.text.bytes
    if range.upperBound < bytes.count, [.of("-"), .of("/")].contains(bytes[range.upperBound]) { return false }
    if range.lowerBound > 0, [.of("-"), .of("/")].contains(bytes[range.lowerBound - 1]) { return false }
    if range.count == 1 { return bytes[range.lowerBound] == .of("I") && !isNumeral(range, in: page) }
    return range.count > 2 || !bytes[range].allSatisfy(ASCII.isUpper)
  }

  /// `Type I`, `World War I`: a capital before it that opens no sentence.
  private func isNumeral(_ range: Range<Int>, in page: Page) -> Bool {
    guard let word = page.word(at: range.lowerBound), word > 0, !page.startsSentence(at: range.lowerBound) else {
      return false
    }
    let before = page.words[word - 1]
    return PassiveVoice.follows(page.text.bytes, page.words, word) && ASCII.isUpper(page.text.bytes[before.lowerBound])
      && before.count > 1 && !page.startsSentence(at: before.lowerBound)
  }
}

extension String {
  fileprivate static func person(_ written: String, _ person: String) -> String {
    "Write in the \(person) person, without “\(written)”."
  }
}
