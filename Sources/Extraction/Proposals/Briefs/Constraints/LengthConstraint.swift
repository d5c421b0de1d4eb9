import Rules
import TextScanning

/// How many words and sentences the answer has.
enum LengthConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      for counted in rules.counted(sentence) {
        guard let kind = kinds[counted.unit], LengthScope(counted, sentence, brief) == .answer,
          isAsked(counted, sentence)
        else { continue }
        if counted.isAttribute && counted.quantity.form == .bare || isLoose(counted, sentence) { continue }
        rules.add(kind, counted.quantity.slots(), isSoft: counted.quantity.form == .approximate, from: sentence)
        rules.claim(counted.quantity.tokens, of: sentence)
      }
    }
  }

  private static let kinds: [UnitNoun: String] = [.word: "brief.words", .sentence: "brief.sentences"]

  /// “in 200 words” is a size, not a count: nobody counts to the word without “exactly”.
  private static func isLoose(_ counted: Counted, _ sentence: BriefSentence) -> Bool {
    counted.unit == .word && counted.quantity.form == .bare
      && !sentence.has(
        ["must", "should", "exactly", "be", "have", "contain"],
        in: max(0, counted.quantity.tokens.lowerBound - 4)..<counted.quantity.tokens.lowerBound)
  }

  /// “the following 5 sentences”, “the first two sentences of the text”: what is there, not what is asked.
  private static func isAsked(_ counted: Counted, _ sentence: BriefSentence) -> Bool {
    guard counted.quantity.form == .bare else { return true }
    let before = sentence.word(counted.quantity.tokens.lowerBound - 1)
    return !["first", "last", "these", "those", "the", "following", "next", "previous", "all", "of"].contains(before)
  }
}
