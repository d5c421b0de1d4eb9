import TextScanning

/// A list of words that a brief names: quoted, in code, set off or bare, joined by commas and conjunctions.
struct TermList: Sendable {
  struct Term: Sendable, Equatable {
    var text: String
    /// Bytes of the brief.
    var range: Range<Int>
    var isBare: Bool
  }

  private(set) var terms: [Term] = []
  /// Tokens of the list.
  private(set) var tokens: Range<Int>

  var texts: [String] { terms.map(\.text) }

  /// The list that begins at a token; nil when nothing there names a word.
  ///
  /// - Parameter bare: how many bare words one entry may have; 0 takes only terms.
  init?(_ sentence: BriefSentence, at start: Int, bare: Int, in brief: Brief) {
    tokens = start..<start
    var index = Self.skipLead(sentence, start)
    while index < sentence.tokens.count {
      guard let end = take(sentence, index, bare: bare, brief) else { break }
      tokens = start..<end
      guard let next = Self.separator(sentence, end) else { break }
      index = next
    }
    if terms.isEmpty { return nil }
  }

  // MARK: - Entries

  private mutating func take(_ sentence: BriefSentence, _ index: Int, bare: Int, _ brief: Brief) -> Int? {
    let token = sentence.tokens[index]
    if token.kind == .term, token.wrap == .brackets, terms.isEmpty, token.hasLetters {
      terms += Self.entries(token, brief)
      return index + 1
    }
    if token.isNamed {
      guard token.hasLetters else { return nil }
      append(brief, Self.withoutMarks(token.inner, brief), isBare: false)
      return index + 1
    }
    // What follows a quoted word without quotation marks is no word of the list.
    guard bare > 0, terms.first?.isBare ?? true, token.kind == .word || token.kind == .number, isNoun(token) else {
      return nil
    }
    var end = index + 1
    while end < sentence.tokens.count, sentence.tokens[end].kind == .word || sentence.tokens[end].kind == .number,
      sentence.tokens[end].isGlued || end - index < bare && isNoun(sentence.tokens[end])
    { end += 1 }
    append(brief, token.range.lowerBound..<sentence.tokens[end - 1].range.upperBound, isBare: true)
    return end
  }

  private mutating func append(_ brief: Brief, _ range: Range<Int>, isBare: Bool) {
    let text = brief.text(range)
    guard !text.isEmpty, !terms.contains(where: { $0.text == text }) else { return }
    terms.append(Term(text: text, range: range, isBare: isBare))
  }

  private func isNoun(_ token: BriefToken) -> Bool { token.kind == .number || !Self.stops.contains(token.text) }

  /// Words that are no entry of a bare list.
  private static let stops: Set<String> = Set(
    words: """
      in on at for with to by from that which who and or but is are was were must should shall your my the a an about each every
      of using where when if than as it this i you they he she we not no can could may will would has have had be been do does
      please make sure ensure also then here there so because all any both following these those anywhere throughout at
      appears appear occurs occur used use include includes keep finally
      """)

  /// American usage puts the comma inside the quotes: it is no part of the word.
  private static func withoutMarks(_ range: Range<Int>, _ brief: Brief) -> Range<Int> {
    var range = range
    while range.count > 1, ",;.".utf8.contains(brief.bytes[range.upperBound - 1]) {
      // “etc.” and “P.S.” keep theirs.
      if brief.bytes[range.upperBound - 1] == 0x2E, brief.bytes[range.dropLast()].contains(0x2E) { break }
      range = range.dropLast()
    }
    return range
  }

  /// The entries of `['dog', 'day']` and `[dog, day]`.
  private static func entries(_ token: BriefToken, _ brief: Brief) -> [Term] {
    let inner = BriefTokenizer.tokens(brief.bytes, in: token.inner)
    if inner.contains(where: \.isNamed) {
      return inner.filter { $0.isNamed && $0.hasLetters }.map {
        Term(text: brief.text($0.inner), range: $0.inner, isBare: false)
      }
    }
    var terms: [Term] = []
    var start = token.inner.lowerBound
    for index in token.inner where brief.bytes[index] == 0x2C || index + 1 == token.inner.upperBound {
      let end = brief.bytes[index] == 0x2C ? index : index + 1
      let text = brief.text(start..<end)
      if !text.isEmpty { terms.append(Term(text: text, range: start..<end, isBare: false)) }
      start = end + 1
    }
    return terms
  }

  // MARK: - Between entries

  /// Past a colon, “the following”, “such as”, an article.
  private static func skipLead(_ sentence: BriefSentence, _ start: Int) -> Int {
    var index = start
    while index < sentence.tokens.count {
      let token = sentence.tokens[index]
      if token.kind == .word,
        [
          "the", "these", "following", "both", "of", "all", "any", "like", "namely", "either", "are", "is", "list",
          "below", "specific", "exact",
        ].contains(token.text)
      {
        index += 1
      } else if [":", "=", "(", "–", "—", "-", "|"].contains(token.text), token.kind == .mark {
        index += 1
      } else {
        break
      }
    }
    return index
  }

  /// The position after what separates two entries; nil when the list ends.
  private static func separator(_ sentence: BriefSentence, _ start: Int) -> Int? {
    var index = start
    var isSeparated = false
    while index < sentence.tokens.count {
      let token = sentence.tokens[index]
      if token.kind == .mark,
        [",", "/", "&", "·", "|"].contains(token.text)
          || token.text == ";" && index + 1 < sentence.tokens.count && sentence.tokens[index + 1].isNamed
      {
        isSeparated = true
      } else if token.kind == .word, ["and", "or", "nor", "plus"].contains(token.text) {
        isSeparated = true
      } else if sentence.matches(["as", "well", "as"], at: index) {
        isSeparated = true
        index += 2
      } else if isSeparated, token.kind == .word,
        ["the", "even", "also", "either", "word", "phrase", "term", "keyword"].contains(token.text)
      {
        // “nor the word “sheet””: only when a term or its noun follows.
        let isWord =
          ["word", "phrase", "term", "keyword"].contains(token.text)
          || ["word", "phrase", "term", "keyword"].contains(sentence.word(index + 1))
        guard isWord || sentence.tokens[index...].prefix(3).contains(where: \.isNamed) else { return nil }
      } else {
        break
      }
      index += 1
    }
    return isSeparated ? index : nil
  }
}
