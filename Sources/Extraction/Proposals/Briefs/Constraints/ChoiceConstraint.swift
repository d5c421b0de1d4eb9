import TextScanning

/// “Answer with one of the following options”.
enum ChoiceConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences {
      guard let cue = cue(sentence) else { continue }
      let options = options(after: cue, sentence, brief)
      guard options.texts.count >= 2 else { continue }
      rules.add("brief.choice", ["options": JSON(options.texts)], from: sentence)
      rules.claim(sentence)
      for ordinal in options.sentences { rules.claim(brief.sentences[ordinal]) }
      return
    }
  }

  private static let verbs: Set<String> = Set(
    words: "answer respond reply choose pick select contain use give contains say include chosen answered from")

  /// The position after “one of the following”, “one of these”.
  private static func cue(_ sentence: BriefSentence) -> Int? {
    for place in sentence.all(of: ["one", "1"])
    where sentence.word(place + 1) == "of" && sentence.has(verbs, in: 0..<place) {
      if sentence.has(
        ["following", "these", "options", "choices", "phrases", "answers", "responses", "sentences"],
        in: place..<place + 7) || sentence.tokens.count > place + 2 && sentence.tokens[place + 2].isMark(":")
      {
        return place + 2
      }
    }
    // “Choose from the following: …”
    if let from = sentence.first(of: ["from", "between", "among"]), sentence.has(choosing, in: 0..<from),
      sentence.tokens[from...].contains(where: { $0.isMark(":") || $0.isNamed || $0.isMark("(") })
    {
      return from + 1
    }
    return alternatives(sentence) ?? named(sentence)
  }

  private static let choosing: Set<String> = ["choose", "pick", "select"]

  /// “Your options are: …”
  private static func named(_ sentence: BriefSentence) -> Int? {
    guard let options = sentence.first(of: ["options", "choices"]),
      sentence.has(["choose", "pick", "select", "answer", "respond"], in: 0..<options),
      sentence.word(options - 1) != "your"
    else { return nil }
    return options
  }

  /// “Just say "yes", "no" or "maybe"”: alternatives in quotation marks.
  private static func alternatives(_ sentence: BriefSentence) -> Int? {
    guard let verb = sentence.first(of: ["answer", "say", "respond", "reply"]),
      let first = sentence.tokens.indices.first(where: { $0 > verb && sentence.tokens[$0].isNamed }),
      first - verb <= 6, let last = sentence.tokens.lastIndex(where: \.isNamed), last > first,
      sentence.has(["or"], in: first..<last),
      !sentence.has(["not", "don't", "never", "avoid", "without"])
    else { return nil }
    let isList = sentence.tokens[first...last].allSatisfy {
      $0.isNamed || $0.isWord("or") || $0.isWord("and") || $0.isMark(",") || $0.isMark("/")
    }
    return isList ? first : nil
  }

  private struct Options {
    var texts: [String] = []
    var sentences: [Int] = []
  }

  private static func options(after cue: Int, _ sentence: BriefSentence, _ brief: Brief) -> Options {
    let named = sentence.tokens[cue...].filter { $0.isNamed && $0.hasLetters }
    if named.count >= 2 { return Options(texts: named.map { brief.text($0.inner) }) }
    guard let colon = sentence.tokens.indices.last(where: { $0 >= cue && sentence.tokens[$0].isMark(":") }) else {
      return following(sentence, [], brief)
    }
    let rest =
      colon + 1 < sentence.tokens.count
      ? sentence.tokens[colon + 1].range.lowerBound..<sentence.range.upperBound : 0..<0
    if rest.isEmpty { return following(sentence, [], brief) }
    let inline = pieces(rest, brief)
    return inline.count >= 2 ? Options(texts: inline) : following(sentence, [brief.text(rest)], brief)
  }

  /// Options on lines of their own, or sentences that begin alike.
  private static func following(_ sentence: BriefSentence, _ first: [String], _ brief: Brief) -> Options {
    var options = Options(texts: first)
    var opening = first.first.map { $0.prefix { $0 != " " }.lowercased() }
    for next in brief.sentences[(sentence.ordinal + 1)...] {
      let text = optionText(next, brief)
      let head = text.prefix { $0 != " " }.lowercased()
      guard next.line == .item || opening == nil || head == opening, text.utf8.count <= 120, next.tokens.count <= 16
      else { break }
      if options.texts.isEmpty, next.paragraph > sentence.paragraph + 1 { break }
      opening = opening ?? head
      options.texts.append(text)
      options.sentences.append(next.ordinal)
    }
    return options
  }

  private static func optionText(_ sentence: BriefSentence, _ brief: Brief) -> String {
    if sentence.tokens.count <= 2, let term = sentence.tokens.first, term.isNamed { return brief.text(term.inner) }
    return brief.text(sentence.range)
  }

  /// `yes, no or maybe`, `yes/no/maybe`.
  private static func pieces(_ range: Range<Int>, _ brief: Brief) -> [String] {
    let text = brief.text(range)
    let trimmed = text.last == "." ? String(text.dropLast()) : text
    let separators: [Character] = trimmed.contains("/") ? ["/"] : [","]
    return trimmed.split { separators.contains($0) }.flatMap { piece -> [String] in
      let piece = piece.trimmed
      return piece.hasPrefix("or ") ? [String(piece.dropFirst(3))] : piece.split(separator: " or ").map(\.trimmed)
    }.filter { !$0.isEmpty }
  }
}

extension StringProtocol {
  /// Without spaces at both ends.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text = text.dropFirst() }
    while text.last?.isWhitespace == true { text = text.dropLast() }
    return String(text)
  }
}
