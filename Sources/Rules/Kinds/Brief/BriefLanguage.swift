import Prose
import TextScanning

/// The language an answer is in.
///
/// The language is guessed from the scripts and the common words of the whole answer. An answer without letters is in no language and
/// keeps the rule; one that shows no common word of any language is in none that could be named, and breaks it.
package struct BriefLanguage: RuleKind {
  package static let name = "brief.language"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write an answer in a certain language."
  package static let slots = [SlotDescription("language", "string", "the code of the language, such as de or zh-cn")]

  private let language: Language

  package init(slots: [String: JSON]) throws(SlotError) { language = try slots.language("language") }

  package func instruction(for rule: Rule) -> String { "Write the whole answer in \(language.name)." }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    if let message = language.misses(LanguageGuess(answer.bytes)) { report.find(message, source: answer.body) }
  }
}

// MARK: - Languages in slots and messages

extension Language {
  /// What to say of an answer that should be in the language; nil when it is, or when it has no letters.
  func misses(_ guess: LanguageGuess) -> String? {
    switch guess {
    case .letterless: nil
    case .language(let found) where found == self: nil
    case .language(let found): "The answer is in \(found.name); it must be in \(name)."
    case .unknown: "The answer is in no language that can be told; it must be in \(name)."
    }
  }
}

extension [String: JSON] {
  /// A language this version can tell from others.
  func language(_ key: String) throws(SlotError) -> Language {
    let code = try string(key)
    guard let language = Language(code: code) else { throw SlotError("“\(code)” is no language this version knows") }
    return language
  }
}
