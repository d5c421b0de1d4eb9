import Rules
import TextScanning

/// “No two consecutive words share a first letter”, “each sentence has two words more than the one before”.
enum SequenceConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      guard let slots = initials(sentence) ?? chain(sentence) ?? growth(sentence) else { continue }
      rules.add("brief.sequence", slots, from: sentence)
      rules.claim(sentence)
    }
  }

  private static let units: [String: String] = [
    "word": "word", "words": "word", "sentence": "sentence", "sentences": "sentence", "line": "line", "lines": "line",
    "paragraph": "paragraph", "paragraphs": "paragraph",
  ]

  /// What is compared: the first unit named behind “each”, “no two” or “every”.
  private static func unit(_ sentence: BriefSentence) -> String? {
    sentence.tokens.indices.lazy.compactMap { index in
      let isEach = sentence.has(
        ["each", "every", "two", "consecutive", "adjacent", "neighbouring", "of"], in: max(0, index - 3)..<index)
      return isEach ? units[sentence.word(index)] : nil
    }.first
  }

  private static func initials(_ sentence: BriefSentence) -> [String: JSON]? {
    guard let unit = unit(sentence), sentence.has(["letter", "letters", "initial", "initials"]) else { return nil }
    if sentence.has(["consecutive", "adjacent", "neighbouring", "successive", "row"]),
      sentence.has(["no", "not", "never", "different", "don't"])
    {
      return ["unit": .string(unit), "relation": "differentInitial"]
    }
    guard sentence.has(["alphabet", "alphabetical"]), sentence.has(["next", "following", "successive"]) else {
      return nil
    }
    return ["unit": .string(unit), "relation": "nextInitial"]
  }

  /// “The last word of each sentence must become the first word of the next”.
  private static func chain(_ sentence: BriefSentence) -> [String: JSON]? {
    guard let unit = unit(sentence), unit != "word", sentence.has(["next", "previous", "following", "preceding"]) else {
      return nil
    }
    let ends = sentence.phrases([["last", "word"], ["final", "word"]])
    let starts = sentence.phrases([
      ["first", "word"], ["begin", "with"], ["start", "with"], ["begins", "with"], ["starts", "with"],
    ])
    return ends.isEmpty || starts.isEmpty ? nil : ["unit": .string(unit), "relation": "lastWord"]
  }

  /// “Each sentence must contain exactly two more words than the previous one”.
  private static func growth(_ sentence: BriefSentence) -> [String: JSON]? {
    guard let unit = unit(sentence), unit != "word", sentence.has(["previous", "before", "preceding", "last"]),
      sentence.has(["than"])
    else {
      return nil
    }
    guard sentence.has(["more", "longer"]), sentence.has(["words", "word", "longer"]) else { return nil }
    var slots: [String: JSON] = ["unit": .string(unit), "relation": "longer"]
    let more = sentence.quantities.first {
      ["more", "additional", "extra"].contains(sentence.word($0.after)) || sentence.word($0.after) == "word"
        || sentence.word($0.after) == "words"
    }
    slots["by"] = more?.exact.map { .int($0) }
    return slots
  }
}
