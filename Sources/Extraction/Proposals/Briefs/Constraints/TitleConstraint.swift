import TextScanning

/// “Give it a title in double angle brackets, i.e. <<title>>”.
enum TitleConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where showsBrackets(sentence) && sentence.has(titles.union(wholes)) {
      let place = sentence.first(of: titles) ?? sentence.first(of: wholes) ?? 0
      guard !BriefPolarity.isForbidden(place..<place + 1, in: sentence) else { continue }
      rules.add("brief.title", [:], from: sentence)
      for token in sentence.tokens.indices where sentence.tokens[token].wrap == .angles {
        rules.claim(token..<token + 1, of: sentence)
      }
    }
  }

  /// What else stands in such brackets is checked as a title is: some text must.
  private static let wholes: Set<String> = ["answer", "response", "reply", "conclusion", "result"]
  private static let titles: Set<String> = Set(words: "title titled titles name named heading headline called header")

  private static func showsBrackets(_ sentence: BriefSentence) -> Bool {
    if sentence.tokens.contains(where: {
      $0.kind == .term && ($0.wrap == .angles || $0.text.contains("<<")) || $0.isMark("<<")
    }) {
      return true
    }
    return sentence.all(of: ["double", "two"]).contains { place in
      sentence.has(["angular", "angle", "angled", "chevrons", "pointed", "pointy"], in: place + 1..<place + 3)
    }
  }
}
