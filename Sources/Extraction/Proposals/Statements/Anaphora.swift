import Prose
import TextScanning

/// Whether a sentence speaks of something that only the sentence before it names: “Add a new one.”, “We do not run it for them.”
enum Anaphora {
  /// The first pronoun decides: it is resolved when something was named before it in the sentence.
  static func isOpen(_ unit: Unit) -> Bool {
    let tokens = unit.tokens
    if unit.words.count <= 3, unit.terms.isEmpty { return true }
    for (index, token) in tokens.enumerated() where token.kind == .word && refers(token.text, tokens, index) {
      // “There” is a place: only a term names one.
      return !tokens[..<index].contains { token.text == "there" ? $0.kind == .term : names($0) }
    }
    return false
  }

  private static func refers(_ word: String, _ tokens: [Token], _ index: Int) -> Bool {
    switch word {
    case "it", "its", "them", "they", "their": return true
    case "this", "that", "these", "those", "both", "neither", "none":
      return isAlone(tokens, index + 1) && (index == 0 || word != "that" || tokens[index - 1].kind == .mark)
    case "one":
      return isEnd(tokens, index + 1) && index > 0
        && ["a", "new", "find", "the", "another", "no"].contains(tokens[index - 1].text)
    case "there": return index > 0 && !isVerb(tokens, index + 1)
    case "so": return index > 0 && ["say", "do", "says"].contains(tokens[index - 1].text) && isEnd(tokens, index + 1)
    case "instead": return index == 0
    default: return false
    }
  }

  /// Whether a pronoun stands by itself, with no noun after it.
  private static func isAlone(_ tokens: [Token], _ index: Int) -> Bool { isEnd(tokens, index) || isVerb(tokens, index) }

  private static func isEnd(_ tokens: [Token], _ index: Int) -> Bool {
    index >= tokens.count || tokens[index].kind == .mark
  }

  private static func isVerb(_ tokens: [Token], _ index: Int) -> Bool {
    index < tokens.count && tokens[index].kind == .word && verbs.contains(tokens[index].text)
  }

  private static let verbs: Set<String> = Set(
    words: """
      is are was were has have must should may can will does do not applies apply means helps makes happens are
      """)

  /// A term, a number or a word that can name a thing.
  private static func names(_ token: Token) -> Bool {
    switch token.kind {
    case .term: return true
    case .mark: return false
    case .word:
      return !Lexicon.imperatives.contains(token.text) && !unnamed.contains(token.text)
        && !Lexicon.functionWords.contains(Array(token.text.utf8), 0..<token.text.utf8.count)
    }
  }

  /// Words that no function-word list has and that name nothing.
  private static let unnamed: Set<String> = Set(
    words: """
      new other another different separate first then instead always never only also still please whenever unless
      necessary possible needed already again later afterwards grows exists cannot don't doesn't isn't
      """)
}
