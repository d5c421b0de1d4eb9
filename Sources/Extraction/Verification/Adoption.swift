import Rules
import Skills
import TextScanning

/// Counts what the project's own pages do with the terms of word rules: one pass of one automaton over the reading text of every page that
/// shows how pages are.
struct Adoption: Sendable {
  /// Uses of the terms of one rule.
  struct Count: Sendable, Hashable {
    var wanted = 0
    var unwanted = 0
    var pages = 0
    var total: Int { wanted + unwanted }
  }

  private let counts: [Count]
  private let words: Int

  /// Complexity: O(bytes of all pages + hits).
  init(_ rules: [Rule], over pages: [PageEvidence]) {
    var literals: [[UInt8]] = []
    var owners: [(rule: Int, isWanted: Bool)] = []
    for (index, rule) in rules.enumerated() where rule.check == .exact {
      guard let avoid = rule.slots["avoid"]?.strings, rule.kind != "casing.term" else { continue }
      for (terms, isWanted) in [(avoid, false), (rule.slots["prefer"]?.strings ?? [], true)] {
        for term in terms {
          literals.append(Array(term.lowercased().utf8))
          owners.append((index, isWanted))
        }
      }
    }
    var counts = [Count](repeating: Count(), count: rules.count)
    let exemplary = pages.filter(\.role.isExemplary)
    words = exemplary.reduce(0) { $0 + $1.wordCount }
    guard !literals.isEmpty else {
      self.counts = counts
      return
    }
    let automaton = LiteralAutomaton(literals, foldsCase: false)
    let isScoped = rules.map { !$0.scope.pages.isEmpty }
    for page in exemplary {
      // Most rules speak about every page; only the others are asked.
      let admitted = rules.indices.map { !isScoped[$0] || rules[$0].scope.admits(path: page.path) }
      var seen: Set<Int> = []
      automaton.scan(page.words, in: 0..<page.words.count) { hit in
        guard Words.isBoundary(page.words, at: hit.range.lowerBound),
          Words.isBoundary(page.words, at: hit.range.upperBound)
        else { return }
        let owner = owners[hit.literal]
        guard admitted[owner.rule] else { return }
        if owner.isWanted {
          counts[owner.rule].wanted += 1
        } else {
          let prefer = rules[owner.rule].slots["prefer"]?.strings ?? []
          if TermMatch.isInside(prefer, page.words, hit.range) { return }
          counts[owner.rule].unwanted += 1
        }
        seen.insert(owner.rule)
      }
      for rule in seen { counts[rule].pages += 1 }
    }
    self.counts = counts
  }

  func count(_ rule: Int) -> Count { counts[rule] }

  /// The verdict and evidence of a rule by its position.
  func provenance(_ index: Int, _ rule: Rule, sources: [Source]) -> Provenance {
    let count = counts[index]
    let evidence = Evidence(
      n: count.total, pages: count.pages, conform: count.wanted,
      lowerBound: Wilson.lowerBound(count.wanted, of: count.total))
    return Provenance(sources: sources, verdict: verdict(count, rule), evidence: evidence)
  }

  private func verdict(_ count: Count, _ rule: Rule) -> Verdict {
    if rule.scope.when != nil, (try? RuleKinds.meaning(of: rule))?.readsCondition(of: rule) != true {
      return .conditional
    }
    if count.unwanted >= 3, Double(count.unwanted) > 0.2 * Double(count.total) {
      // A bare ban has no wanted side: it is contested when the pages use the term as an ordinary word.
      if rule.slots["prefer"] != nil || Double(count.unwanted) * 100_000 > 3 * Double(max(words, 1)) {
        return .contested
      }
    }
    if count.total >= 5, Double(count.unwanted) <= 0.05 * Double(count.total) { return .confirmed }
    return .unsupported
  }
}
