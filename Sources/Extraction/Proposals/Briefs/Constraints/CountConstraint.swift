import Rules
import TextScanning

/// Lines, characters, questions, numbers, emojis, headings, different words, pronouns: what else can be counted in an answer.
enum CountConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      readNamed(sentence, &rules)
      for counted in rules.counted(sentence) {
        guard let things = things[counted.unit], LengthScope(counted, sentence, brief) == .answer,
          isOfAnswer(counted, sentence), !(counted.isAttribute && counted.quantity.form == .bare)
        else { continue }
        rules.add(
          "brief.count",
          counted.quantity.slots(bareIsLeast: counted.unit == .emoji).merging(["of": .string(things)]) { own, _ in own
          }, from: sentence)
        rules.claim(counted.quantity.tokens, of: sentence)
      }
      readForbidden(sentence, &rules)
    }
  }

  private static let things: [UnitNoun: String] = [
    .character: "characters", .line: "lines", .question: "questions", .number: "numbers", .emoji: "emojis",
    .heading: "headings",
    .uniqueWord: "uniqueWords",
  ]

  /// “ten characters” may be people, “two lines” may be drawn: a bound or a length is meant by an order that counts the answer.
  private static func isOfAnswer(_ counted: Counted, _ sentence: BriefSentence) -> Bool {
    switch counted.unit {
    case .character:
      return counted.quantity.form == .bounded && (counted.quantity.most ?? counted.quantity.least ?? 0) >= 20
        || sentence.has(["response", "answer", "reply", "long", "length"])
          && sentence.has(["exactly", "long", "length"])
    case .line:
      return !["break", "breaks"].contains(sentence.word(counted.noun + 1)) && !counted.modifiers.contains("new")
        && !sentence.has(["separate", "separated"], in: sentence.clause(of: counted.noun))
    case .question:
      return sentence.has(
        ["ask", "asks", "include", "contain", "use", "have", "pose", "must", "should", "with"], in: 0..<counted.noun)
        && !sentence.has(["answer", "multiple", "choice", "quiz", "about"], in: 0..<counted.noun + 2)
    case .number:
      return sentence.has(["include", "use", "contain", "mention", "must", "should"], in: 0..<counted.noun)
        && sentence.word(counted.noun + 1) != "of"
    default: return true
    }
  }

  // MARK: - By name

  private static let named: [String: String] = [
    "pronoun": "pronouns", "pronouns": "pronouns", "conjunction": "conjunctions", "conjunctions": "conjunctions",
    "palindrome": "palindromes",
    "palindromes": "palindromes", "exclamations": "exclamations",
  ]

  private static func readNamed(_ sentence: BriefSentence, _ rules: inout BriefRules) {
    for quantity in sentence.quantities where !rules.isClaimed(quantity.number, of: sentence) && !quantity.isTimes {
      guard
        let noun = (quantity.after..<min(quantity.after + 5, sentence.tokens.count)).first(where: {
          named[sentence.word($0)] != nil
        }), let thing = named[sentence.word(noun)]
      else { continue }
      var slots = quantity.slots(bareIsLeast: true).merging(["of": .string(thing)]) { own, _ in own }
      // “each at least five characters long”
      if thing == "palindromes",
        let length = sentence.quantities.first(where: {
          $0.number > noun && $0.least != nil && sentence.has(["characters", "letters"], in: $0.after..<$0.after + 2)
        })
      {
        slots["length"] = length.least.map { .int($0) }
        rules.claim(length.tokens, of: sentence)
      }
      rules.add("brief.count", slots, from: sentence)
      rules.claim(quantity.tokens, of: sentence)
    }
  }

  private static let forbiddable: [String: String] = [
    "heading": "headings", "headings": "headings", "headers": "headings", "lists": "items", "list": "items",
    "emoji": "emojis", "emojis": "emojis",
    "questions": "questions", "numbers": "numbers", "digits": "numbers", "numerals": "numbers", "whitespace": "spaces",
    "spaces": "spaces",
  ]

  /// “No headings and no lists”, “without emojis”, “should not contain any whitespace”.
  private static func readForbidden(_ sentence: BriefSentence, _ rules: inout BriefRules) {
    for index in sentence.tokens.indices where !rules.isClaimed(index, of: sentence) {
      guard let thing = forbiddable[sentence.word(index)], isBare(index, sentence),
        BriefPolarity.isForbidden(index..<index + 1, in: sentence)
      else { continue }
      rules.add("brief.count", ["of": .string(thing), "max": 0], from: sentence)
    }
  }

  /// “no headings”, “any lists”, “or emojis”: nothing but a quantifier before the noun, and nothing that it belongs to behind it.
  private static func isBare(_ index: Int, _ sentence: BriefSentence) -> Bool {
    let before = sentence.word(index - 1)
    guard
      ["no", "any", "or", "and", "use", "using", "without", "include", "contain", "avoid"].contains(before)
        || sentence.tokens.indices.contains(index - 1) && sentence.tokens[index - 1].isMark(",")
    else { return false }
    return !["of", "in", "from", "that", "item", "items", "between", "before", "after"].contains(
      sentence.word(index + 1)) && (sentence.word(index) != "list" || before == "no" || before == "any")
  }
}
