import Rules
import TextScanning

/// “The third sentence has to contain the word …”, “include the keyword X in the 2nd sentence, as the 4th word of that sentence”.
enum PlaceConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) && sentence.line != .heading {
      readWordPlaces(sentence, brief, &rules)
      for place in places(sentence) {
        guard let list = words(for: place, sentence, brief),
          !list.tokens.contains(where: { rules.isClaimed($0, of: sentence) })
        else { continue }
        var slots: [String: JSON] = ["unit": .string(place.unit)]
        slots["nth"] = place.nth.map { .int($0) }
        slots["position"] = position(sentence, after: place.tokens.upperBound).map { .int($0) }
        for word in list.texts {
          rules.add("brief.keywordPlace", slots.merging(["word": .string(word)]) { own, _ in own }, from: sentence)
        }
        rules.claim(list.tokens, of: sentence)
      }
    }
  }

  private struct Place {
    var unit: String
    /// From 1, from the end below 0; nil is every one.
    var nth: Int?
    var tokens: Range<Int>
  }

  private static let units = [
    "sentence": "sentence", "paragraph": "paragraph", "line": "line", "sentences": "sentence",
    "paragraphs": "paragraph", "lines": "line",
  ]

  /// “the third sentence”, “sentence 3”, “the 2nd-to-last line”, “every paragraph”.
  private static func places(_ sentence: BriefSentence) -> [Place] {
    sentence.tokens.indices.compactMap { index in
      guard let unit = units[sentence.word(index)] else { return nil }
      if ["each", "every"].contains(sentence.word(index - 1)) {
        return Place(unit: unit, nth: nil, tokens: index - 1..<index + 1)
      }
      if sentence.word(index - 1) == "last", sentence.word(index - 2) == "to" {
        return Numbers.ordinal(sentence.word(index - 3)).map {
          Place(unit: unit, nth: -$0, tokens: index - 3..<index + 1)
        }
      }
      if let nth = Numbers.ordinal(sentence.word(index - 1)) ?? plainOrdinal(index - 1, sentence) {
        return Place(unit: unit, nth: nth, tokens: index - 1..<index + 1)
      }
      guard sentence.word(index) == unit, let number = Numbers.read(sentence.tokens, at: index + 1), number.value > 0,
        number.value < 100,
        sentence.word(number.end) != "times"
      else { return nil }
      return Place(unit: unit, nth: number.value, tokens: index..<number.end)
    }
  }

  /// `3-th sentence`, as templates write it.
  private static func plainOrdinal(_ index: Int, _ sentence: BriefSentence) -> Int? {
    guard ["th", "nd", "rd", "st"].contains(sentence.word(index)), index > 0, sentence.tokens[index - 1].kind == .number
    else { return nil }
    return sentence.tokens[index - 1].value
  }

  private static let holding: Set<String> = Set(
    words:
      "contain contains include includes mention mentions use uses have has feature features appear appears in be keyword word"
  )

  /// The words that stand there: behind the verb of mention, or before “in”.
  private static func words(for place: Place, _ sentence: BriefSentence, _ brief: Brief) -> TermList? {
    let clause = sentence.clause(of: place.tokens.lowerBound)
    if ["in", "of"].contains(sentence.word(place.tokens.lowerBound - 1))
      || ["in"].contains(sentence.word(place.tokens.lowerBound - 2))
    {
      // “Include the word X in the third sentence”
      guard
        sentence.has(
          ["include", "use", "mention", "put", "place", "appear", "contain", "have", "must", "should"],
          in: clause.lowerBound..<place.tokens.lowerBound)
      else { return nil }
      return list(in: clause.lowerBound..<place.tokens.lowerBound, sentence, brief)
    }
    guard
      let verb = sentence.first(
        of: holding,
        in: place.tokens.upperBound..<max(place.tokens.upperBound, min(place.tokens.upperBound + 8, clause.upperBound))),
      !sentence.has(
        ["start", "begin", "end", "starts", "begins", "ends", "open", "opens"], in: place.tokens.upperBound..<verb),
      !BriefPolarity.isForbidden(verb..<verb + 1, in: sentence)
    else { return nil }
    return list(in: verb..<sentence.tokens.count, sentence, brief)
  }

  private static func list(in range: Range<Int>, _ sentence: BriefSentence, _ brief: Brief) -> TermList? {
    for index in range {
      if sentence.tokens[index].isNamed, sentence.tokens[index].hasLetters,
        !KeywordConstraint.isExample(index, sentence)
      {
        return TermList(sentence, at: index, bare: 0, in: brief)
      }
      if ["word", "keyword", "words", "keywords", "term", "name"].contains(sentence.word(index)),
        let list = TermList(sentence, at: index + 1, bare: 1, in: brief)
      {
        return list
      }
    }
    return nil
  }

  /// “as the 4th word of that sentence”.
  private static func position(_ sentence: BriefSentence, after start: Int) -> Int? {
    guard let word = sentence.first(of: ["word"], in: start..<sentence.tokens.count),
      sentence.has(["as"], in: start..<word)
    else { return nil }
    return Numbers.ordinal(sentence.word(word - 1)) ?? plainOrdinal(word - 1, sentence)
  }

  /// “The second word in your response and the second to last word … should be the word X”.
  private static func readWordPlaces(_ sentence: BriefSentence, _ brief: Brief, _ rules: inout BriefRules) {
    guard let be = sentence.first(of: ["be", "is"]), let list = list(in: be..<sentence.tokens.count, sentence, brief),
      list.terms.count == 1,
      let word = list.texts.first, !list.tokens.contains(where: { rules.isClaimed($0, of: sentence) })
    else { return }
    var found = false
    for index in 0..<be
    where sentence.word(index) == "word"
      && sentence.has(["response", "answer", "reply", "text", "output"], in: index..<be)
      && !sentence.has(["each", "every", "sentence", "paragraph"], in: index..<be)
    {
      let position: Int
      if sentence.word(index - 1) == "last", sentence.word(index - 2) == "to",
        let back = Numbers.ordinal(sentence.word(index - 3))
      {
        position = -back
      } else if let nth = Numbers.ordinal(sentence.word(index - 1)), nth != 1, nth != -1 {
        position = nth
      } else {
        continue
      }
      rules.add(
        "brief.keywordPlace", ["unit": "answer", "nth": 1, "position": .int(position), "word": .string(word)],
        from: sentence)
      found = true
    }
    if found { rules.claim(list.tokens, of: sentence) }
  }
}
