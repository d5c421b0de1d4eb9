import Prose
import TextScanning

/// Writes the whole answer in capital letters, without any, or with one at the start of every word.
///
/// In title case, words of fewer than four letters may stay small. Else every letter that has a case must have the one asked for; digits and marks do not matter. The first word that breaks this is
/// reported. With `language`, the answer must also be in that language.
package struct BriefCase: RuleKind {
  package static let name = "brief.case"
  package static let facet = Facet.format
  package static let check = CheckMode.exact
  package static let summary = "Write an answer in capital letters only, in small letters only, or in title case."
  package static let slots = [
    SlotDescription("case", "string", "upper, lower or title"),
    SlotDescription("language", "string", "the code of the language it is in, such as en", isRequired: false),
  ]

  private enum Case: String, CaseIterable { case upper, lower, title }

  private let wanted: Case
  private let language: Language?

  package init(slots: [String: JSON]) throws(SlotError) {
    wanted = try slots.choice("case", Case.self)
    language = slots["language"] == nil ? nil : try slots.language("language")
  }

  package func instruction(for rule: Rule) -> String {
    let place = language.map { " in \($0.name)" } ?? ""
    switch wanted {
    case .upper: return "Write the whole answer\(place) in capital letters only."
    case .lower: return "Write the whole answer\(place) in small letters only, without a single capital."
    case .title: return "Write the whole answer\(place) in title case: begin every word with a capital letter."
    }
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard let answer = Answer(page, &report) else { return }
    let wrong = wanted == .upper ? LetterCase.Kind.lower : .upper
    if wanted == .title {
      for word in answer.words(in: answer.body) where isSmall(word, answer) { report.find(.capitalize, source: word) }
    } else if let place = LetterCase.first(wrong, answer.bytes, in: answer.body) {
      let word = answer.words.first { $0.contains(place) } ?? place..<place + 1
      report.find(wanted == .upper ? .shout : .whisper, source: word)
    } else if LetterCase.of(answer.bytes, in: answer.body) == .none {
      report.find(.letterless, source: 0..<0)
    } else if let message = language?.misses(LanguageGuess(answer.bytes)) {
      report.find(message, source: answer.body)
    }
  }

  /// Whether a word of four letters or more begins small.
  private func isSmall(_ word: Range<Int>, _ answer: Answer) -> Bool {
    answer.characterCount(word) >= 4 && Scalars.scalar(answer.bytes, at: word.lowerBound).scalar.properties.isLowercase
  }
}

extension String {
  fileprivate static let capitalize = "Begin this word, like all others, with a capital letter."
  fileprivate static let shout = "Write this, like the whole answer, in capital letters."
  fileprivate static let whisper = "Write this, like the whole answer, in small letters."
  fileprivate static let letterless = "The answer has no letters."
}
