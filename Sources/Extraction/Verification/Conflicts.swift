import Documents
import Rules
import Skills
import TextScanning

/// Finds rules that cannot both hold: what one bans the other demands. Nothing is dropped in silence: both lines are quoted.
enum Conflicts {
  /// Diagnostics, and the ids of the rules that take part.
  static func find(_ rules: [CompiledRule]) -> (diagnostics: [Diagnostic], ids: Set<String>) {
    var diagnostics: [Diagnostic] = []
    var ids: Set<String> = []
    var wanting: [String: [CompiledRule]] = [:]
    for rule in rules where isUnconditional(rule) {
      for term in rule.rule.slots["prefer"]?.strings ?? [] { wanting[term.lowercased(), default: []].append(rule) }
    }
    for rule in rules where isUnconditional(rule) && rule.rule.kind != "casing.term" {
      for term in rule.rule.slots["avoid"]?.strings ?? [] {
        for other in wanting[term.lowercased()] ?? []
        where other.rule.id != rule.rule.id && other.rule.kind != "casing.term" {
          ids.insert(rule.rule.id)
          ids.insert(other.rule.id)
          diagnostics.append(message(rule, other, term))
        }
      }
    }
    return (diagnostics, ids)
  }

  private static func isUnconditional(_ rule: CompiledRule) -> Bool {
    rule.rule.scope.when == nil && rule.rule.check == .exact && rule.rule.modality != .may
      && rule.rule.origin != .pack
  }

  private static func message(_ ban: CompiledRule, _ demand: CompiledRule, _ term: String) -> Diagnostic {
    let here = ban.provenance.sources.first
    let there = demand.provenance.sources.first.map { "\($0.path):\($0.line)" } ?? "another page"
    return Diagnostic(
      .warning, code: "conflict",
      message:
        "“\(term)” is banned here (\(ban.rule.instruction)) and demanded at \(there) (\(demand.rule.instruction)); decide in skillc.rules.yml",
      path: here?.path ?? "", line: here?.line ?? 0, column: 1)
  }
}
