import Rules
import TextScanning

/// “Each sentence has at most 15 words”, “two to four sentences a paragraph”, “each word on a new line”.
enum UnitLengthConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences where !BriefMood.isNarrative(sentence) {
      for counted in rules.counted(sentence) {
        guard let measure = measures[counted.unit], counted.quantity.form != .approximate,
          case .each(let noun) = LengthScope(counted, sentence, brief), let unit = units[noun],
          unit != measure
        else { continue }
        rules.add(
          "brief.unitLength",
          counted.quantity.slots().merging(["unit": .string(unit), "measure": .string(measure)]) { own, _ in own },
          from: sentence)
        rules.claim(counted.quantity.tokens, of: sentence)
      }
      let isWordALine =
        sentence.has(["each", "every"])
        && !sentence.phrases([
          ["word", "on", "a", "new", "line"], ["word", "on", "its", "own", "line"],
          ["word", "on", "a", "separate", "line"],
        ]).isEmpty
      if isWordALine { rules.add("brief.unitLength", ["unit": "line", "measure": "words", "max": 1], from: sentence) }
    }
  }

  private static let measures: [UnitNoun: String] = [
    .word: "words", .sentence: "sentences", .character: "characters", .letter: "characters",
  ]
  private static let units: [UnitNoun: String] = [
    .sentence: "sentence", .paragraph: "paragraph", .line: "line", .bullet: "bullet", .word: "word",
  ]
}
