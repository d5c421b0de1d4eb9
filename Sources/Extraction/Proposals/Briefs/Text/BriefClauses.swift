/// Finds where clauses begin. A negation holds to the end of its clause: “do not use commas and highlight two sections”.
enum BriefClauses {
  static func starts(_ tokens: [BriefToken]) -> [Int] {
    var starts = [0]
    for index in tokens.indices.dropFirst() where begins(tokens, at: index) { starts.append(index) }
    return starts
  }

  private static func begins(_ tokens: [BriefToken], at index: Int) -> Bool {
    let (before, token) = (tokens[index - 1], tokens[index])
    if before.kind == .mark, [";", "—"].contains(before.text) { return true }
    // A dash between spaces.
    if before.isMark("–") || before.isMark("-"), !before.isGlued, !token.isGlued { return true }
    // “(a) …; (b) …”
    if before.isMark(")"), index >= 3, tokens[index - 3].isMark("("), tokens[index - 2].text.utf8.count == 1 {
      return true
    }
    guard token.kind == .word else { return false }
    if ["but", "however", "while", "whereas", "although", "though"].contains(token.text) { return true }
    if token.text == "so", before.isMark(",") { return true }
    guard before.isMark(",") || before.isWord("and") || before.isWord("then") || before.isMark("&") else {
      return false
    }
    if ["with", "without"].contains(token.text) { return true }
    return opens(tokens, at: index)
  }

  /// Whether a verb follows, perhaps after “please”, “also” or a subject.
  private static func opens(_ tokens: [BriefToken], at index: Int) -> Bool {
    var next = index
    while next < tokens.count, tokens[next].kind == .word, BriefVocabulary.adverbs.contains(tokens[next].text) {
      next += 1
    }
    guard next < tokens.count, tokens[next].kind == .word else { return false }
    if BriefVocabulary.clauseVerbs.contains(tokens[next].text) {
      // “commas and use of …”: a noun.
      return !(next + 1 < tokens.count && tokens[next + 1].isWord("of"))
    }
    // A new subject with its own verb: “, the word X must …”, “and it should …”.
    guard
      ["it", "the", "your", "there", "each", "every", "no", "this", "that", "all", "i", "you", "neither", "none"]
        .contains(tokens[next].text)
    else { return false }
    return tokens[next...].prefix(9).dropFirst().contains {
      $0.kind == .word && BriefVocabulary.modals.contains($0.text)
    }
  }
}
