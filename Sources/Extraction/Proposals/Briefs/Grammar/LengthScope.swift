import TextScanning

/// What part of an answer a quantity measures.
enum LengthScope: Sendable, Equatable {
  /// The whole answer.
  case answer
  /// Every sentence, paragraph, line …: “each sentence at most 12 words”.
  case each(UnitNoun)
  /// Something else: a title, an introduction, one of several parts.
  case part

  init(_ counted: Counted, _ sentence: BriefSentence, _ brief: Brief) {
    let clause = sentence.clause(of: counted.quantity.number)
    let before = clause.lowerBound..<max(clause.lowerBound, min(counted.quantity.tokens.lowerBound, counted.noun))
    if Self.isTotal(counted, sentence) {
      self = .answer
    } else if let unit = Self.each(in: before, counted, sentence) {
      self = unit
    } else if let after = Self.after(counted, sentence) {
      self = after
    } else {
      self = Self.hasPart(in: before, sentence) || Self.isOther(clause, sentence, brief) ? .part : .answer
    }
  }

  /// “… overall”, “… in total”, “the total number of words”.
  private static func isTotal(_ counted: Counted, _ sentence: BriefSentence) -> Bool {
    let end = max(counted.noun, counted.quantity.after - 1) + 1
    if sentence.has(["overall", "altogether", "total"], in: end..<end + 3) { return true }
    return counted.noun < counted.quantity.number
      && sentence.has(["total"], in: max(0, counted.noun - 3)..<counted.noun)
  }

  /// “The summary may be …”: a subject that is neither the answer nor anything the brief has asked for.
  private static func isOther(_ clause: Range<Int>, _ sentence: BriefSentence, _ brief: Brief) -> Bool {
    guard ["the", "its"].contains(sentence.word(clause.lowerBound)) else { return false }
    var noun = clause.lowerBound + 1
    while noun < clause.upperBound, noun < clause.lowerBound + 4,
      !BriefVocabulary.modals.contains(sentence.word(noun + 1))
    { noun += 1 }
    let name = sentence.word(noun)
    guard BriefVocabulary.modals.contains(sentence.word(noun + 1)), !name.isEmpty, UnitNoun.of(name) == nil else {
      return false
    }
    if BriefVocabulary.wholes.contains(name) { return false }
    return !brief.sentences[..<sentence.ordinal].contains { $0.has([name]) }
  }

  /// “Each sentence …”, “every bullet”, “no line may …”, “sentences should have …”.
  private static func each(in range: Range<Int>, _ counted: Counted, _ sentence: BriefSentence) -> LengthScope? {
    guard !range.isEmpty else { return nil }
    for index in range
    where ["each", "every", "no", "all", "any", "keep", "the", "per"].contains(sentence.word(index))
      || index == range.lowerBound
    {
      var noun = index
      if ["each", "every", "no", "all", "any", "keep", "the", "per"].contains(sentence.word(index)) { noun += 1 }
      if ["each", "every", "the", "of", "your", "single", "individual", "these"].contains(sentence.word(noun)) {
        noun += 1
      }
      guard let unit = UnitNoun.of(sentence.tokens, at: noun)?.unit, noun < range.upperBound else {
        // “ten names, each at least five characters long”
        if ["each", "every"].contains(sentence.word(index)), noun >= range.upperBound { return .part }
        // “Each version must have seven sections”: the same holds for the whole.
        if ["each", "every"].contains(sentence.word(index)),
          [
            "item", "items", "entry", "one", "stanza", "verse", "answer's", "step", "point", "slide", "idea", "name",
            "tip",
          ].contains(sentence.word(noun)), counted.unit != .section
        {
          return .part
        }
        continue
      }
      let isEach = ["each", "every", "no", "per", "any"].contains(sentence.word(index))
      let isPlural =
        ["sentences", "paragraphs", "lines", "bullets", "sections", "points", "words"].contains(sentence.word(noun))
        && unit != counted.unit
      // “No headings, and one paragraph” forbids; “no line may be longer” measures.
      if sentence.word(index) == "no", !sentence.has(BriefVocabulary.modals, in: noun + 1..<noun + 3) { continue }
      if isEach || isPlural, unit != counted.unit { return unit == .passage ? .part : .each(unit) }
    }
    return nil
  }

  /// “… words per sentence”, “three sentences each”.
  private static func after(_ counted: Counted, _ sentence: BriefSentence) -> LengthScope? {
    let start = max(counted.noun, counted.quantity.after - 1) + 1
    for index in start..<min(start + 4, sentence.tokens.count) {
      if sentence.tokens[index].kind == .mark { break }
      guard ["per", "each", "every", "apiece"].contains(sentence.word(index)) else { continue }
      if let unit = UnitNoun.of(sentence.tokens, at: index + 1)?.unit { return .each(unit) }
      // “three sentences each”, “two bullets for each of them”; “three paragraphs each separated by …” measures nothing.
      let isLast =
        index + 1 >= sentence.tokens.count || sentence.tokens[index + 1].kind == .mark
        || sentence.word(index + 1) == "and"
      if isLast || ["in", "for", "to"].contains(sentence.word(index - 1)) || sentence.word(index) == "per" {
        return .part
      }
    }
    if ["in", "for"].contains(sentence.word(start)),
      ["title", "introduction", "conclusion", "each"].contains(sentence.word(start + 2))
    {
      return .part
    }
    return nil
  }

  /// A noun that is only a part of any answer stands as the subject.
  private static func hasPart(in range: Range<Int>, _ sentence: BriefSentence) -> Bool {
    sentence.has(parts, in: range)
  }

  private static let parts: Set<String> = Set(
    words: """
      title headline heading introduction intro conclusion opening caption tagline hook reason subtitle subject
      bio quote stanza verse slide excerpt footnote
      """)
}
