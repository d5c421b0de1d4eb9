/// The names of marks of punctuation.
enum PunctuationNames {
  private static let single: [String: String] = [
    "comma": ",", "commas": ",", "semicolon": ";", "semicolons": ";", "colon": ":", "colons": ":", "hyphen": "-",
    "hyphens": "-",
    "period": ".", "periods": ".", "ampersand": "&", "ampersands": "&", "apostrophe": "'", "apostrophes": "'",
  ]
  private static let double: [[String]: String] = [
    ["exclamation", "mark"]: "!", ["exclamation", "marks"]: "!", ["exclamation", "point"]: "!",
    ["exclamation", "points"]: "!",
    ["question", "mark"]: "?", ["question", "marks"]: "?", ["full", "stop"]: ".", ["full", "stops"]: ".",
    ["semi", "colon"]: ";",
    ["semi", "colons"]: ";", ["em", "dash"]: "—", ["em", "dashes"]: "—", ["en", "dash"]: "–", ["en", "dashes"]: "–",
  ]

  /// Every mark a sentence names, with the tokens of its name.
  static func all(_ sentence: BriefSentence) -> [(mark: String, tokens: Range<Int>)] {
    var found: [(String, Range<Int>)] = []
    for index in sentence.tokens.indices where sentence.tokens[index].kind == .word {
      if let mark = double[[sentence.word(index), sentence.word(index + 1)]] {
        found.append((mark, index..<index + 2))
      } else if let mark = single[sentence.word(index)], !isOther(index, sentence) {
        found.append((mark, index..<index + 1))
      }
    }
    return found
  }

  /// “a period of time”, “inverted commas”.
  private static func isOther(_ index: Int, _ sentence: BriefSentence) -> Bool {
    if sentence.word(index - 1) == "inverted" { return true }
    if ["period", "periods"].contains(sentence.word(index)) {
      return sentence.word(index + 1) == "of"
        || !sentence.has(["use", "using", "punctuation", "marks", "contain", "include", "without", "no"])
    }
    return sentence.word(index) == "colon" && sentence.has(["followed", "after", "with", "cancer"])
  }
}
