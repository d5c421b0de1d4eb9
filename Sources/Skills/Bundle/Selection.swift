import Rules
import TextScanning

/// Which rules an agent is told, and in which order they matter.
///
/// A skill's text is short, so a rule earns its line: the chance that a bare model breaks it × how much that matters × how far it is from
/// what everybody does anyway × how sure the project is of it. Universal habits are checked, not taught.
package enum Selection {
  /// A rule with its rank; rules that tell the same are one.
  package struct Candidate: Sendable, Hashable {
    package var rule: CompiledRule
    package var score: Double
    /// Ids of the rules with the same instruction, this one's first.
    package var ids: [String]
    /// Whether the sections of this template stand in the order in which it names them: what a rule of its own says, told with it.
    package var isOrdered = false
  }

  /// Below this a rule is checked and listed, not taught.
  package static let floor = 0.05

  /// The rules worth teaching, best first; ties by id.
  package static func ranked(_ rules: [CompiledRule]) -> [Candidate] {
    var candidates: [Candidate] = []
    for rule in rules where isTaught(rule) {
      let score = score(rule)
      if score >= floor { candidates.append(Candidate(rule: rule, score: score, ids: [rule.rule.id])) }
    }
    candidates.sort { left, right in
      left.score != right.score ? left.score > right.score : JSON.bytewise(left.rule.rule.id, right.rule.rule.id)
    }
    return joiningOrders(merged(candidates))
  }

  /// A rule on the order of just the sections of a template is told with the template.
  private static func joiningOrders(_ candidates: [Candidate]) -> [Candidate] {
    var joined = candidates
    var told: Set<Int> = []
    for (position, order) in candidates.enumerated() where order.rule.rule.kind == "structure.order" {
      let template = candidates.firstIndex { PageTemplate.isOrder(order.rule.rule, of: $0.rule.rule) }
      guard let template else { continue }
      joined[template].isOrdered = true
      joined[template].ids += order.ids
      told.insert(position)
    }
    return joined.enumerated().filter { !told.contains($0.offset) }.map(\.element)
  }

  private static func merged(_ candidates: [Candidate]) -> [Candidate] {
    var merged: [Candidate] = []
    var position: [String: Int] = [:]
    for candidate in candidates {
      let key = candidate.rule.rule.scope.json.text + candidate.rule.rule.instruction
      if let first = position[key] {
        merged[first].ids += candidate.ids
      } else {
        position[key] = merged.count
        merged.append(candidate)
      }
    }
    return merged
  }

  /// A rule whose words would speak to the model past its reader, or that everybody keeps anyway, is not told.
  private static func isTaught(_ rule: CompiledRule) -> Bool {
    guard !rule.rule.instruction.isEmpty, Hostile.isHarmless(rule.rule) else { return false }
    return rule.provenance.isPinned || rule.rule.origin != .implicit || (rule.provenance.evidence.background ?? 0) < 0.8
  }

  /// 0…1 and, for what people pinned, 1 more.
  package static func score(_ rule: CompiledRule) -> Double {
    (rule.provenance.isPinned ? 1 : 0) + violation(rule.rule) * weight(rule.rule.severity) * distinctiveness(rule)
      * weight(rule.provenance.verdict)
      * (rule.rule.modality == .may ? 0.3 : 1) * (isOfIncident(rule.rule) ? 0.5 : 1)
      * (isQuoted(rule.rule) ? ContextDependence.share(of: rule.rule.instruction) : 1)
  }

  /// Whether its instruction is a sentence of the documents as it stands there, and not one that its kind wrote.
  private static func isQuoted(_ rule: Rule) -> Bool { rule.origin == .explicit && rule.check == .judge }

  /// What a runbook says holds in its incident, and whoever handles that reads the runbook.
  private static func isOfIncident(_ rule: Rule) -> Bool { rule.scope.when?.hasPrefix("in the runbook ") == true }

  /// The share of outputs in which a model that was told nothing breaks such a rule, by kind or else by the kind's family: judged from
  /// what models do unasked, where they write `#` headings and fences, and know no project's words.
  private static let violationByKind: [String: Double] = [
    "abbreviation": 0.6, "admonition": 0.75, "casing": 0.6, "code": 0.3, "date": 0.6, "decision": 0.9, "emphasis": 0.4,
    "file": 0.7, "frontMatter": 0.85, "grammar": 0.45, "heading": 0.4, "heading.marker": 0.1, "image": 0.3,
    "length": 0.6,
    "line": 0.3, "link": 0.5, "list": 0.4, "markup": 0.5, "number": 0.5, "obligation": 0.9, "punctuation": 0.45,
    "rubric": 0.5, "schema": 0.9, "spelling": 0.6, "step": 0.4, "structure": 0.75, "structure.sections": 0.95,
    "table": 0.2,
    "term": 0.8, "term.substitute": 0.9, "tone": 0.5,
  ]

  private static func violation(_ rule: Rule) -> Double {
    let family = rule.kind.split(separator: ".").first.map(String.init) ?? rule.kind
    if let known = violationByKind[rule.kind] ?? violationByKind[family] { return known }
    return rule.facet == .reasoning ? 0.85 : 0.5
  }

  private static func weight(_ severity: Severity) -> Double {
    switch severity {
    case .error: 1
    case .warning: 0.75
    case .suggestion: 0.45
    }
  }

  private static func weight(_ verdict: Verdict) -> Double {
    switch verdict {
    case .confirmed: 1
    case .unsupported: 0.9
    case .conditional: 0.7
    case .contested: 0.5
    }
  }

  private static func distinctiveness(_ rule: CompiledRule) -> Double {
    if let background = rule.provenance.evidence.background { return min(1, max(0.02, 1 - background)) }
    return rule.rule.origin == .implicit ? 0.4 : 0.85
  }
}
