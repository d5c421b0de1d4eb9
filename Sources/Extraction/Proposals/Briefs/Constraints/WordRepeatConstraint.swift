import TextScanning

/// “Use no word more than twice”.
enum WordRepeatConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      guard let noun = sentence.first(of: ["word", "words"]),
        ["any", "no", "single", "same", "a"].contains(sentence.word(noun - 1)),
        !rules.isClaimed(noun, of: sentence),
        sentence.has(["not", "no", "never", "without", "don't", "avoid", "cannot", "shouldn't", "mustn't"])
      else { continue }
      if let counted = rules.counted(sentence).first(where: { $0.unit == .times }), let most = counted.quantity.most,
        most > 0, counted.quantity.least == nil || counted.quantity.exact != nil && sentence.has(["than"])
      {
        rules.add("brief.wordRepeat", ["max": .int(most)], from: sentence)
        rules.claim(counted.quantity.tokens, of: sentence)
        rules.claim(noun..<noun + 1, of: sentence)
      } else if sentence.has(["repeat", "repeated", "repeating", "reuse", "reused"]) && sentence.quantities.isEmpty {
        rules.add("brief.wordRepeat", ["max": 1], from: sentence)
      }
    }
  }
}
