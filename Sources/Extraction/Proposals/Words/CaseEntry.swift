import Prose
import TextScanning

/// What an entry of a word list says of the case of its term without naming it (P10): “Lowercase.”, “Always capitalize.”, “All uppercase.”
enum CaseEntry {
  /// The wrong and the right spelling, or nil when the sentence says nothing of case, or only for some places.
  static func spelling(of term: String, _ unit: Unit) -> (wrong: String, right: String)? {
    let words = unit.words
    guard unit.terms.isEmpty, (1...6).contains(words.count), words.allSatisfy(plain.contains), term.utf8.count >= 3
    else {
      return nil
    }
    let said = Set(words)
    let isNegative = !said.isDisjoint(with: ["don't", "not", "never"])
    let isSmall =
      !said.isDisjoint(with: ["lowercase", "lower-case", "uncapitalized"]) || said.isSuperset(of: ["lower", "case"])
    let isShouted = said.contains("all") && !said.isDisjoint(with: ["caps", "uppercase", "capitals"])
    let isCapital = !said.isDisjoint(with: ["capitalize", "capitalise", "capitalized", "capital", "initial"])
    guard !(isSmall && (isCapital || isNegative)) else { return nil }
    let capital = term.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
    if isSmall || isCapital && isNegative {
      let small = term.prefix(1).lowercased() + term.dropFirst()
      return small == small.lowercased() ? (capital, small) : nil
    }
    if isShouted { return isNegative ? nil : (term.lowercased(), term.uppercased()) }
    // “Capitalize.” under “internet”: several words may mean the first or all of them.
    guard isCapital, !term.contains(" ") || term == capital else { return nil }
    return (capital.lowercased(), capital)
  }

  private static let plain: Set<String> = Set(
    words: """
      lowercase lower-case lower case uncapitalized capitalize capitalise capitalized capital capitals initial all caps
      uppercase always use write it this term the word in is with a letter letters don't not never do please spell as
      """)
}
