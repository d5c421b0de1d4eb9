import TextScanning

/// “Wrap the entire output in JSON format”.
enum JSONConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences {
      for place in sentence.all(of: ["json"])
      where isForm(place, sentence) && !BriefPolarity.isForbidden(place..<place + 1, in: sentence) {
        rules.add("brief.json", [:], from: sentence)
      }
    }
  }

  /// Whether JSON is what the answer is written in, not what it is about.
  private static func isForm(_ place: Int, _ sentence: BriefSentence) -> Bool {
    if ["format", "only", "object", "output", "array", "form", "document", "block", "block", "formatted", "structure"]
      .contains(sentence.word(place + 1))
    {
      return sentence.has(["about", "explain"], in: max(0, place - 2)..<place) == false
    }
    let before = (1...3).map { sentence.word(place - $0) }
    guard
      before.contains(where: {
        ["in", "as", "into", "valid", "using", "format", "formatted", "be", "pure", "return", "one", "a"].contains($0)
      }) || sentence.tokens.indices.contains(place - 1) && [":", "="].contains(sentence.tokens[place - 1].text)
    else { return false }
    return !["about", "on", "of"].contains(before[0])
      && (sentence.has(whole) || before.contains { ["in", "as", "into", "valid"].contains($0) })
  }

  private static let whole: Set<String> = Set(
    words: "entire whole output response answer reply everything full return format wrap respond completion")
}
