import TextScanning

/// Tells a permission from an ability: “the reviewer can merge the PR” from “the server can hold ten vaults”.
enum Permission {
  /// Whether the “can” of a sentence allows somebody something.
  static func isGiven(_ tokens: [Token], at index: Int) -> Bool {
    guard index > 0, index + 1 < tokens.count else { return false }
    var verb = index + 1
    while verb < tokens.count, adverbs.contains(tokens[verb].text) { verb += 1 }
    guard verb < tokens.count, tokens[verb].kind == .word, tokens[verb].text != "not" else { return false }
    if tokens[verb].text == "be" {
      return tokens[(verb + 1)...].prefix(3).contains { granted.contains($0.text) }
    }
    return tokens[..<index].suffix(3).contains { people.contains($0.text) } && !abilities.contains(tokens[verb].text)
      || tokens[..<index].contains { people.contains($0.text) } && !tokens[..<index].contains { $0.kind == .mark }
        && !abilities.contains(tokens[verb].text)
  }

  private static let adverbs: Set<String> = Set(
    words: "also simply still always then safely just now therefore even only")
  /// Who is told what is allowed; users and customers are those for whom the work is done.
  private static let people: Set<String> = Set(
    words: """
      you we reviewer reviewers author authors developer developers agent agents contributor contributors maintainer
      maintainers someone anyone engineer engineers they person team
      """)
  /// What somebody is able to do, shown and not allowed.
  private static let abilities: Set<String> = Set(
    words:
      "help find see view read learn check get use run look access configure add expect imagine do start try install set"
  )
  private static let granted: Set<String> = Set(
    words: """
      merged marked accepted granted approved skipped omitted closed ignored deleted removed reverted deployed released
      waived postponed combined squashed reused left
      """)
}
