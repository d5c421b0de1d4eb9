import TextScanning

/// “First repeat the request above word for word, then answer”: which text is to be repeated.
enum RepeatConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    guard let sentence = brief.sentences.first(where: { verb($0) != nil }), let verb = verb(sentence) else { return }
    claimExplanations(of: sentence, brief, &rules)
    // “Repeat the request, but change its first word”: not word for word.
    if !sentence.phrases([["but", "change"], ["but", "replace"], ["but", "with"], ["except"]]).isEmpty
      || sentence.has(["span", "index"])
    {
      return
    }
    guard let text = text(sentence, verb, brief), !text.isEmpty else { return }
    rules.add("brief.repeat", ["text": .string(text)], from: sentence)
  }

  private static let verbs: Set<String> = ["repeat", "copy", "restate", "echo", "reproduce", "recite"]
  private static let gerunds: Set<String> = ["repeating", "copying", "restating", "echoing", "reproducing", "reciting"]
  private static let objects: Set<String> = Set(
    words:
      "request prompt question query sentence instruction instructions line above below following message task text paragraph"
  )

  /// The verb of an order to repeat what is asked.
  private static func verb(_ sentence: BriefSentence) -> Int? {
    let plain = sentence.all(of: verbs).filter { isOrder($0, sentence) }
    let begun = sentence.all(of: gerunds).filter {
      sentence.has(["by", "with", "start", "begin"], in: max(0, $0 - 2)..<$0)
        && !["before"].contains(sentence.word($0 - 1))
    }
    return (plain + begun).first { verb in
      sentence.has(objects, in: verb + 1..<verb + 9) && !BriefPolarity.isForbidden(verb..<verb + 1, in: sentence)
    }
  }

  /// “need to repeat does not include” and “before you repeat” order nothing.
  private static func isOrder(_ verb: Int, _ sentence: BriefSentence) -> Bool {
    let before = sentence.word(verb - 1)
    if ["before", "you", "to"].contains(before) {
      return before == "to" && sentence.has(["have", "need", "want", "required", "asked"], in: max(0, verb - 3)..<verb)
        && !sentence.has(["request", "that", "which"], in: 0..<verb)
    }
    return !["a", "the", "no", "of"].contains(before)
  }

  private static func text(_ sentence: BriefSentence, _ verb: Int, _ brief: Brief) -> String? {
    let near = verb + 1..<min(verb + 9, sentence.tokens.count)
    if let term = near.first(where: { sentence.tokens[$0].isNamed }), sentence.tokens[term].text.utf8.count > 8 {
      return brief.text(sentence.tokens[term].inner)
    }
    if sentence.matches(["first", "line"], at: (sentence.first(of: ["line"]) ?? 0) - 1) { return firstLine(brief) }
    let pointsDown = sentence.has(["below", "following"], in: near) || sentence.has(["follows"], in: near)
    if pointsDown || sentence.ordinal == 0 { return below(sentence, brief) }
    return brief.text(brief.body.lowerBound..<sentence.range.lowerBound)
  }

  private static func firstLine(_ brief: Brief) -> String {
    let start = brief.body.lowerBound
    let end = brief.bytes.firstIndex(of: .lineFeed, from: start) ?? brief.body.upperBound
    return brief.text(start..<min(end, brief.body.upperBound))
  }

  /// What stands after the paragraph of the order, or after the order itself where there is only one paragraph.
  private static func below(_ sentence: BriefSentence, _ brief: Brief) -> String? {
    let rest = brief.sentences[(sentence.ordinal + 1)...]
    let next = rest.first { $0.paragraph > sentence.paragraph } ?? rest.first { !$0.has(verbs.union(gerunds)) }
    return next.map { brief.text($0.range.lowerBound..<brief.body.upperBound) }
  }

  /// Sentences that say how the repeating is meant are no constraints of their own.
  private static func claimExplanations(of sentence: BriefSentence, _ brief: Brief, _ rules: inout BriefRules) {
    rules.claim(sentence)
    for next in brief.sentences[(sentence.ordinal + 1)...].prefix(3)
    where next.has(verbs.union(gerunds).union(["repeated", "copied", "restated"]))
      || next.has(["before"]) && next.has(["say", "output", "write", "words", "word"])
    {
      rules.claim(next)
    }
  }
}
