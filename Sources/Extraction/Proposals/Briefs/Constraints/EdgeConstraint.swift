import Rules
import TextScanning

/// “Every line starts with …”, “end each sentence with an emoji”, “finish with a question mark”, “begin with the words …”.
enum EdgeConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      for verb in sentence.all(of: starts.union(ends))
      where !rules.isClaimed(verb, of: sentence) && isVerb(verb, sentence) {
        read(verb, sentence, brief, &rules)
      }
      readFirstWords(sentence, brief, &rules)
      readPlaced(sentence, brief, &rules)
    }
  }

  private static let starts: Set<String> = Set(
    words: "start starts begin begins open opens starting beginning opening started")
  private static let ends: Set<String> = Set(
    words: "end ends finish finishes close closes ending conclude concludes finishing")

  private static func isVerb(_ verb: Int, _ sentence: BriefSentence) -> Bool {
    sentence.has(["with"], in: verb + 1..<verb + 8) && !BriefPolarity.isForbidden(verb..<verb + 1, in: sentence)
  }

  private static func read(_ verb: Int, _ sentence: BriefSentence, _ brief: Brief, _ rules: inout BriefRules) {
    guard let with = sentence.first(of: ["with"], in: verb + 1..<verb + 8) else { return }
    let isStart = starts.contains(sentence.word(verb))
    let unit = unit(verb, with, sentence)
    guard let wanted = wanted(with + 1, sentence, brief, isStart: isStart),
      !wanted.tokens.contains(where: { rules.isClaimed($0, of: sentence) })
    else { return }
    var slots = wanted.slots
    if let unit {
      slots["unit"] = .string(unit)
    } else if isStart {
      // The beginning of the answer is told by its words; by a class only where it has one.
      guard let text = wanted.slots["text"] else {
        guard wanted.slots["class"] != nil else { return }
        slots["unit"] = "answer"
        slots["edge"] = "start"
        return add(slots, wanted.tokens, sentence, &rules)
      }
      rules.add("brief.opening", ["phrase": text], from: sentence)
      return rules.claim(wanted.tokens, of: sentence)
    } else {
      slots["unit"] = "answer"
    }
    slots["edge"] = isStart ? "start" : "end"
    add(slots, wanted.tokens, sentence, &rules)
  }

  private static func add(
    _ slots: [String: JSON], _ tokens: Range<Int>, _ sentence: BriefSentence, _ rules: inout BriefRules
  ) {
    rules.add("brief.unitEdge", slots, from: sentence)
    rules.claim(tokens, of: sentence)
  }

  /// What every one of begins or ends so; nil when it is the answer.
  private static func unit(_ verb: Int, _ with: Int, _ sentence: BriefSentence) -> String? {
    let clause = sentence.clause(of: verb)
    for index in clause.lowerBound..<min(with, clause.upperBound)
    where ["each", "every", "all"].contains(sentence.word(index)) {
      for next in index + 1..<index + 4 {
        if let name = names[sentence.word(next)] { return name }
      }
    }
    return nil
  }

  private static let names: [String: String] = [
    "sentence": "sentence", "sentences": "sentence", "line": "line", "lines": "line", "paragraph": "paragraph",
    "paragraphs": "paragraph",
    "bullet": "bullet", "bullets": "bullet", "point": "bullet", "item": "bullet", "items": "bullet",
  ]

  private struct Wanted {
    var slots: [String: JSON]
    var tokens: Range<Int>
  }

  /// A text, or one of a class.
  private static func wanted(_ start: Int, _ sentence: BriefSentence, _ brief: Brief, isStart: Bool) -> Wanted? {
    let near = start..<min(start + 5, sentence.tokens.count)
    if near.isEmpty { return nil }
    if let place = sentence.first(of: ["emoji", "emojis"], in: near) {
      return Wanted(slots: ["class": "emoji"], tokens: place..<place + 1)
    }
    if isStart, let place = sentence.first(of: ["verb", "number"], in: near),
      ["a", "an", "action"].contains(sentence.word(place - 1))
    {
      return Wanted(slots: ["class": .string(sentence.word(place))], tokens: place..<place + 1)
    }
    if let named = PunctuationNames.all(sentence).first(where: { near.contains($0.tokens.lowerBound) }) {
      return Wanted(slots: ["text": .string(named.mark)], tokens: named.tokens)
    }
    var from = start
    while ["the", "word", "words", "phrase", "exact", "following", "a", "letter", "sentence", "text"].contains(
      sentence.word(from))
    { from += 1 }
    let isWord = sentence.word(from - 1) == "word" || sentence.word(from - 1) == "letter"
    guard let list = TermList(sentence, at: from, bare: isWord ? 1 : 0, in: brief), list.terms.count == 1,
      let text = list.texts.first,
      !KeywordConstraint.isExample(list.tokens.upperBound - 1, sentence)
    else { return nil }
    return Wanted(slots: ["text": .string(text)], tokens: list.tokens)
  }

  /// “Its first words must be …”, “the first word of your response should be …”.
  private static func readFirstWords(_ sentence: BriefSentence, _ brief: Brief, _ rules: inout BriefRules) {
    for first in sentence.all(of: ["first"])
    where ["word", "words", "line", "sentence"].contains(sentence.word(first + 1)) {
      guard let verb = sentence.first(of: ["be", "is", "are", "read", "reads"], in: first + 2..<first + 10),
        !sentence.has(["each", "every", "paragraph"], in: first..<verb),
        let list = TermList(sentence, at: verb + 1, bare: 0, in: brief) ?? wordList(verb, sentence, brief),
        let text = list.texts.first,
        !list.tokens.contains(where: { rules.isClaimed($0, of: sentence) })
      else { continue }
      rules.add("brief.opening", ["phrase": .string(text)], from: sentence)
      rules.claim(list.tokens, of: sentence)
    }
  }

  /// “Use an emoji at the end of every sentence”, “the last word of each line should be …”.
  private static func readPlaced(_ sentence: BriefSentence, _ brief: Brief, _ rules: inout BriefRules) {
    for edge in sentence.all(of: ["end", "beginning", "start", "first", "last"]) {
      let isWord = sentence.word(edge + 1) == "word"
      let of = isWord ? edge + 2 : edge + 1
      guard ["of"].contains(sentence.word(of)), ["each", "every"].contains(sentence.word(of + 1)),
        let unit = names[sentence.word(of + 2)],
        isWord == ["first", "last"].contains(sentence.word(edge)),
        !BriefPolarity.isForbidden(edge..<edge + 1, in: sentence)
      else { continue }
      let isStart = ["beginning", "start", "first"].contains(sentence.word(edge))
      let starts = isWord ? of + 3..<sentence.tokens.count : max(0, edge - 7)..<edge
      guard let wanted = starts.lazy.compactMap({ wanted($0, sentence, brief, isStart: isStart) }).first,
        !wanted.tokens.contains(where: { rules.isClaimed($0, of: sentence) })
      else { continue }
      var slots = wanted.slots
      slots["unit"] = .string(unit)
      slots["edge"] = isStart ? "start" : "end"
      add(slots, wanted.tokens, sentence, &rules)
    }
  }

  private static func wordList(_ verb: Int, _ sentence: BriefSentence, _ brief: Brief) -> TermList? {
    guard let noun = sentence.first(of: ["word", "words"], in: verb + 1..<verb + 4) else { return nil }
    return TermList(sentence, at: noun + 1, bare: 1, in: brief)
  }
}
