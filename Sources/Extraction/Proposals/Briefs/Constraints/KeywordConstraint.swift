import Rules
import TextScanning

/// Words an answer must have, and words it must not have.
enum KeywordConstraint: BriefConstraint {
  static let nouns: Set<String> = Set(
    words:
      "word words keyword keywords term terms phrase phrases expression expressions key-word key-words string strings")

  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) && sentence.line != .heading {
      var index = 0
      while index < sentence.tokens.count {
        guard !rules.isClaimed(index, of: sentence), let found = list(at: index, sentence, brief) else {
          index += 1
          continue
        }
        if !found.tokens.contains(where: { rules.isClaimed($0, of: sentence) }) {
          add(found, sentence, &rules)
        }
        index = max(index + 1, found.tokens.upperBound)
      }
      readItems(under: sentence, brief, &rules)
    }
  }

  private static func add(_ list: TermList, _ sentence: BriefSentence, _ rules: inout BriefRules) {
    let isForbidden = isForbidden(list, sentence)
    guard isForbidden || isIncluded(list, sentence) else { return }
    rules.add(
      isForbidden ? "brief.keywordBan" : "brief.keywords", [isForbidden ? "avoid" : "words": JSON(list.texts)],
      from: sentence)
    rules.claim(list.tokens, of: sentence)
  }

  // MARK: - Where words are named

  /// A list behind a noun (“the words …”), behind a verb of mention (“include …”) or before a predicate (“… must appear”).
  private static func list(at index: Int, _ sentence: BriefSentence, _ brief: Brief) -> TermList? {
    let token = sentence.tokens[index]
    if token.kind == .word, nouns.contains(token.text) {
      guard !isAttribute(index, sentence) else { return nil }
      let isLabelled =
        sentence.tokens.indices.contains(index + 1) && [":", "=", "|"].contains(sentence.tokens[index + 1].text)
      let bare =
        isLabelled || token.text.hasPrefix("keyword") && sentence.tokens[index...].contains { $0.isMark(",") } ? 3 : 1
      let list = TermList(sentence, at: index + 1, bare: canBeBare(index, sentence) ? bare : 0, in: brief)
      // “Words: at least 50” names a number, not a word.
      return list.flatMap { list in
        list.terms.contains(where: \.isBare) && sentence.quantities.contains { $0.tokens.overlaps(list.tokens) }
          ? nil : list
      }
    }
    let isLeftOut =
      token.text == "out" && ["leave", "leaves", "leaving", "keep", "left"].contains(sentence.word(index - 1))
    if token.kind == .word, mentions.contains(token.text) || labels.contains(token.text) || isLeftOut {
      return TermList(sentence, at: index + 1, bare: 0, in: brief).flatMap {
        isShort($0) && !isExample($0.tokens.upperBound - 1, sentence) ? $0 : nil
      }
    }
    guard token.isNamed, token.hasLetters, let list = TermList(sentence, at: index, bare: 0, in: brief), isShort(list),
      hasPredicate(list.tokens.upperBound, sentence)
    else { return nil }
    return list
  }

  /// “word count”, “words per line”, “keyword list”, “in other words”: the noun names no word.
  private static func isAttribute(_ index: Int, _ sentence: BriefSentence) -> Bool {
    // “keywords of "x" and "y"”
    if sentence.word(index + 1) == "of", index + 2 < sentence.tokens.count, sentence.tokens[index + 2].isNamed {
      return false
    }
    if ["count", "limit", "length", "per", "for", "of", "that", "long"].contains(sentence.word(index + 1)) {
      return true
    }
    return ["other", "another", "own", "few", "first", "last", "single"].contains(sentence.word(index - 1))
      || sentence.quantities.contains { $0.after == index }
  }

  /// A bare word follows only where the noun has an article or stands in an order: “the word flesh”, “keywords: tea, rain”.
  private static func canBeBare(_ index: Int, _ sentence: BriefSentence) -> Bool {
    let next = sentence.word(index + 1)
    // “stop words constitute”: a compound, no list.
    let isNamed =
      sentence.word(index).hasPrefix("key") || index == 0 || articles.contains(sentence.word(index - 1))
      || sentence.tokens[index - 1].kind == .mark
    guard isNamed else { return false }
    return ![
      "with", "in", "and", "or", "such", "like", "related", "starting", "beginning", "ending", "containing", "written",
      "without", "to",
    ].contains(next)
  }

  private static let articles: Set<String> = Set(
    words:
      "the these following this or nor and forbidden banned using use with without include includes containing contain mention avoid saying of specific exact required"
  )

  private static func isShort(_ list: TermList) -> Bool {
    list.terms.allSatisfy { $0.text.split(separator: " ").count <= 8 }
  }

  /// “such as "x"”, “like "x"”, “e.g. "x"”, “for example "x"”.
  static func isExample(_ index: Int, _ sentence: BriefSentence) -> Bool {
    guard index > 0 else { return false }
    let before = sentence.word(index - 1)
    return ["like", "e.g", "i.e", "e.g.", "i.e.", "example", "instance", "called", "named", "titled", "named"].contains(
      before)
      || before == "as" && sentence.word(index - 2) == "such"
  }

  private static let mentions: Set<String> = Set(
    words: """
      include includes including included contain contains containing mention mentions mentioning use uses using have has having feature features
      featuring incorporate incorporates incorporating add say says saying employ weave avoid avoids avoiding omit exclude excluding
      skip from both never without nor neither insert
      """)
  /// Labels before a colon: “Forbidden: …”, “must_include = […]”.
  private static let labels: Set<String> = Set(
    words:
      "forbidden banned prohibited taboo required mandatory include exclude mention avoid keywords these following disallowed off-limits"
  )

  // MARK: - Wanted or not

  private static func isForbidden(_ list: TermList, _ sentence: BriefSentence) -> Bool {
    if BriefPolarity.isForbidden(list.tokens, in: sentence) { return true }
    return sentence.word(list.tokens.lowerBound - 1) == "exclude"
  }

  /// Whether the clause says that words are to be there.
  private static func isIncluded(_ list: TermList, _ sentence: BriefSentence) -> Bool {
    let clause = sentence.clause(of: list.tokens.lowerBound)
    let before = clause.lowerBound..<list.tokens.lowerBound
    if sentence.has(starting, in: before)
      || sentence.has(starting, in: list.tokens.upperBound..<list.tokens.upperBound + 4)
    {
      return false
    }
    if sentence.has(including, in: before) { return true }
    if hasPredicate(list.tokens.upperBound, sentence) { return true }
    return list.tokens.lowerBound <= 2
      && sentence.tokens.prefix(3).contains { $0.isMark(":") || $0.isMark("=") || $0.isMark("|") }
      || sentence.tokens[list.tokens.lowerBound].isMark(":")
  }

  private static let starting: Set<String> = Set(
    words:
      "start starts starting begin begins beginning end ends ending close closes finish finishes instead replace replaced replacing rhyme rhymes mean means called named between"
  )
  private static let including: Set<String> = Set(
    words: """
      include includes including included contain contains containing mention mentions mentioning mentioned use uses using used have has
      feature features featuring incorporate incorporates incorporating add say says saying employ weave with make ensure work insert
      keywords put sprinkle
      """)

  /// “… must appear”, “… have to be in there”, “… should be included”, “… must not”.
  private static func hasPredicate(_ index: Int, _ sentence: BriefSentence) -> Bool {
    var next = index
    while ["both", "all", "each", "together", "also", "somewhere"].contains(sentence.word(next)) { next += 1 }
    let modal = sentence.word(next)
    guard
      [
        "must", "should", "shall", "has", "have", "need", "needs", "is", "are", "may", "can", "cannot", "mustn't",
        "shouldn't", "ought", "appears", "appear", "will", "isn't", "aren't",
      ].contains(modal)
    else { return false }
    if ["appears", "appear"].contains(modal) { return true }
    let rest = next + 1..<min(next + 8, sentence.tokens.count)
    if rest.isEmpty { return true }
    if sentence.has(appearing, in: rest) { return true }
    // “"synergy" must not.”
    let end = sentence.word(next + 2) == "be" ? next + 3 : next + 2
    return ["not", "never"].contains(sentence.word(next + 1))
      && (end >= sentence.tokens.count || sentence.tokens[end].kind == .mark)
  }

  private static let appearing: Set<String> = Set(
    words: """
      appear included used mentioned present there occur contained featured found somewhere turn show feature avoided omitted
      excluded forbidden banned prohibited incorporated on allowed
      """)

  // MARK: - Lists on lines of their own

  /// “Avoid these words:” and an item a line.
  private static func readItems(under sentence: BriefSentence, _ brief: Brief, _ rules: inout BriefRules) {
    guard sentence.tokens.last?.isMark(":") == true,
      let noun = sentence.all(of: nouns.union(["these", "following", "forbidden", "avoid"])).last,
      sentence.tokens.count - noun <= 6,
      !["as", "form", "format", "style"].contains(sentence.word(sentence.tokens.count - 2))
    else { return }
    var items: [BriefSentence] = []
    for next in brief.sentences[(sentence.ordinal + 1)...] {
      guard next.line == .item, next.tokens.count <= 5 else { break }
      items.append(next)
    }
    guard !items.isEmpty, sentence.has(nouns) || items.allSatisfy({ $0.tokens.first?.isNamed == true }) else { return }
    let words = items.map { item in
      item.tokens.count <= 2 && item.tokens[0].kind == .term ? brief.text(item.tokens[0].inner) : brief.text(item.range)
    }
    let isForbidden = BriefPolarity.isForbidden(noun..<noun + 1, in: sentence)
    guard isForbidden || sentence.has(including) else { return }
    rules.add(
      isForbidden ? "brief.keywordBan" : "brief.keywords", [isForbidden ? "avoid" : "words": JSON(words)],
      from: sentence)
    for item in items { rules.claim(item) }
  }
}
