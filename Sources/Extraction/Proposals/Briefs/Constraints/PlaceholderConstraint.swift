import TextScanning

/// “At least three placeholders in square brackets, such as [address]”.
enum PlaceholderConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      let hasBrackets =
        sentence.has(["brackets", "bracket", "bracketed"]) || sentence.tokens.contains { $0.wrap == .brackets }
      for counted in rules.counted(sentence) where counts(counted, sentence, hasBrackets: hasBrackets) {
        rules.add("brief.placeholders", counted.quantity.slots(bareIsLeast: true), from: sentence)
        rules.claim(counted.quantity.tokens, of: sentence)
      }
      guard let noun = sentence.first(of: ["placeholder", "placeholders"]),
        !rules.all.contains(where: { $0.kind == "brief.placeholders" })
      else { continue }
      if BriefPolarity.isForbidden(noun..<noun + 1, in: sentence) {
        rules.add("brief.placeholders", ["max": 0], from: sentence)
      } else if ["a", "one", "some"].contains(sentence.word(noun - 1)), hasBrackets {
        rules.add("brief.placeholders", ["min": 1], from: sentence)
      }
    }
  }

  private static func counts(_ counted: Counted, _ sentence: BriefSentence, hasBrackets: Bool) -> Bool {
    switch counted.unit {
    case .placeholder: true
    case .passage, .word, .section:
      hasBrackets
        && sentence.has(
          ["brackets", "bracket", "bracketed", "placeholders", "placeholder"], in: counted.span(adding: 6))
        && !HighlightConstraint.isHighlight(counted, sentence)
    default: false
    }
  }
}
