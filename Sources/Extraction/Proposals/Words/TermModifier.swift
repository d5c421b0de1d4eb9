import Prose
import TextScanning

/// What a sentence puts right before a term to say which use of it is meant: “describing people as *disabled*”, “the hypothetical future
/// *would*”, “starting a sentence with *there*”.
enum TermModifier {
  static func condition(of terms: [Token], in unit: Unit) -> String? {
    if let reference = reference(unit) { return reference }
    guard let first = terms.first, let index = unit.tokens.firstIndex(where: { $0.range == first.range }) else {
      return nil
    }
    var start = index
    while start > 0, unit.tokens[start - 1].kind == .word, !cues.contains(unit.tokens[start - 1].text) { start -= 1 }
    let span = unit.tokens[start..<index].map(\.text)
    guard let opening = span.first, let last = span.last, start > 0, cues.contains(unit.tokens[start - 1].text) else {
      return nil
    }
    if naming.contains(opening), span.count > 1 {
      let end = ["as", "a", "an"].contains(last) && span.count > 1 ? index - 1 : index
      return WordSentences.text(of: start..<end, in: unit)
    }
    let isPlain =
      span.allSatisfy { articles.contains($0) } || ["of", "like", "as", "including"].contains(last)
      || span.contains { nouns.contains($0) }
    guard !isPlain, terms.allSatisfy({ OrdinaryWord.isOne($0.text) || Lexicon.functionWords.contains($0.text) }) else {
      return nil
    }
    return WordSentences.text(of: start..<index, in: unit)
  }

  /// “Refer to users as *customers*, not *clients*”: whom the terms are for.
  private static func reference(_ unit: Unit) -> String? {
    let tokens = unit.tokens
    guard let verb = tokens.firstIndex(where: { $0.text == "refer" }), verb + 3 < tokens.count,
      tokens[verb + 1].text == "to", tokens[verb + 2].kind == .word,
      let end = tokens[(verb + 2)...].prefix(8).firstIndex(where: { $0.text == "as" }), end > verb + 2
    else { return nil }
    // “Refer to GitHub as *GitHub*” is about the name itself.
    let object = WordSentences.text(of: verb + 2..<end, in: unit).lowercased()
    guard !unit.terms.contains(where: { $0.text.lowercased() == object }) else { return nil }
    return "referring to " + object
  }

  private static let cues: Set<String> = Set(
    words: "avoid avoiding use using say saying write writing don't not never instead than with by")
  /// Verbs that say of whom a term is used.
  private static let naming: Set<String> = Set(
    words: "describing calling labeling labelling portraying depicting characterizing identifying referring addressing")
  private static let articles: Set<String> = Set(words: "the a an any all both either just only also to")
  private static let nouns: Set<String> = Set(
    words: """
      word words term terms phrase phrases expression expressions language abbreviation abbreviations acronym contraction
      contractions pronoun pronouns prefix adverb adverbs spelling form name jargon shorthand synonym slang cliche
      """)
}
