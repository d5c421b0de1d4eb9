import TextScanning

/// How many paragraphs, how they are divided, and with which word one of them begins.
enum ParagraphConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    let count = count(brief, rules)
    var isCovered = false
    for sentence in brief.sentences {
      guard let start = start(sentence, brief) else { continue }
      if let count, let total = count.counted.quantity.exact, start.nth <= total {
        let nth = start.nth < 0 ? total + 1 + start.nth : start.nth
        guard nth > 0 else { continue }
        rules.add(
          "brief.paragraphStart", ["paragraphs": .int(total), "nth": .int(nth), "word": .string(start.word)],
          from: count.sentence, sentence)
        rules.claim(start.tokens, of: sentence)
        isCovered = true
      } else {
        rules.add(
          "brief.unitEdge",
          ["unit": "paragraph", "edge": "start", "nth": .int(start.nth), "text": .string(start.word)], from: sentence)
        rules.claim(start.tokens, of: sentence)
      }
    }
    if let count {
      rules.claim(count.counted.quantity.tokens, of: count.sentence)
      if !isCovered { add(count, brief, &rules) }
    }
  }

  private struct Count {
    var counted: Counted
    var sentence: BriefSentence
  }

  private static func add(_ count: Count, _ brief: Brief, _ rules: inout BriefRules) {
    var slots = count.counted.quantity.slots()
    let divider = brief.sentences.first { $0.namesStars(3) }
    // Another divider than an empty line or three asterisks: what lies between it cannot be told.
    let other = brief.sentences.contains {
      $0.has(["divider", "dividers", "delimiter", "delimited", "separator"])
        && !$0.has(["line", "lines", "newline", "newlines", "break", "breaks"])
    }
    if divider == nil, other { return }
    if let divider {
      slots["divider"] = "stars"
      rules.add("brief.paragraphs", slots, from: count.sentence, divider)
    } else {
      rules.add("brief.paragraphs", slots, from: count.sentence)
    }
  }

  /// How many paragraphs the whole answer has; sections count when three asterisks divide them.
  private static func count(_ brief: Brief, _ rules: BriefRules) -> Count? {
    let isStarred = brief.dividesByStars(3)
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      for counted in rules.counted(sentence) where !counted.isAttribute {
        let isParagraph =
          counted.unit == .paragraph
          || counted.unit == .section && isStarred && !HighlightConstraint.isHighlight(counted, sentence)
        guard isParagraph, LengthScope(counted, sentence, brief) == .answer else { continue }
        return Count(counted: counted, sentence: sentence)
      }
    }
    return nil
  }

  // MARK: - The first word of one

  private struct Start {
    /// From 1; -1 is the last.
    var nth: Int
    var word: String
    var tokens: Range<Int>
  }

  private static let verbs: Set<String> = Set(
    words: "start starts starting begin begins beginning open opens opening word started begun")

  private static func start(_ sentence: BriefSentence, _ brief: Brief) -> Start? {
    for place in sentence.all(of: ["paragraph", "paragraphs"]) + ellipses(sentence) {
      guard let nth = nth(place, sentence), let verb = sentence.first(of: verbs) else { continue }
      var from = max(place, verb) + 1
      if sentence.word(from - 1) != "word", let word = sentence.first(of: ["word"], in: from..<sentence.tokens.count) {
        from = word + 1
      }
      if let with = sentence.first(of: ["with", "is", "be"], in: from..<sentence.tokens.count),
        !sentence.tokens[from..<with].contains(where: \.isNamed),
        sentence.word(from - 1) != "word" || !isEntry(sentence, from)
      {
        from = with + 1
      }
      while ["the", "word", "be", "of"].contains(sentence.word(from)) { from += 1 }
      guard let list = TermList(sentence, at: from, bare: 1, in: brief), let word = list.texts.first,
        !word.utf8.contains(0x20)
      else { continue }
      return Start(nth: nth, word: word.lowercased(), tokens: list.tokens)
    }
    return nil
  }

  /// “Two paragraphs; begin the second with …”: ordinals that leave the noun out.
  private static func ellipses(_ sentence: BriefSentence) -> [Int] {
    guard sentence.has(["paragraph", "paragraphs"]) else { return [] }
    return sentence.tokens.indices.filter { index in
      guard Numbers.ordinal(sentence.word(index - 1)) != nil, sentence.word(index - 2) == "the" else { return false }
      return ["with", "one", "must", "should", "of", "has"].contains(sentence.word(index))
    }
  }

  private static func isEntry(_ sentence: BriefSentence, _ index: Int) -> Bool {
    sentence.tokens.indices.contains(index)
      && (sentence.tokens[index].isNamed
        || sentence.tokens[index].kind == .word
          && !["of", "must", "should", "in", "for"].contains(sentence.word(index)))
  }

  /// “the 4th paragraph”, “paragraph 2”, “paragraph number two”.
  private static func nth(_ place: Int, _ sentence: BriefSentence) -> Int? {
    if let ordinal = Numbers.ordinal(sentence.word(place - 1)) { return ordinal }
    let next =
      sentence.word(place + 1) == "number"
        || sentence.tokens.indices.contains(place + 1) && sentence.tokens[place + 1].isMark("#") ? place + 2 : place + 1
    guard sentence.word(place) == "paragraph", let number = Numbers.read(sentence.tokens, at: next), number.value < 100
    else { return nil }
    return number.value
  }
}

extension Quantity {
  /// The number, when it is one number and no other.
  var exact: Int? { least == most ? least : nil }
}
