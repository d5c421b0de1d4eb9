import Rules
import Skills
import TextScanning

/// Drops rules of weaker origin that say nothing a stronger one does not say: a linter's entry for a term that a page already rules on would
/// only report the same place twice. Its sources are kept with the stronger rule.
enum Subsumption {
  static func apply(_ rules: [CompiledRule]) -> [CompiledRule] {
    var kept = rules
    var owners: [String: Int] = [:]
    for (index, rule) in rules.enumerated() where rule.rule.origin != .imported && isPlain(rule.rule) {
      for term in terms(rule.rule) { owners[term] = owners[term] ?? index }
    }
    var dropped: Set<Int> = []
    for (index, rule) in rules.enumerated() where rule.rule.origin == .imported && isPlain(rule.rule) {
      let found = terms(rule.rule).map { owners[$0] }
      guard let owner = found.first ?? nil, found.allSatisfy({ $0 != nil }) else { continue }
      kept[owner].provenance.sources += rule.provenance.sources
      dropped.insert(index)
    }
    return kept.indices.filter { !dropped.contains($0) }.map { kept[$0] }
  }

  private static func isPlain(_ rule: Rule) -> Bool {
    rule.scope.isEmpty && rule.check == .exact && rule.slots["avoid"] != nil
  }

  /// Each avoided term with what replaces it.
  private static func terms(_ rule: Rule) -> [String] {
    let prefer = (rule.slots["prefer"]?.strings ?? []).map { $0.lowercased() }.joined(separator: "|")
    return (rule.slots["avoid"]?.strings ?? []).map { "\($0.lowercased())→\(prefer)" }
  }
}
