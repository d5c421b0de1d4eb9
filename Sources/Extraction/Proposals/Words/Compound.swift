import Prose
import TextScanning

/// “One word.”, “Two words.”, “Hyphenate.” (P09): the spellings of a compound that such a sentence rules out.
enum Compound {
  /// The misspellings of the terms, or nil when the sentence does not speak of how they are joined, or only for a part of speech.
  static func misspellings(_ terms: [String], _ unit: Unit) -> [String]? {
    let words = Array(unit.words.drop { leading.contains($0) })
    guard words.count <= 6,
      Set(words).isDisjoint(with: ["as", "when", "noun", "verb", "adjective", "before", "if", "unless"])
    else { return nil }
    let said = words.joined(separator: " ")
    let form: Form
    if said.hasPrefix("one word") || said.hasPrefix("don't hyphenate") || said.hasPrefix("do not hyphenate")
      || said.hasPrefix("not hyphenated") || said.hasPrefix("no hyphen") || said.hasPrefix("without a hyphen")
    {
      form = said.hasPrefix("one word") ? .joined : .unhyphenated
    } else if said.hasPrefix("two words") {
      form = .spaced
    } else if said.hasPrefix("hyphenate") || said.hasPrefix("always hyphenate") || said.hasPrefix("with a hyphen")
      || said.hasPrefix("always hyphenated")
    {
      form = .hyphenated
    } else {
      return nil
    }
    let found = terms.flatMap { misspellings($0, form) }
    return found.isEmpty ? nil : found
  }

  /// Words between a term and what is said of it: “*Website* is one word”, “Spell *email* without a hyphen”.
  private static let leading: Set<String> = Set(
    words: "is are write spell use always the word term it it's should be written spelled")

  private enum Form { case joined, spaced, hyphenated, unhyphenated }

  private static func misspellings(_ term: String, _ form: Form) -> [String] {
    guard let (first, second) = parts(term) else { return [] }
    let joined = first + second
    let spaced = first + " " + second
    let hyphenated = first + "-" + second
    switch form {
    case .joined: return term.contains(" ") || term.contains("-") ? [] : [spaced, hyphenated]
    case .spaced: return term.contains(" ") ? [joined, hyphenated] : []
    case .hyphenated: return term.contains("-") ? [joined, spaced] : []
    case .unhyphenated: return [hyphenated]
    }
  }

  /// The two halves of a compound: at its space or hyphen, or where both halves are words that stand in compounds.
  private static func parts(_ term: String) -> (String, String)? {
    for separator in [" ", "-"] where term.contains(separator) {
      let pieces = term.split(separator: separator)
      return pieces.count == 2 ? (String(pieces[0]), String(pieces[1])) : nil
    }
    let bytes = Array(term.lowercased().utf8)
    guard bytes.count >= 5 else { return nil }
    for split in stride(from: bytes.count - 2, through: 2, by: -1) {
      let (first, second) = (0..<split, split..<bytes.count)
      if Lexicon.compoundParts.contains(bytes, first), Lexicon.compoundParts.contains(bytes, second) {
        return (bytes.string(first), bytes.string(second))
      }
    }
    return nil
  }
}
