import Rules
import TextScanning

/// “Use the word X at least three times”.
enum KeywordCountConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      var start = 0
      for counted in rules.counted(sentence) where counted.unit == .times {
        let quantity = counted.quantity
        guard let list = subject(of: counted, from: start, sentence, brief, rules) else { continue }
        add(list, quantity, sentence, &rules)
        rules.claim(list.tokens, of: sentence)
        if KeywordConstraint.nouns.contains(sentence.word(list.tokens.lowerBound - 1)) {
          rules.claim(list.tokens.lowerBound - 1..<list.tokens.lowerBound, of: sentence)
        }
        rules.claim(quantity.tokens, of: sentence)
        start = max(quantity.after, counted.noun + 1)
      }
      readLabels(sentence, brief, &rules)
    }
  }

  private static func add(_ list: TermList, _ quantity: Quantity, _ sentence: BriefSentence, _ rules: inout BriefRules)
  {
    // “each at least once”: they must be there.
    if list.terms.count > 1, quantity.least == 1, quantity.most == nil {
      return rules.add("brief.keywords", ["words": JSON(list.texts)], from: sentence)
    }
    for word in list.texts {
      if word.unicodeScalars.count == 1 {
        rules.add(
          "brief.letterCount", quantity.slots().merging(["letter": .string(word)]) { own, _ in own }, from: sentence)
        continue
      }
      rules.add(
        "brief.keywordCount", quantity.slots().merging(["word": .string(word)]) { own, _ in own }, from: sentence)
    }
  }

  // MARK: - What occurs so often

  /// The words before the quantity and after the one before it, else those that follow it in its clause.
  private static func subject(
    of counted: Counted, from start: Int, _ sentence: BriefSentence, _ brief: Brief, _ rules: BriefRules
  ) -> TermList? {
    let quantity = counted.quantity
    for index in stride(from: quantity.tokens.lowerBound - 1, through: start, by: -1) {
      guard let list = list(at: index, sentence, brief, rules), list.tokens.upperBound <= quantity.tokens.lowerBound + 1
      else { continue }
      return widened(list, index, start, sentence, brief, rules)
    }
    let end = sentence.clauses.first { $0 > quantity.number } ?? sentence.tokens.count
    for index in min(counted.noun, quantity.after)..<end where index < sentence.tokens.count {
      if let list = list(at: index, sentence, brief, rules) { return list }
    }
    return nil
  }

  /// A list of terms, or of bare words behind a noun such as “word”.
  private static func list(at index: Int, _ sentence: BriefSentence, _ brief: Brief, _ rules: BriefRules) -> TermList? {
    guard sentence.tokens.indices.contains(index), !rules.isClaimed(index, of: sentence) else { return nil }
    let token = sentence.tokens[index]
    if token.isNamed {
      guard token.hasLetters, !KeywordConstraint.isExample(index, sentence), token.text.utf8.count <= 80 else {
        return nil
      }
      return TermList(sentence, at: index, bare: 0, in: brief)
    }
    guard KeywordConstraint.nouns.contains(token.text), token.kind == .word,
      !["in", "of"].contains(sentence.word(index + 1))
    else { return nil }
    return TermList(sentence, at: index + 1, bare: 1, in: brief)
  }

  /// “the words "archive", "restore" and "retention" … each once”: the list from its first entry.
  private static func widened(
    _ list: TermList, _ index: Int, _ start: Int, _ sentence: BriefSentence, _ brief: Brief, _ rules: BriefRules
  ) -> TermList {
    var best = list
    for earlier in stride(from: index - 1, through: start, by: -1) {
      guard let wider = Self.list(at: earlier, sentence, brief, rules),
        wider.tokens.upperBound >= list.tokens.upperBound
      else { continue }
      best = wider
    }
    return best
  }

  // MARK: - Rows and labels

  /// “Word "quiet" | at most 2”: a bound with no noun behind a named word.
  private static func readLabels(_ sentence: BriefSentence, _ brief: Brief, _ rules: inout BriefRules) {
    guard sentence.line == .row || sentence.tokens.contains(where: { $0.isMark(":") || $0.isMark("=") }) else { return }
    guard let noun = sentence.first(of: KeywordConstraint.nouns), noun <= 2,
      noun + 1 < sentence.tokens.count, sentence.tokens[noun + 1].kind != .mark,
      let list = list(at: noun, sentence, brief, rules),
      let quantity = sentence.quantities.first(where: { $0.number >= list.tokens.upperBound && $0.form != .bare }),
      !rules.isClaimed(quantity.number, of: sentence), UnitNoun.of(sentence.tokens, at: quantity.after) == nil
    else { return }
    add(list, quantity, sentence, &rules)
    rules.claim(noun..<list.tokens.upperBound, of: sentence)
    rules.claim(quantity.tokens, of: sentence)
  }
}
