import TextScanning

/// What a brief counts.
enum UnitNoun: Sendable, Equatable {
  case word, sentence, paragraph, bullet, placeholder, section, highlight, character, line, question, exclamation,
    number, emoji
  case hashtag, heading, letter
  case times
  /// Words in capital letters.
  case capitalWord
  /// Words that differ from each other.
  case uniqueWord
  /// A passage, a phrase, a name: something that only its surroundings make countable.
  case passage

  private static let nouns: [String: UnitNoun] = {
    var nouns: [String: UnitNoun] = [:]
    for (unit, names) in rows { for name in names.split(separator: " ") { nouns[String(name)] = unit } }
    return nouns
  }()

  private static let rows: [(UnitNoun, String)] = [
    (.word, "word words"), (.sentence, "sentence sentences sentance sentances"), (.paragraph, "paragraph paragraphs"),
    (.bullet, "bullet bullets bulletpoints bulletpoint"), (.placeholder, "placeholder placeholders blanks"),
    (
      .section,
      "section sections part parts chapter chapters day days unit units stage stages episode episodes act acts scene scenes stop stops"
    ),
    (.highlight, "highlight highlights"), (.character, "character characters chars"), (.line, "line lines"),
    (.question, "question questions"), (.exclamation, "exclamations"), (.number, "number numbers numerals digits"),
    (.emoji, "emoji emojis"), (.hashtag, "hashtag hashtags"), (.heading, "heading headings subheadings headers header"),
    (.letter, "letter letters"),
    (.times, "time times occasion occasions occurrence occurrences instance instances appearances mentions"),
    (
      .passage,
      "passage passages phrase phrases text texts term terms name names item items point points keyword keywords area areas thing things title titles segment segments portion portions idea ideas ingredient ingredients element elements piece pieces"
    ),
  ]

  /// What a noun counts.
  static func of(_ word: String) -> UnitNoun? { nouns[word] }

  /// What the noun at a position counts, and the position after it.
  static func of(_ tokens: [BriefToken], at index: Int) -> (unit: UnitNoun, end: Int)? {
    guard tokens.indices.contains(index), tokens[index].kind == .word, let unit = nouns[tokens[index].text] else {
      return nil
    }
    let next = index + 1 < tokens.count && tokens[index + 1].kind == .word ? tokens[index + 1].text : ""
    switch unit {
    case .bullet where ["point", "points", "item", "items"].contains(next): return (.bullet, index + 2)
    case .bullet where ["list", "lists"].contains(next): return nil
    case .passage where next == "highlights": return (.highlight, index + 2)
    default: return (unit, index + 1)
    }
  }
}

/// What a quantity counts, and where that stands.
struct Counted: Sendable {
  let quantity: Quantity
  let unit: UnitNoun
  /// Position of the noun; of the number where it says “twice”.
  let noun: Int
  /// Adjectives between number and noun.
  let modifiers: Set<String>
  /// The noun is the first half of a compound: “a 500-word story”.
  let isAttribute: Bool

  /// Tokens from the first of number and noun to so many behind the last.
  func span(adding more: Int) -> Range<Int> { min(quantity.number, noun)..<max(quantity.number, noun) + more }
}

/// Finds what quantities count.
enum CountedReader {
  /// All quantities of a sentence that count something known.
  static func all(_ sentence: BriefSentence) -> [Counted] {
    let found = shared(sentence.quantities.map { ahead($0, sentence) }, sentence)
    return found.enumerated().compactMap { index, counted in
      if let counted { return counted }
      let quantity = sentence.quantities[index]
      if let unit = label(quantity, sentence) { return unit }
      return inherited(index, found, sentence)
    }
  }

  /// “at most two sentences and 30 words”: one comparator for both.
  private static func shared(_ found: [Counted?], _ sentence: BriefSentence) -> [Counted?] {
    var found = found
    for index in found.indices.dropFirst() {
      guard let counted = found[index], let before = found[index - 1], counted.quantity.form == .bare,
        before.quantity.form == .bounded,
        counted.quantity.number == before.noun + 2, ["and", "or"].contains(sentence.word(before.noun + 1))
      else { continue }
      var quantity = counted.quantity
      if before.quantity.least == nil {
        quantity.least = nil
      } else if before.quantity.most == nil {
        quantity.most = nil
      } else {
        continue
      }
      quantity.form = .bounded
      found[index] = Counted(
        quantity: quantity, unit: counted.unit, noun: counted.noun, modifiers: counted.modifiers,
        isAttribute: counted.isAttribute)
    }
    return found
  }

  private static func ahead(_ quantity: Quantity, _ sentence: BriefSentence) -> Counted? {
    if quantity.isTimes {
      return Counted(quantity: quantity, unit: .times, noun: quantity.number, modifiers: [], isAttribute: false)
    }
    let tokens = sentence.tokens
    var modifiers: Set<String> = []
    var index = quantity.after
    // “45 or less words”: the comparator is part of the quantity. “at least 3 (three) words”
    if index + 2 < tokens.count, tokens[index].isMark("("), tokens[index + 2].isMark(")") { index += 3 }
    while index < min(tokens.count, quantity.after + 7) {
      let token = tokens[index]
      if token.kind == .term, token.wrap == .quotes, index == quantity.after,
        let unit = UnitNoun.of(token.text.lowercased())
      {
        return Counted(quantity: quantity, unit: unit, noun: index, modifiers: modifiers, isAttribute: false)
      }
      guard token.kind == .word else { return nil }
      if let unit = UnitNoun.of(tokens, at: index), !isAdjective(token.text, tokens, index),
        !modifiers.contains("single")
      {
        // “two more words than the previous one”
        if !modifiers.isDisjoint(with: ["more", "fewer", "less"]) { return nil }
        return counted(quantity, unit.unit, noun: unit.end - 1, modifiers, sentence)
      }
      guard !stops.contains(token.text), Numbers.read(tokens, at: index) == nil || token.text == "single" else {
        return nil
      }
      modifiers.insert(token.text)
      index += 1
    }
    return nil
  }

  /// “text” in “text sections”, “line” in “line breaks”, “title” in “title case”: not what is counted.
  private static func isAdjective(_ word: String, _ tokens: [BriefToken], _ index: Int) -> Bool {
    guard index + 1 < tokens.count, tokens[index + 1].kind == .word else { return false }
    let next = tokens[index + 1].text
    switch word {
    case "text", "title", "name", "key", "item", "keyword", "section":
      return UnitNoun.of(next) != nil || ["highlights", "titles"].contains(next)
    case "line": return ["break", "breaks", "feed", "feeds"].contains(next)
    case "day", "part", "part-":
      return UnitNoun.of(next) == nil && !["each", "and", "or", "with", "in", "of", "for", "long"].contains(next)
        && next.utf8.count > 2
    default: return false
    }
  }

  private static func counted(
    _ quantity: Quantity, _ unit: UnitNoun, noun: Int, _ modifiers: Set<String>, _ sentence: BriefSentence
  ) -> Counted {
    var unit = unit
    if unit == .word, !modifiers.isDisjoint(with: ["unique", "different", "distinct"]) { unit = .uniqueWord }
    let singular = ["word", "sentence", "paragraph", "line", "section", "character", "bullet"].contains(
      sentence.tokens[noun].text)
    let next = sentence.word(noun + 1)
    let isAttribute = singular && quantity.least != 1 && (!next.isEmpty && !afterUnits.contains(next))
    return Counted(quantity: quantity, unit: unit, noun: noun, modifiers: modifiers, isAttribute: isAttribute)
  }

  private static let afterUnits: Set<String> = Set(
    words: "or and in with for that of about at to long max maximum minimum limit each per total only by must should")

  /// “Words: at least 200”, “the number of words in your response should be 250 or more”, “words >= 100”, “word count of 300 or more”.
  private static func label(_ quantity: Quantity, _ sentence: BriefSentence) -> Counted? {
    let tokens = sentence.tokens
    let limit = quantity.tokens.lowerBound
    for index in stride(from: limit - 1, through: 0, by: -1) {
      guard tokens[index].kind == .word, let unit = UnitNoun.of(tokens[index].text), unit != .passage, unit != .times
      else { continue }
      let isCounted =
        index >= 2 && tokens[index - 1].isWord("of")
        && ["number", "count", "amount", "quantity"].contains(tokens[index - 2].text)
      let isCount = ["count", "limit", "total"].contains(sentence.word(index + 1))
      let marks = [":", "=", "|", "<", ">", "<=", ">=", "≤", "≥", "–", "—", "-"]
      let isLabel =
        index <= 3 && index + 1 < tokens.count
        && (tokens[index + 1].kind == .mark && marks.contains(tokens[index + 1].text))
      guard isCounted || isCount || isLabel else { continue }
      var quantity = quantity
      // “Word limit: 200”
      if quantity.form == .bare, sentence.word(index + 1) == "limit" {
        quantity.least = nil
        quantity.form = .bounded
      }
      return Counted(quantity: quantity, unit: unit, noun: index, modifiers: [], isAttribute: false)
    }
    return nil
  }

  /// “over 70 words but fewer than 110”, “at least 50 and at most 80 words”.
  private static func inherited(_ index: Int, _ found: [Counted?], _ sentence: BriefSentence) -> Counted? {
    let quantity = sentence.quantities[index]
    guard quantity.form == .bounded else { return nil }
    let links: Set<String> = ["but", "and", "or"]
    if index > 0, let before = found[index - 1],
      isLinked(before.noun + 1..<max(before.noun + 1, quantity.tokens.lowerBound), links, sentence)
    {
      return Counted(
        quantity: quantity, unit: before.unit, noun: before.noun, modifiers: before.modifiers, isAttribute: false)
    }
    if index + 1 < found.count, let next = found[index + 1],
      isLinked(quantity.after..<max(quantity.after, next.quantity.tokens.lowerBound), links, sentence)
    {
      return Counted(
        quantity: quantity, unit: next.unit, noun: next.noun, modifiers: next.modifiers, isAttribute: false)
    }
    return nil
  }

  /// Whether two quantities are joined by a conjunction and count one thing: “10 words in all caps, but no more than 15”.
  private static func isLinked(_ range: Range<Int>, _ links: Set<String>, _ sentence: BriefSentence) -> Bool {
    guard range.count <= 6, let last = range.last, links.contains(sentence.word(last)) || sentence.word(last) == "not"
    else { return false }
    return !range.contains { UnitNoun.of(sentence.word($0)) != nil || sentence.tokens[$0].kind == .term }
  }

  private static let stops: Set<String> = Set(
    words: """
      in on at for with to by from that which who and or but is are was were must should your my the a an about each every of using
      where when if than as per containing has have will can it this i you
      """)
}
