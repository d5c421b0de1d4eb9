import TextScanning

/// The terms that are the subject of a sentence: quoted ones, or ones called words or terms, with nothing else before them.
enum SentenceSubject {
  static func terms(before index: Int, in tokens: [Token], allowsItalics: Bool = false) -> [Token] {
    var place = index - 1
    while place >= 0, tokens[place].kind == .word, links.contains(tokens[place].text) { place -= 1 }
    var terms: [Token] = []
    while place >= 0, tokens[place].kind == .term || separators.contains(tokens[place].text) {
      if tokens[place].kind == .term { terms.insert(tokens[place], at: 0) }
      place -= 1
    }
    let before = tokens[..<(place + 1)]
    guard before.allSatisfy({ $0.kind == .word && openers.contains($0.text) }) else { return [] }
    let isCalled = before.contains { nouns.contains($0.text) }
    let isFit = terms.allSatisfy { term in
      term.markup == .quotes || isCalled && term.markup != .code
        || allowsItalics && term.markup == .emphasis && term.text.split(separator: " ").count == 1
    }
    return isFit ? terms : []
  }

  private static let links: Set<String> = Set(words: "is are be should must all both also generally usually")
  private static let separators: Set<String> = [",", "and", "or", "/"]
  private static let openers: Set<String> = Set(
    words: "the word words term terms phrase phrases expression expressions like such as a abbreviation abbreviations")
  private static let nouns: Set<String> = Set(
    words: "word words term terms phrase phrases expression expressions abbreviation abbreviations")
}
