import Rules
import TextScanning

/// “In all capital letters”, “lowercase only”, “without any capitals”.
enum CaseConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      for words in CaseWords.all(sentence) where !rules.isClaimed(words.tokens.lowerBound, of: sentence) {
        guard isWhole(words, sentence) else { continue }
        let isForbidden = BriefPolarity.isForbidden(words.tokens, in: sentence)
        // “Don’t write in all caps” asks for no small letters.
        if isForbidden,
          sentence.word(words.tokens.lowerBound) == "all" || sentence.word(words.tokens.lowerBound - 1) == "all"
        {
          continue
        }
        if words.letterCase == .title {
          if !isForbidden { rules.add("brief.case", ["case": "title"], from: sentence) }
          continue
        }
        let isUpper = (words.letterCase == .upper) != isForbidden
        let language = LanguageConstraint.language(of: brief) ?? "en"
        var slots: [String: JSON] = ["case": isUpper ? "upper" : "lower"]
        if language == "en" { slots["language"] = "en" }
        rules.add("brief.case", slots, from: sentence)
        rules.claim(words.tokens, of: sentence)
      }
    }
  }

  /// Whether the case is that of the whole answer, not of its title, its names or some of its letters.
  private static func isWhole(_ words: CaseWords, _ sentence: BriefSentence) -> Bool {
    let start = words.tokens.lowerBound
    let clause = sentence.clause(of: start)
    let near = max(clause.lowerBound, start - 5)..<start
    if sentence.has(parts, in: near), !sentence.has(["even", "including"], in: near) { return false }
    // “at least five capital letters”
    let isCounted = sentence.quantities.contains {
      $0.after <= start && start - $0.after <= 1 && $0.most != 0 && !sentence.matches(["single"], at: $0.number)
        && !sentence.matches(["not"], at: $0.tokens.lowerBound - 1) && $0.least != 1
    }
    if isCounted { return false }
    if sentence.word(start) == "capitalized" || sentence.word(start) == "capitalised" {
      return sentence.has(
        ["all", "every", "entire", "entirely", "fully", "whole", "each", "everything", "completely"], in: clause)
        && sentence.has(
          ["letters", "letter", "words", "word", "response", "answer", "text", "output", "reply", "everything", "be"],
          in: clause)
    }
    // “lowercase words should appear …”
    if ["word", "words"].contains(sentence.word(words.tokens.upperBound)),
      !["only", "all"].contains(sentence.word(start - 1)), sentence.word(start) != "all"
    {
      return false
    }
    // “lower-case variables”, “uppercase constants”: an adjective.
    let next = sentence.word(words.tokens.upperBound)
    return !["variables", "names", "constants", "keys", "titles", "headings"].contains(next)
  }

  private static let parts: Set<String> = Set(
    words:
      "title titles heading headings headline name names first initial keyword keywords acronym acronyms label labels header headers section"
  )
}
