import TextScanning

/// “Exactly three bullet points”.
enum BulletConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      for counted in rules.counted(sentence)
      where isBullets(counted, sentence) && LengthScope(counted, sentence, brief) == .answer {
        rules.add("brief.bullets", counted.quantity.slots(), from: sentence)
        rules.claim(counted.quantity.tokens, of: sentence)
      }
      if let noun = sentence.first(of: ["bullet", "bullets", "bulleted"]),
        BriefPolarity.isForbidden(noun..<noun + 1, in: sentence),
        !rules.isClaimed(noun, of: sentence)
      {
        rules.add("brief.bullets", ["max": 0], from: sentence)
      }
    }
  }

  private static let bullets: Set<String> = ["bullet", "bullets", "bulleted", "bullet-point"]

  private static func isBullets(_ counted: Counted, _ sentence: BriefSentence) -> Bool {
    switch counted.unit {
    case .bullet: return true
    case .passage:
      // “one bulleted list of four items”, “six points as bullets”, “three names using bullet points”
      let clause = sentence.clause(of: counted.quantity.number)
      if ["points", "point", "items", "item"].contains(sentence.word(counted.noun)) {
        return sentence.has(bullets, in: clause)
      }
      guard let noun = sentence.first(of: bullets, in: counted.noun..<max(counted.noun, clause.upperBound)) else {
        return false
      }
      return sentence.has(["using", "as", "in", "with"], in: max(counted.noun, noun - 4)..<noun)
    default:
      return false
    }
  }
}
