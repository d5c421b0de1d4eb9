import TextScanning

/// “Use this exact template: My answer: [answer] My conclusion: [conclusion]”: the labels have to be there.
enum TemplateConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences
    where sentence.has(["template", "format", "structure", "layout"])
      && sentence.has(["exact", "this", "following", "use", "template"])
    {
      let own = labels(sentence, brief)
      var texts = own.texts
      // A template on lines of its own.
      if sentence.tokens.last?.isMark(":") == true {
        for next in brief.sentences[(sentence.ordinal + 1)...].prefix(12) {
          let found = labels(next, brief)
          guard !found.texts.isEmpty else { break }
          texts += found.texts
          rules.claim(next)
        }
      }
      guard texts.count >= 2 else { continue }
      rules.add("brief.keywords", ["words": JSON(texts)], from: sentence)
      for place in own.places { rules.claim(place, of: sentence) }
    }
  }

  /// The words before a colon and something in brackets.
  private static func labels(_ sentence: BriefSentence, _ brief: Brief) -> (texts: [String], places: [Range<Int>]) {
    var texts: [String] = []
    var places: [Range<Int>] = []
    for bracket in sentence.tokens.indices where sentence.tokens[bracket].wrap == .brackets && bracket > 1 {
      guard sentence.tokens[bracket - 1].isMark(":") else { continue }
      var start = bracket - 1
      while start > 0, sentence.tokens[start - 1].kind == .word { start -= 1 }
      guard start < bracket - 1 else { continue }
      texts.append(brief.text(sentence.tokens[start].range.lowerBound..<sentence.tokens[bracket - 1].range.upperBound))
      places.append(start..<bracket + 1)
    }
    return (texts, places)
  }
}
