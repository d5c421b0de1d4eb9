/// Whether what stands at a place of a sentence is wanted or forbidden.
enum BriefPolarity {
  /// Whether the tokens of a range are forbidden: by a negation before them in their clause, or by a predicate after them.
  static func isForbidden(_ range: Range<Int>, in sentence: BriefSentence) -> Bool {
    let clause = sentence.clause(of: range.lowerBound)
    if let negator = negator(before: range.lowerBound, in: clause, sentence) {
      return !isLifted(negator, range, sentence)
    }
    // “must not”, “is forbidden”, “should never appear” after the subject, in this clause or with its own verb in the next.
    return forbids(range.upperBound..<sentence.tokens.count, sentence)
  }

  private static func negator(before index: Int, in clause: Range<Int>, _ sentence: BriefSentence) -> Int? {
    for place in stride(from: index - 1, through: clause.lowerBound, by: -1) {
      let token = sentence.tokens[place]
      guard token.kind == .word else { continue }
      if BriefVocabulary.negators.contains(token.text), !isIdle(place, sentence) { return place }
      // “Stay away from”, “keep … out of”, “steer clear of”, “rather than”, “instead of”.
      if ["away", "clear"].contains(token.text), ["from", "of"].contains(sentence.word(place + 1)) { return place }
      if token.text == "out", sentence.word(place + 1) == "of" { return place }
      if ["rather", "instead"].contains(token.text), ["than", "of"].contains(sentence.word(place + 1)) {
        return place
      }
    }
    return nil
  }

  /// Words that negate something else: “not only”, “don’t forget to”, “no fewer than”, “leave three blanks”, “feel free”.
  private static func isIdle(_ place: Int, _ sentence: BriefSentence) -> Bool {
    let next = sentence.word(place + 1)
    switch sentence.word(place) {
    case "not", "don't", "never", "do":
      return ["only", "forget", "hesitate", "miss", "fail", "fewer", "less", "more", "longer", "just"].contains(next)
    case "no": return ["fewer", "less", "more", "longer", "later", "matter", "other", "one"].contains(next)
    case "leave", "leaves", "leaving":
      return !sentence.has(["out", "off", "commas", "away"], in: place + 1..<min(place + 6, sentence.tokens.count))
    case "free": return sentence.word(place - 1) == "feel" || !["of", "from"].contains(next)
    case "nothing": return ["but", "else", "after", "before"].contains(next) || sentence.word(place - 1) == "with"
    case "without":
      return ["change", "changing", "altering", "any", "fail", "alteration", "modification", "modifying", "exception"]
        .contains(next)
        && sentence.has(
          ["repeat", "change", "fail", "exception", "altering", "changing"],
          in: place + 1..<min(place + 3, sentence.tokens.count))
    case "ban", "forbid", "lack", "lacks", "minus", "sans", "skip", "omit", "absent": return false
    default: return false
    }
  }

  /// “Avoid X, and instead use Y”, “not X but Y”: the negation ends before the range.
  private static func isLifted(_ negator: Int, _ range: Range<Int>, _ sentence: BriefSentence) -> Bool {
    sentence.has(["instead"], in: negator + 1..<range.lowerBound)
  }

  private static func forbids(_ range: Range<Int>, _ sentence: BriefSentence) -> Bool {
    var index = range.lowerBound
    // The rest of a list, “anywhere”, “both”, a bracket; then the verb.
    var steps = 0
    while index < range.upperBound, steps < 5 {
      let token = sentence.tokens[index]
      guard token.kind == .word else { return false }
      let text = token.text
      if ["mustn't", "shouldn't", "can't", "cannot", "isn't", "aren't"].contains(text) { return true }
      if BriefVocabulary.modals.contains(text) {
        return sentence.has(BriefVocabulary.forbidding, in: index + 1..<min(index + 4, range.upperBound))
          && !isIdle(index + 1, sentence)
      }
      if text == "never" { return true }
      guard
        ["both", "all", "either", "itself", "anywhere", "ever", "word", "words", "themselves", "each"].contains(text)
      else { return false }
      index += 1
      steps += 1
    }
    return false
  }
}
