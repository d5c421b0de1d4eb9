import TextScanning

/// “End with the exact phrase …”: the words the answer ends with.
enum EndingConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences {
      guard let cue = cue(sentence), let phrase = phrase(after: cue, sentence, brief) else { continue }
      rules.add("brief.ending", ["phrase": .string(phrase.text)], from: sentence)
      rules.claim(phrase.tokens, of: sentence)
    }
  }

  private static let verbs: Set<String> = Set(
    words: "end ends ending finish finishes close closes conclude concludes ended finished concluding")
  private static let places: Set<String> = ["last", "final", "closing", "concluding", "very"]
  private static let things: Set<String> = Set(words: "line sentence words word phrase thing statement remark part end")

  /// The position after the words that say that something ends the answer.
  private static func cue(_ sentence: BriefSentence) -> Int? {
    for place in sentence.tokens.indices where sentence.tokens[place].kind == .word {
      if verbs.contains(sentence.word(place)), isVerb(place, sentence), !isPartial(place, sentence) { return place + 1 }
      if sentence.word(place) == "off", ["sign", "signs", "signing"].contains(sentence.word(place - 1)) {
        return place + 1
      }
      if ["signed", "end_phrase"].contains(sentence.word(place)) { return place + 1 }
      if places.contains(sentence.word(place)), things.contains(sentence.word(place + 1)), !isPartial(place, sentence) {
        return names(place + 2, sentence) ? place + 2 : isPredicate(place, sentence) ? 0 : nil
      }
    }
    return nil
  }

  /// A verb with “with” or “on” behind it, a colon, or the words themselves.
  private static func isVerb(_ place: Int, _ sentence: BriefSentence) -> Bool {
    let near = place + 1..<min(place + 9, sentence.tokens.count)
    guard
      !["the", "very", "to", "week"].contains(sentence.word(place - 1))
        || sentence.word(place - 1) == "to"
          && sentence.has(["has", "have", "needs", "need", "ought", "is"], in: max(0, place - 4)..<place)
    else { return false }
    return sentence.has(["with", "on", "by", "using", "in"], in: near)
      || near.contains { sentence.tokens[$0].isNamed || sentence.tokens[$0].isMark(":") }
  }

  /// “The last line must read …”, “a closing line reading …”.
  private static func names(_ start: Int, _ sentence: BriefSentence) -> Bool {
    sentence.has(["be", "is", "read", "reads", "reading", "say", "says", "saying", "are"], in: start..<start + 7)
      || sentence.tokens.indices.contains(start) && sentence.tokens[start].isMark(":")
  }

  /// ““…” must be the last line”.
  private static func isPredicate(_ place: Int, _ sentence: BriefSentence) -> Bool {
    sentence.tokens[..<place].contains(where: \.isNamed) && sentence.has(["be", "is"], in: max(0, place - 4)..<place)
  }

  /// What ends is a part of the answer, not the answer.
  private static func isPartial(_ place: Int, _ sentence: BriefSentence) -> Bool {
    sentence.has(["each", "every", "all"], in: max(0, place - 6)..<min(place + 4, sentence.tokens.count))
      || sentence.has(["no", "sentences", "lines", "paragraphs", "bullets"], in: max(0, place - 3)..<place)
      || sentence.has(["of"], in: place + 2..<place + 3)
        && sentence.has(["each", "every", "paragraph", "sentence"], in: place + 3..<place + 6)
  }

  private struct Phrase {
    var text: String
    var tokens: Range<Int>
  }

  private static func phrase(after cue: Int, _ sentence: BriefSentence, _ brief: Brief) -> Phrase? {
    let clauseEnd = sentence.clauses.first { $0 > cue } ?? sentence.tokens.count
    let limit = min(max(clauseEnd, cue + 3), cue + 24, sentence.tokens.count)
    for index in cue..<max(cue, limit) {
      let token = sentence.tokens[index]
      if token.isNamed, token.hasLetters { return Phrase(text: brief.text(token.inner), tokens: index..<index + 1) }
      if token.isMark(":") || token.isMark("=") { return rest(after: index, sentence, brief) }
    }
    // “… with this line and put nothing after it: …”
    if let colon = (limit..<sentence.tokens.count).first(where: { sentence.tokens[$0].isMark(":") }),
      sentence.has(["nothing", "no"], in: limit..<colon)
    {
      return rest(after: colon, sentence, brief)
    }
    // “the word Goodbye”, “the exact words Fair winds!”
    guard let noun = sentence.first(of: ["word", "words", "phrase", "sentence", "line"], in: cue..<max(cue, limit)),
      noun + 1 < sentence.tokens.count
    else { return nil }
    if sentence.word(noun) == "word", let list = TermList(sentence, at: noun + 1, bare: 1, in: brief),
      let word = list.texts.first
    {
      return Phrase(text: word, tokens: list.tokens)
    }
    guard sentence.tokens[noun + 1].isCapitalized else { return nil }
    return Phrase(
      text: ended(sentence.tokens[noun + 1].range.lowerBound..<sentence.range.upperBound, brief),
      tokens: noun + 1..<sentence.tokens.count)
  }

  /// The text of a range, without a full stop behind another end mark.
  private static func ended(_ range: Range<Int>, _ brief: Brief) -> String {
    let text = brief.text(range)
    return text.hasSuffix("?.") || text.hasSuffix("!.") ? String(text.dropLast()) : text
  }

  /// What follows a colon: a quotation, the rest of the sentence, or the next line.
  private static func rest(after colon: Int, _ sentence: BriefSentence, _ brief: Brief) -> Phrase? {
    guard colon + 1 < sentence.tokens.count else {
      guard sentence.ordinal + 1 < brief.sentences.count else { return nil }
      let next = brief.sentences[sentence.ordinal + 1]
      if next.tokens.count <= 2, let term = next.tokens.first, term.isNamed {
        return Phrase(text: brief.text(term.inner), tokens: colon..<colon + 1)
      }
      return Phrase(text: brief.text(next.range), tokens: colon..<colon + 1)
    }
    let tokens = colon + 1..<sentence.tokens.count
    if let term = tokens.first(where: { sentence.tokens[$0].isNamed }), term <= colon + 2 {
      return Phrase(text: brief.text(sentence.tokens[term].inner), tokens: term..<term + 1)
    }
    return Phrase(
      text: ended(sentence.tokens[colon + 1].range.lowerBound..<sentence.range.upperBound, brief), tokens: tokens)
  }
}
