import Prose

/// A pair of words that only shows what a sentence asks for: “Don't make assumptions about families (for example, use *spouse* instead of
/// *husband*)”, “Use language like ‘You can’ rather than ‘Users can’”. The pair holds where what it shows is meant.
enum Illustration {
  /// The part of the sentence that says what is asked for; nil where the words are meant themselves.
  /// - Parameter prefer: the terms that the sentence wants.
  static func asked(_ prefer: [Token], in unit: Unit) -> Range<Int>? {
    guard let wanted = prefer.first, let first = unit.tokens.firstIndex(where: { $0.range == wanted.range }) else {
      return nil
    }
    return behindExample(first, unit.tokens) ?? behindLikeness(first, unit.tokens)
  }

  /// “… (for example, use *x*”: a clause of its own before the bracket, a verb behind “for example”.
  private static func behindExample(_ first: Int, _ tokens: [Token]) -> Range<Int>? {
    guard let bracket = tokens[..<first].lastIndex(where: { $0.text == "(" }),
      !tokens[bracket..<first].contains(where: { $0.text == ")" })
    else { return nil }
    let words = tokens[bracket..<first].filter { $0.kind == .word }.map(\.text)
    let isExample =
      words.starts(with: ["for", "example"]) || words.starts(with: ["for", "instance"]) || words.first == "e.g"
    let head = tokens[..<bracket].filter { $0.kind == .word }
    return isExample && words.contains(where: ["use", "say", "write", "prefer"].contains) && head.count >= 3
      ? 0..<bracket : nil
  }

  /// “language like *x*”, “phrases such as *x*”.
  private static func behindLikeness(_ first: Int, _ tokens: [Token]) -> Range<Int>? {
    guard first >= 2 else { return nil }
    let isLike = tokens[first - 1].text == "like"
    let isSuchAs = tokens[first - 1].text == "as" && tokens[first - 2].text == "such"
    let noun = first - (isLike ? 2 : 3)
    guard isLike || isSuchAs, noun >= 1, ["language", "phrasing", "wording", "style"].contains(tokens[noun].text) else {
      return nil
    }
    return 0..<first
  }
}
