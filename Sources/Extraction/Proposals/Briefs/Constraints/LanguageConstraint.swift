import Prose
import TextScanning

/// “Entirely in German, no other language is allowed”.
enum LanguageConstraint: BriefConstraint {
  static func read(_ brief: Brief, into rules: inout BriefRules) {
    for sentence in brief.sentences {
      guard let code = language(sentence) else { continue }
      rules.add("brief.language", ["language": .string(code)], from: sentence)
      return
    }
  }

  /// The language the answer is to be in, as far as the brief names one.
  static func language(of brief: Brief) -> String? { brief.sentences.lazy.compactMap(language).first }

  private static func language(_ sentence: BriefSentence) -> String? {
    for index in sentence.tokens.indices {
      guard let code = codes[sentence.word(index)], isMedium(index, sentence),
        !BriefPolarity.isForbidden(index..<index + 1, in: sentence)
      else { continue }
      // “in English and French”: two are no rule.
      if ["and", "or"].contains(sentence.word(index + 1)), codes[sentence.word(index + 2)] != nil { return nil }
      return code
    }
    return nil
  }

  /// Whether a language is what the answer is written in, not what it is about or an adjective.
  private static func isMedium(_ index: Int, _ sentence: BriefSentence) -> Bool {
    let next = sentence.word(index + 1)
    let isNoun = next.isEmpty || next == "language" || followers.contains(next)
    guard isNoun else { return false }
    var before = index - 1
    while fillers.contains(sentence.word(before)) { before -= 1 }
    // “in British English” names a spelling, no language.
    if variants.contains(sentence.word(index - 1)) { return false }
    let isExclusive = sentence.has(["only", "exclusively", "solely", "entirely"], in: max(0, index - 3)..<index + 4)
    let preposition = sentence.word(before)
    if ["in", "into"].contains(preposition) {
      return isExclusive || isAsked(sentence, before)
    }
    if ["use", "using", "uses", "to", "speak", "with", "be"].contains(preposition) {
      return isExclusive || next == "language" || ["use", "using", "uses", "be"].contains(preposition)
        || preposition == "to" && sentence.has(["translate", "translated", "limited"])
    }
    if sentence.tokens.indices.contains(before), [":", "=", "|"].contains(sentence.tokens[before].text) {
      return sentence.has(["language", "lang"], in: 0..<before)
    }
    return isExclusive && (index <= 2 || preposition.isEmpty)
  }

  /// “What does X mean in Spanish?” asks about a language.
  private static func isAsked(_ sentence: BriefSentence, _ preposition: Int) -> Bool {
    let isQuestion = sentence.tokens.last?.isMark("?") == true
    if isQuestion, !["can", "could", "would", "will", "please"].contains(sentence.word(0)) {
      return sentence.has(["please"])
    }
    if ["word", "words", "say", "said", "means", "called", "phrase", "phrases"].contains(sentence.word(preposition - 1))
    {
      return false
    }
    return true
  }

  private static let fillers: Set<String> = Set(
    words:
      "the entirely only completely fully pure proper fluent solely exclusively correct just all strictly standard modern good plain formal informal colloquial clear everyday"
  )
  private static let variants: Set<String> = Set(
    words: "british american simple australian canadian old middle plain us uk basic international")
  private static let followers: Set<String> = Set(
    words: """
      and or with about that for to using without please only no but in of throughout on at by from exclusively as so language which
      where nothing not never should must while then is do include if explaining describing
      """)

  private static let codes: [String: String] = {
    var codes: [String: String] = [:]
    for language in Language.all { codes[language.name.lowercased()] = language.code }
    let aliases = [
      "chinese": "zh-cn", "mandarin": "zh-cn", "farsi": "fa", "castilian": "es", "flemish": "nl", "filipino": "tl",
      "kiswahili": "sw",
      "panjabi": "pa", "bangla": "bn",
    ]
    return codes.merging(aliases) { own, _ in own }
  }()
}
