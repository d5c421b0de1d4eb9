import TextScanning

/// “Highlight at least three sections with markdown, i.e. *highlighted section*”.
enum HighlightConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where sentence.has(cues) || hasSample(sentence) {
      for counted in rules.counted(sentence) where isHighlight(counted, sentence) {
        add(counted.quantity, sentence, &rules)
      }
      // “Italicize 5 of your favorite names”: what is counted may be anything.
      for quantity in sentence.quantities where !rules.isClaimed(quantity.number, of: sentence) && !quantity.isTimes {
        guard sentence.has(verbs, in: quantity.tokens.lowerBound - 2..<quantity.tokens.lowerBound) else { continue }
        guard UnitNoun.of(sentence.tokens, at: quantity.after)?.unit != .times else { continue }
        add(quantity, sentence, &rules)
      }
    }
  }

  private static func add(_ quantity: Quantity, _ sentence: BriefSentence, _ rules: inout BriefRules) {
    guard quantity.most != 0 else { return }
    rules.add("brief.highlights", quantity.slots(bareIsLeast: true), from: sentence)
    rules.claim(quantity.tokens, of: sentence)
  }

  private static let verbs: Set<String> = Set(
    words: "highlight italicize italicise bold bolden emphasize emphasise embolden")
  private static let cues: Set<String> = verbs.union(
    Set(
      words: """
        highlighted highlighting highlights italic italics italicized italicised bolded boldface emphasized emphasised emphasizing
        asterisk asterisks highlighed
        """))
  private static let things: Set<UnitNoun> = [.section, .passage, .highlight, .sentence, .word, .line]

  /// Whether what is counted is to be set off with asterisks: something countable and a word for setting off in the same clause or right
  /// behind it.
  static func isHighlight(_ counted: Counted, _ sentence: BriefSentence) -> Bool {
    guard things.contains(counted.unit) else { return false }
    if counted.unit == .highlight { return true }
    if !counted.modifiers.isDisjoint(with: cues) { return true }
    let clause = sentence.clause(of: counted.quantity.number)
    let start = max(clause.lowerBound, counted.quantity.tokens.lowerBound - 4)
    if sentence.has(cues, in: start..<max(start, min(clause.upperBound, counted.noun + 8))) {
      // “bullet points (marked by an asterisk)” and “separated by asterisks” set nothing off.
      return !sentence.has(["separated", "separate", "divided", "bullet", "bullets", "start", "begin"], in: clause)
    }
    return hasSample(sentence, in: counted.noun + 1..<counted.noun + 6)
  }

  /// Whether emphasised text stands there: `*like this*`.
  private static func hasSample(_ sentence: BriefSentence, in range: Range<Int>? = nil) -> Bool {
    (range ?? sentence.tokens.indices).clamped(to: sentence.tokens.indices).contains {
      [.emphasis, .strong].contains(sentence.tokens[$0].wrap)
    }
  }
}
