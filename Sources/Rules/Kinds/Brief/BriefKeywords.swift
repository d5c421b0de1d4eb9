import Prose
import TextScanning

/// Words an answer must have, each at least once.
///
/// Case does not matter, and a longer word that holds the word counts: “cats” has “cat” in it.
package struct BriefKeywords: RuleKind {
  package static let name = "brief.keywords"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Use certain words in an answer."
  package static let slots = [SlotDescription("words", "strings", "the words or phrases, each needed at least once")]

  private let words: [String]

  package init(slots: [String: JSON]) throws(SlotError) { words = try slots.words("words") }

  package func instruction(for rule: Rule) -> String {
    "Use the \(words.count == 1 ? "word" : "words") \(Quoted.list(words, joinedBy: "and"))."
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let lower = answer.lowercased
    for word in words where Occurrences.of(Answer.folded(word), in: lower).isEmpty {
      report.find("The answer lacks “\(word)”.", source: 0..<0)
    }
  }
}

// MARK: - Words in slots

extension [String: JSON] {
  /// A word that is not empty.
  func word(_ key: String) throws(SlotError) -> String {
    let word = try string(key)
    guard !word.isEmpty else { throw SlotError("slot “\(key)” must not be empty") }
    return word
  }

  /// At least one word, none of them empty.
  func words(_ key: String) throws(SlotError) -> [String] {
    let words = try strings(key)
    guard !words.contains("") else { throw SlotError("slot “\(key)” must have no empty word") }
    return words
  }
}
