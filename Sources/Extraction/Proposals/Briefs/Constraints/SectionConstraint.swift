import TextScanning

/// “Four sections, each beginning with SECTION X”: how many, and by which word.
enum SectionConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences {
      guard let marker = marker(sentence, brief) else { continue }
      guard let (count, other) = count(near: sentence, marker, brief, rules) else { continue }
      var slots = count.slots(bareIsLeast: true)
      slots["marker"] = .string(marker.text)
      rules.add("brief.sections", slots, from: sentence, other)
      rules.claim(marker.tokens, of: sentence)
      rules.claim(count.tokens, of: other)
      return
    }
  }

  private struct Marker {
    var text: String
    var tokens: Range<Int>
    /// The highest number it is listed with: “SECTION 1, SECTION 2, and SECTION 3”.
    var listed: Int
  }

  private static let cues: Set<String> = Set(
    words: """
      mark marked marking marker start starts starting begin begins beginning open opens opened opening label labeled labelled labelling
      head headed heading headings name named title titled introduce introduced call called designate denote indicate indicated
      prefix prefixed number numbered use using precede preceded with like separated divided noted shown as headline indicated
      """)
  private static let parts: Set<String> = Set(
    words: """
      section sections part parts chapter chapters day days unit units stage stages episode episodes act acts scene scenes stop stops
      paragraph paragraphs slide slides round rounds verse verses each every week weeks step steps lesson lessons
      """)

  /// The word before the numbers of sections.
  private static func marker(_ sentence: BriefSentence, _ brief: Brief) -> Marker? {
    guard sentence.has(cues), sentence.has(parts) else { return nil }
    for index in sentence.tokens.indices {
      let token = sentence.tokens[index]
      if token.isNamed || token.wrap == .brackets, let word = numbered(token, brief) {
        return Marker(text: word, tokens: index..<index + 1, listed: 0)
      }
      guard token.kind == .word, token.isCapitalized, isNumber(sentence, index + 1),
        !BriefMood.orders.contains(token.text),
        sentence.tokens[index + 1].kind != .number || sentence.tokens[index + 1].value == 1
      else { continue }
      // “Begin each section with Day X”; the first word of a sentence is no marker.
      guard index > 0 || sentence.line == .item else { continue }
      let listed =
        sentence.tokens.indices.filter { sentence.tokens[$0].text == token.text && isNumber(sentence, $0 + 1) }
        .map { sentence.tokens[$0 + 1].value }.max() ?? 0
      return Marker(text: brief.text(token.range), tokens: index..<index + 2, listed: listed)
    }
    return heading(sentence, brief)
  }

  /// “the heading "UNIT" and its number”.
  private static func heading(_ sentence: BriefSentence, _ brief: Brief) -> Marker? {
    guard sentence.has(["number", "numbered", "numbers"]), sentence.has(["section", "sections", "parts", "chapters"]),
      let index = sentence.tokens.indices.first(where: { sentence.tokens[$0].isNamed && sentence.tokens[$0].hasLetters }
      )
    else { return nil }
    let text = brief.text(sentence.tokens[index].inner)
    return text.contains(" ") ? nil : Marker(text: text, tokens: index..<index + 1, listed: 0)
  }

  /// Whether a token stands for a section’s number: `X`, `N`, `#`, `1`, `I`, `[number]`.
  private static func isNumber(_ sentence: BriefSentence, _ index: Int) -> Bool {
    guard sentence.tokens.indices.contains(index) else { return false }
    let token = sentence.tokens[index]
    switch token.kind {
    case .number: return token.value <= 30
    case .word: return token.isCapitalized && ["x", "n", "i", "y"].contains(token.text)
    case .mark: return token.text == "#"
    case .term: return token.wrap == .brackets
    case .stars, .line: return false
    }
  }

  /// `Section` of the term `Section X`; nil when no number stands in it.
  private static func numbered(_ token: BriefToken, _ brief: Brief) -> String? {
    let inner = BriefTokenizer.tokens(brief.bytes, in: token.inner).filter { $0.kind != .line }
    guard let last = inner.last, inner.count >= 2, inner.count <= 4 else { return nil }
    let stands =
      last.kind == .number || ["x", "n", "i", "#"].contains(last.text) && last.text.utf8.count == 1
      || last.wrap == .brackets
    guard stands, inner.dropLast().allSatisfy({ $0.kind == .word }) else { return nil }
    return brief.text(inner[0].range.lowerBound..<inner[inner.count - 2].range.upperBound)
  }

  // MARK: - How many

  private static func count(near sentence: BriefSentence, _ marker: Marker, _ brief: Brief, _ rules: BriefRules) -> (
    Quantity, BriefSentence
  )? {
    let order =
      [sentence]
      + brief.sentences.filter { $0.ordinal != sentence.ordinal }.sorted {
        let (left, right) = (abs($0.ordinal - sentence.ordinal), abs($1.ordinal - sentence.ordinal))
        return left == right ? $0.ordinal < $1.ordinal : left < right
      }
    for other in order {
      for counted in rules.counted(other) where counted.unit == .section && !counted.isAttribute {
        guard !HighlightConstraint.isHighlight(counted, other),
          !marker.tokens.contains(counted.quantity.number) || other.ordinal != sentence.ordinal
        else { continue }
        return (counted.quantity, other)
      }
    }
    // “Five rounds, each headed Round X”: the thing that is counted bears the name of the marker.
    let name = marker.text.lowercased()
    for other in order {
      let named = other.quantities.first { quantity in
        !rules.isClaimed(quantity.number, of: other) && !quantity.isTimes
          && (quantity.after..<quantity.after + 3).contains { [name, name + "s"].contains(other.word($0)) }
      }
      if let named, other.ordinal != sentence.ordinal || !marker.tokens.contains(named.number) { return (named, other) }
    }
    if marker.listed >= 2 {
      let quantity = Quantity(
        least: marker.listed, most: marker.listed, form: .bare, tokens: marker.tokens, number: marker.tokens.lowerBound)
      return (quantity, sentence)
    }
    return nil
  }
}
