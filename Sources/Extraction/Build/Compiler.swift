import Documents
import Rules
import Skills
import TextScanning

/// Turns the evidence of all pages into one bundle: merge, verification, verdicts. Pure and deterministic; the order of `pages` does not
/// matter. `revisions` are proposals from what people mended in earlier commits.
package struct Compiler: Sendable {
  package var name: String
  package var subject: String

  package init(name: String, subject: String) {
    self.name = name
    self.subject = subject
  }

  package func compile(
    _ pages: [PageEvidence], skipped: [SkillBundle.SkippedPage], configurations: [LintConfiguration] = [],
    revisions: [Proposal] = []
  ) -> SkillBundle {
    let pages = pages.sorted { JSON.bytewise($0.path, $1.path) }
    var diagnostics = pages.flatMap(\.diagnostics)
    let linted = configurations.sorted { JSON.bytewise($0.path, $1.path) }.map(LintConfigurationRules.read)
    diagnostics += linted.flatMap(\.diagnostics)
    let stated = statedRules(
      pages.flatMap(\.proposals) + linted.flatMap(\.proposals) + revisions, pages, &diagnostics)
    let learnt = Conventions.compile(pages.map { ($0.path, $0.role, $0.conventions) })
    let names = IdentifierMerge.merge(pages)
    diagnostics += names.diagnostics
    let settled = Subsumption.settle(stated + Self.unstated(learnt.rules) + [names.rule].compactMap { $0 })
    diagnostics += settled.diagnostics
    let rules = proven(settled.rules, on: pages, &diagnostics).sorted { JSON.bytewise($0.rule.id, $1.rule.id) }
    let shown = pages.map(\.knowledge)
    diagnostics += KnowledgeMerge.conflicts(shown).map(Self.conflict)
    diagnostics += DefinitionsDiffer.find(pages) + QuantitiesDiffer.find(pages)
    var bundle = SkillBundle(
      subject: subject, name: name, rules: rules, knowledge: KnowledgeMerge.merge(shown),
      inputs: pages.map { .init(path: $0.path, sha256: $0.sha256) }, pagesRead: pages.count, pagesSkipped: skipped,
      baseline: Baseline.adding(rules.map { ($0.rule.id, $0.provenance.evidence) }, to: learnt.baseline),
      diagnostics: diagnostics)
    bundle.identifiers = names.table
    bundle.identifiersLeftOut = names.leftOut
    return bundle
  }

  /// The rules with their proofs; one that misses what was broken on purpose is taught, not checked.
  private func proven(
    _ rules: [CompiledRule], on pages: [PageEvidence], _ diagnostics: inout [Diagnostic]
  ) -> [CompiledRule] {
    var rules = rules
    for (index, proof) in MutationProof(pages).proofs(of: rules.map(\.rule)).enumerated() {
      rules[index].provenance.proof = proof
      guard let proof, proof.share < MutationProof.passMark else { continue }
      rules[index].rule.check = .judge
      diagnostics.append(Self.unproven(rules[index], proof))
    }
    return rules
  }

  /// Rules of the pages themselves.
  private static func unstated(_ learnt: [ConventionRule]) -> [CompiledRule] {
    learnt.compactMap { convention in
      guard case .success(var rule) = RuleBuilder.rule(convention.proposal) else { return nil }
      rule.severity = convention.severity
      rule.check = convention.check
      return CompiledRule(
        rule: rule,
        provenance: Provenance(
          sources: convention.proposal.sources, verdict: rule.scope.when == nil ? .confirmed : .conditional,
          evidence: convention.evidence))
    }
  }

  private static func conflict(_ conflict: FactConflict) -> Diagnostic {
    let place = conflict.places.first
    let others = conflict.places.dropFirst().map { "\($0.path):\($0.line)" }.joined(separator: ", ")
    let scope = conflict.scope.isEmpty ? "" : " of \(conflict.scope)"
    return Diagnostic(
      .warning, code: "conflict",
      message:
        "the default of \(conflict.name)\(scope) is documented as \(conflict.values.joined(separator: " and as ")) (\(others))",
      path: place?.path ?? "", line: place?.line ?? 0, column: 1)
  }

  /// Rules that documents state, verified against the project's own pages.
  private func statedRules(
    _ stated: [Proposal], _ pages: [PageEvidence], _ diagnostics: inout [Diagnostic]
  ) -> [CompiledRule] {
    let contradictions = Contradictions.find(stated)
    diagnostics += contradictions
    let proposals = ProposalMerge.merge(stated.filter { $0.pattern != Contradictions.supersededPattern })
    var rules: [Rule] = []
    var sources: [[Source]] = []
    for proposal in proposals {
      guard case .success(let rule) = RuleBuilder.rule(proposal) else { continue }
      rules.append(rule)
      sources.append(proposal.sources)
    }
    let unproven = SelfTest.failures(rules)
    let adoption = Adoption(rules, over: pages)
    var compiled = rules.indices.map { index in
      CompiledRule(rule: rules[index], provenance: adoption.provenance(index, rules[index], sources: sources[index]))
    }
    for index in compiled.indices where unproven.contains(compiled[index].rule.id) {
      compiled[index].rule.check = .judge
      diagnostics.append(Self.unproven(compiled[index]))
    }
    let conflicts = Conflicts.find(compiled)
    diagnostics += conflicts.diagnostics
    let disputed = contradictions.filter { $0.code == "conflict" }
    for index in compiled.indices
    where conflicts.ids.contains(compiled[index].rule.id) || Self.isDisputed(compiled[index], disputed) {
      compiled[index].provenance.verdict = .contested
    }
    for index in compiled.indices where compiled[index].provenance.verdict == .contested {
      diagnostics += Self.contested(compiled[index], adoption.count(index))
    }
    return unique(compiled)
  }

  /// Whether one of the diagnostics names the place of a rule, as its own or as the other side.
  private static func isDisputed(_ rule: CompiledRule, _ disputed: [Diagnostic]) -> Bool {
    guard let source = rule.provenance.sources.first, rule.rule.slots["avoid"] == nil else { return false }
    return disputed.contains {
      $0.path == source.path && $0.line == source.line || $0.message.contains("(\(source.path):\(source.line))")
    }
  }

  /// Two proposals with the same id say the same: their sources are one list.
  private func unique(_ rules: [CompiledRule]) -> [CompiledRule] {
    var kept: [CompiledRule] = []
    var positions: [String: Int] = [:]
    for rule in rules {
      if let position = positions[rule.rule.id] {
        kept[position].provenance.sources += rule.provenance.sources.filter {
          !kept[position].provenance.sources.contains($0)
        }
      } else {
        positions[rule.rule.id] = kept.count
        kept.append(rule)
      }
    }
    return kept
  }

  private static func unproven(_ rule: CompiledRule) -> Diagnostic {
    diagnostic(
      rule, code: "rule-unproven",
      "“\(rule.rule.instruction)” does not fire on its own example or fires on its replacement; it is taught, not checked"
    )
  }

  private static func unproven(_ rule: CompiledRule, _ proof: Proof) -> Diagnostic {
    diagnostic(
      rule, code: "rule-unproven",
      "“\(rule.rule.instruction)” finds \(proof.caught) of \(proof.mutants) passages broken on purpose; it is taught, not checked"
    )
  }

  private static func contested(_ rule: CompiledRule, _ count: Adoption.Count) -> [Diagnostic] {
    guard count.total > 0 else { return [] }
    return [
      diagnostic(
        rule, code: "contested",
        "“\(rule.rule.instruction)” is broken \(count.unwanted) times and kept \(count.wanted) times in the project’s own pages"
      )
    ]
  }

  private static func diagnostic(_ rule: CompiledRule, code: String, _ message: String) -> Diagnostic {
    let place = rule.provenance.sources.first
    return Diagnostic(
      .warning, code: code, message: message, path: place?.path ?? "", line: place?.line ?? 0, column: 1)
  }
}
