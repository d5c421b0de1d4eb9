import TextScanning

/// “Give two different responses, separated by six asterisks”.
enum TwoAnswersConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    guard let stars = brief.sentences.first(where: { $0.namesStars(6) }) else { return }
    let divides = brief.sentences.contains { $0.has(dividing) || $0.has(pairs) }
    guard divides, !BriefPolarity.isForbidden(0..<1, in: stars) else { return }
    rules.add("brief.twoAnswers", [:], from: stars)
    for sentence in brief.sentences {
      for quantity in sentence.quantities
      where quantity.least == 6 && sentence.namesStars(6)
        || quantity.least == 2 && sentence.has(things, in: quantity.after..<quantity.after + 3)
      {
        rules.claim(quantity.tokens, of: sentence)
      }
    }
  }

  private static let dividing: Set<String> = Set(
    words:
      "separate separated separates separating divide divided between split apart divider delimiter divides separator")
  private static let pairs: Set<String> = ["two", "both", "versions", "second"]
  private static let things: Set<String> = Set(
    words: "responses answers versions replies proposals variants alternatives options different toasts poems stories")
}
