import Rules
import TextScanning

/// How often a letter or a mark of punctuation occurs; no commas at all.
enum LetterConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      readLetters(sentence, brief, &rules)
      readMarks(sentence, &rules)
    }
  }

  // MARK: - Letters

  private static func readLetters(_ sentence: BriefSentence, _ brief: Brief, _ rules: inout BriefRules) {
    for noun in sentence.all(of: ["letter", "letters", "character", "characters", "symbol"]) {
      guard let (letters, tokens) = letters(after: noun, sentence, brief) else { continue }
      let counted = count(around: tokens, sentence, rules)
      for letter in letters {
        if let counted {
          add(letter, counted.slots(), sentence, &rules)
        } else if BriefPolarity.isForbidden(tokens, in: sentence) {
          add(letter, ["max": 0], sentence, &rules)
        }
      }
      if let counted { rules.claim(counted.tokens, of: sentence) }
      rules.claim(tokens, of: sentence)
    }
    for counted in rules.counted(sentence) where counted.unit == .hashtag {
      add("#", counted.quantity.slots(), sentence, &rules)
      rules.claim(
        counted.quantity.tokens.lowerBound..<sentence.clause(of: counted.quantity.number).upperBound, of: sentence)
    }
  }

  /// The letters named behind the noun, and the tokens of both. A bare letter may be a word by itself: “the letter i”.
  private static func letters(
    after noun: Int, _ sentence: BriefSentence, _ brief: Brief
  ) -> (letters: [String], tokens: Range<Int>)? {
    let bare = sentence.word(noun + 1)
    if bare.unicodeScalars.count == 1 { return ([bare], noun..<noun + 2) }
    guard let list = TermList(sentence, at: noun + 1, bare: 1, in: brief),
      list.terms.allSatisfy({ $0.text.unicodeScalars.count == 1 })
    else { return nil }
    return (list.texts.map { $0.lowercased() }, noun..<list.tokens.upperBound)
  }

  private static func add(
    _ letter: String, _ slots: [String: JSON], _ sentence: BriefSentence, _ rules: inout BriefRules
  ) {
    rules.add("brief.letterCount", slots.merging(["letter": .string(letter)]) { own, _ in own }, from: sentence)
  }

  /// The quantity that says how often: “at least five times”, “to fewer than 80”, “five of the letter q”.
  private static func count(around range: Range<Int>, _ sentence: BriefSentence, _ rules: BriefRules) -> Quantity? {
    let clause = sentence.clause(of: range.lowerBound)
    let times = rules.counted(sentence).filter { $0.unit == .times && clause.contains($0.quantity.number) }
    if let after = times.first(where: { $0.quantity.number >= range.upperBound }) ?? times.last {
      return after.quantity
    }
    // A bound without a noun right behind the letter.
    return sentence.quantities.first { quantity in
      clause.contains(quantity.number) && quantity.number >= range.upperBound && quantity.form == .bounded
        && !rules.isClaimed(quantity.number, of: sentence) && UnitNoun.of(sentence.tokens, at: quantity.after) == nil
    }
  }

  // MARK: - Marks

  private static func readMarks(_ sentence: BriefSentence, _ rules: inout BriefRules) {
    for (letter, tokens) in PunctuationNames.all(sentence) where !rules.isClaimed(tokens.lowerBound, of: sentence) {
      let quantity = sentence.quantities.first {
        isCount($0, of: tokens, sentence) && !rules.isClaimed($0.number, of: sentence)
      }
      let slots: [String: JSON]
      if let quantity, !isNegatedOne(quantity, sentence) {
        slots = quantity.slots()
        rules.claim(quantity.tokens, of: sentence)
      } else if BriefPolarity.isForbidden(tokens, in: sentence) || isNone(tokens.upperBound, sentence)
        || isFree(tokens.upperBound, sentence)
      {
        slots = ["max": 0]
      } else {
        continue
      }
      if letter == ",", slots["max"] == 0 {
        rules.add("brief.noCommas", [:], from: sentence)
      } else {
        add(letter, slots, sentence, &rules)
      }
      rules.claim(tokens, of: sentence)
    }
  }

  /// “at least three exclamation marks”.
  private static func isCount(_ quantity: Quantity, of tokens: Range<Int>, _ sentence: BriefSentence) -> Bool {
    quantity.after <= tokens.lowerBound && tokens.lowerBound - quantity.after <= 1 && !quantity.isTimes
      || quantity.isTimes && quantity.number > tokens.upperBound
        && sentence.clause(of: tokens.lowerBound).contains(quantity.number)
  }

  /// “not a single comma”, “don’t use one comma”.
  private static func isNegatedOne(_ quantity: Quantity, _ sentence: BriefSentence) -> Bool {
    quantity.form == .bare && quantity.least == 1 && BriefPolarity.isForbidden(quantity.tokens, in: sentence)
  }

  /// “Commas: none”, “commas = 0”.
  private static func isNone(_ index: Int, _ sentence: BriefSentence) -> Bool {
    guard index + 1 < sentence.tokens.count, [":", "=", "|", "–", "-", "—"].contains(sentence.tokens[index].text) else {
      return false
    }
    let value = sentence.tokens[index + 1]
    return ["none", "no", "zero", "never", "forbidden", "prohibited", "not"].contains(value.text)
      || value.kind == .number && value.value == 0
  }

  /// “comma-free”, “comma-less”.
  private static func isFree(_ index: Int, _ sentence: BriefSentence) -> Bool {
    ["free", "less"].contains(sentence.word(index)) && sentence.tokens[index].isGlued
  }
}
