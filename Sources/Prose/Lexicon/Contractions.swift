import TextScanning

/// Pairs of words and what they contract to: `do not` and `don't`.
public enum Contractions {
  /// Expanded and contracted, in the order a text is searched for them.
  private static let table: [(expanded: String, contracted: String)] = [
    ("are not", "aren't"), ("can not", "can't"), ("could not", "couldn't"), ("did not", "didn't"),
    ("does not", "doesn't"),
    ("do not", "don't"), ("had not", "hadn't"), ("has not", "hasn't"), ("have not", "haven't"), ("is not", "isn't"),
    ("must not", "mustn't"), ("need not", "needn't"), ("should not", "shouldn't"), ("was not", "wasn't"),
    ("were not", "weren't"), ("will not", "won't"), ("would not", "wouldn't"), ("shall not", "shan't"),
    ("i am", "i'm"), ("you are", "you're"), ("we are", "we're"), ("they are", "they're"), ("it is", "it's"),
    ("he is", "he's"),
    ("she is", "she's"), ("that is", "that's"), ("there is", "there's"), ("here is", "here's"), ("what is", "what's"),
    ("who is", "who's"), ("where is", "where's"), ("how is", "how's"), ("when is", "when's"), ("why is", "why's"),
    ("i have", "i've"), ("you have", "you've"), ("we have", "we've"), ("they have", "they've"), ("who have", "who've"),
    ("i will", "i'll"), ("you will", "you'll"), ("we will", "we'll"), ("they will", "they'll"), ("it will", "it'll"),
    ("he will", "he'll"), ("she will", "she'll"), ("that will", "that'll"), ("there will", "there'll"),
    ("i would", "i'd"), ("you would", "you'd"), ("we would", "we'd"), ("they would", "they'd"), ("he would", "he'd"),
    ("she would", "she'd"), ("it would", "it'd"), ("could have", "could've"), ("should have", "should've"),
    ("would have", "would've"), ("must have", "must've"), ("might have", "might've"), ("let us", "let's"),
  ]

  /// The first words of the expanded pairs, and `cannot`.
  public static let firstWords = Lexicon(
    table.compactMap { $0.expanded.split(separator: " ").first.map(String.init) } + ["cannot"])

  public static let contracted = Lexicon(table.map(\.contracted) + ["ain't", "'tis"])

  private static let expandedPairs = Lexicon(table.map(\.expanded))

  /// What the two words in `range` contract to (`do not`, one space between), or one word (`cannot`); nil for others.
  public static func contraction(of bytes: [UInt8], _ range: Range<Int>) -> String? {
    if let position = expandedPairs.position(bytes, range) { return table[position].contracted }
    return cannot.contains(bytes, range) ? "can't" : nil
  }

  private static let cannot = Lexicon("cannot")

  /// What a contraction stands for. `can't` is `cannot`; a `'d` may be `had` or `would`, an `'s` may be `has`: the caller knows the next word.
  public static func expansion(of bytes: [UInt8], _ range: Range<Int>) -> String? {
    guard let position = contracted.position(bytes, range), position < table.count else { return nil }
    let expanded = table[position].expanded
    return expanded == "can not" ? "cannot" : expanded
  }
}
