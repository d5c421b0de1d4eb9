import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Lets every rule that can be checked prove itself on the project's own text: blocks that keep it are broken in just what it says; the
/// check has to be silent before and to speak after.
struct MutationProof {
  /// Blocks of one form that are tried for all rules.
  private static let poolLimit = 16
  /// Mutants of one rule.
  private static let perRule = 3
  /// A rule that catches a smaller share is taught, not checked: a low mark, so that one odd sentence never moves a rule.
  static let passMark = 0.5

  private let pool: [Specimen]
  private let words: WordUses

  init(_ pages: [PageEvidence]) {
    var pool: [Specimen] = []
    for form in Specimen.Form.allCases {
      let all = pages.flatMap { page in page.specimens.filter { $0.form == form } }
      // Spread over the pages, so that no folder's habits decide alone.
      let stride = max(1, all.count / Self.poolLimit)
      pool += Swift.stride(from: 0, to: all.count, by: stride).prefix(Self.poolLimit).map { all[$0] }
    }
    self.pool = pool
    words = WordUses(pages)
  }

  /// The proofs of rules, in their order; nil for one that no block of the project can prove.
  /// O(rules × mutants + text of the pool).
  func proofs(of rules: [Rule]) -> [Proof?] {
    var proofs = [Proof?](repeating: nil, count: rules.count)
    let checkable = rules.indices.filter { rules[$0].check != .judge && rules[$0].scope.when == nil }
    let lexical = checkable.filter { rules[$0].slots["avoid"] != nil && Mutation.of(rules[$0].kind) == nil }
    let wordRules = lexical.map { rules[$0] }
    let mutants = WordMutants(wordRules, sentences: words.sentences(for: wordRules), plain: words.plain)
    for (index, proof) in zip(lexical, mutants.proofs()) where proof.mutants > 0 {
      proofs[index] = Proof(mutants: proof.mutants, caught: proof.caught)
    }
    let formal = checkable.filter { Mutation.of(rules[$0].kind) != nil }
    for (index, keeping) in zip(formal, keepers(of: formal.map { rules[$0].freedOfPages })) {
      proofs[index] = proof(of: rules[index].freedOfPages, on: keeping)
    }
    return proofs
  }

  /// For each rule the blocks of the pool it finds nothing in.
  private func keepers(of rules: [Rule]) -> [[Specimen]] {
    guard !rules.isEmpty else { return [] }
    let checker = Checker(rules)
    var keepers = [[Specimen]](repeating: [], count: rules.count)
    let mutations = rules.map { Mutation.of($0.kind) }
    for specimen in pool {
      for (index, outcome) in checker.check(Self.page(specimen.source)).enumerated()
      where outcome.findings.isEmpty && mutations[index]?.forms.contains(specimen.form) == true {
        keepers[index].append(specimen)
      }
    }
    return keepers
  }

  private func proof(of rule: Rule, on blocks: [Specimen]) -> Proof? {
    guard let mutation = Mutation.of(rule.kind) else { return nil }
    let mutants = blocks.lazy.compactMap { mutation.apply(String(decoding: $0.source, as: UTF8.self), rule) }
      .prefix(Self.perRule)
    let texts = Array(mutants)
    guard !texts.isEmpty else { return nil }
    let checker = Checker([rule])
    let caught = texts.count { text in
      checker.check(Self.page(Array(text.utf8))).contains { !$0.findings.isEmpty }
    }
    return Proof(mutants: texts.count, caught: caught)
  }

  private static func page(_ source: [UInt8]) -> Page {
    Page(DocumentReader.read(path: "mutant.md", bytes: source + [.of("\n")]))
  }
}
