import TextScanning

/// Sorts of claims that a document may want a source for.
enum ClaimClass: String, Sendable, CaseIterable {
  /// A share, a factor, an amount of people or money: “40 % of the requests”.
  case figure
  /// What studies or experts are said to have found.
  case study
  /// “the fastest”, “industry-leading”.
  case superlative
  /// A sentence that names a full date.
  case date

  /// What is read out of the words in which a rule is taught: “cite a source for every figure” and “back numbers up with a link” demand one for
  /// figures, “verify the signature” and “add the issue number and a link” demand none. A claim without a verb is what needs the evidence.
  static func demanded(claim: String, evidence: String?) -> [ClaimClass] {
    let words = words(claim)
    let classes = named(in: words)
    guard let first = words.first, !classes.isEmpty else { return [] }
    if determiners.contains(first) || names[first] != nil {
      return evidence.map { self.words($0).contains(where: sources.contains) } ?? true ? classes : []
    }
    if first == "cite" || first == "attribute" { return classes }
    return verbs.contains(first) && bindsSource(words) ? classes : []
  }

  /// The classes named by a noun in the plural, or by one of which every one counts.
  private static func named(in words: [String]) -> [ClaimClass] {
    var found: Set<ClaimClass> = []
    for (index, word) in words.enumerated() {
      if let known = names[word] { found.formUnion(known) }
      if let known = names[word + "s"] ?? names[word == "study" ? "studies" : word], index > 0,
        determiners.contains(words[index - 1])
      {
        found.formUnion(known)
      }
    }
    return allCases.filter(found.contains)
  }

  /// “a source for every figure”, “every figure with a source”: one belongs to the other.
  private static func bindsSource(_ words: [String]) -> Bool {
    guard let source = words.firstIndex(where: sources.contains),
      let claim = words.firstIndex(where: { names[$0] != nil || names[$0 + "s"] != nil })
    else { return false }
    return words[min(source, claim)..<max(source, claim)].contains(where: binders.contains)
  }

  private static func words(_ text: String) -> [String] {
    Array(text.utf8).lowercasedASCII().split { !ASCII.isWord($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  private static let names: [String: Set<ClaimClass>] = {
    var names: [String: Set<ClaimClass>] = [:]
    for word in ["figures", "statistics", "numbers", "percentages", "measurements"] { names[word] = [.figure] }
    for word in ["studies", "research", "surveys", "findings"] { names[word] = [.study] }
    for word in ["superlatives", "comparisons"] { names[word] = [.superlative] }
    names["dates"] = [.date]
    for word in ["claims", "facts", "assertions"] { names[word] = [.figure, .study, .superlative] }
    return names
  }()
  private static let sources: Set<String> = Set(
    words: "source sources citation citations reference references link links footnote footnotes attribution")
  private static let verbs: Set<String> = Set(
    words: "link source reference support back give provide include add state name show")
  private static let determiners: Set<String> = Set(words: "every each any all")
  private static let binders: Set<String> = Set(words: "for of behind to with by up its their")
}
