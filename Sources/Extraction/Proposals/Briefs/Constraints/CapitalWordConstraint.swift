import TextScanning

/// “Words in all capital letters should appear at least ten times”.
enum CapitalWordConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    var unbounded: [BriefSentence] = []
    for sentence in brief.sentences {
      for words in CaseWords.all(sentence) where words.letterCase == .upper && isAboutWords(words, sentence) {
        rules.claim(words.tokens, of: sentence)
        let counted = rules.counted(sentence).filter { counts($0, words, sentence) }
        for item in counted {
          rules.add("brief.capitalWords", item.quantity.slots(), from: sentence)
          rules.claim(item.quantity.tokens, of: sentence)
        }
        if counted.isEmpty { unbounded.append(sentence) }
      }
    }
    // “Use words with all capital letters to highlight …”: at least one.
    let hasLeast = rules.all.contains { $0.kind == "brief.capitalWords" && $0.slots["min"] != nil }
    for sentence in unbounded where !hasLeast && !sentence.has(["not", "no", "without", "avoid", "don't"]) {
      rules.add("brief.capitalWords", ["min": 1], from: sentence)
    }
  }

  /// Whether single words are meant, not all: “words in capital letters”, “all-caps words”, not “all words in capitals”.
  private static func isAboutWords(_ words: CaseWords, _ sentence: BriefSentence) -> Bool {
    let next = words.tokens.upperBound
    let start = words.tokens.lowerBound
    if ["word", "words"].contains(sentence.word(next)), !["only", "all"].contains(sentence.word(start - 1)) {
      return true
    }
    let clause = sentence.clause(of: start)
    guard let noun = sentence.all(of: ["word", "words"], in: clause.lowerBound..<start).last, start - noun <= 6 else {
      return false
    }
    let between = (noun + 1..<start).map { sentence.word($0) }
    guard between.allSatisfy({ links.contains($0) }) else { return false }
    // “all words”, “every word”, “not a single word”: the whole answer.
    let before = (1...3).map { sentence.word(noun - $0) }
    if ["all", "every", "each", "single", "any", "whole"].contains(before[0]) || before.contains("every")
      || before[0] == "the" && before[1] == "all"
    {
      return false
    }
    return sentence.word(noun) == "words" || sentence.quantities.contains { $0.after <= noun && noun - $0.after < 3 }
  }

  private static let links: Set<String> = Set(
    words:
      "in with written of all using that which are is only be appear appearing typed set may fully full completely entirely must should to can have"
  )

  private static func counts(_ counted: Counted, _ words: CaseWords, _ sentence: BriefSentence) -> Bool {
    counted.unit == .word && abs(counted.noun - words.tokens.lowerBound) <= 8 || counted.unit == .times
      || counted.unit == .capitalWord
  }
}
