import Rules
import Skills
import TextScanning

/// Finds the rule a person means: by its whole id, or by the beginning of its hash with or without the kind.
package enum RuleLookup {
  /// Digits of a hash that a shortened id needs.
  private static let leastDigits = 4

  /// What a name stands for: one rule, none, or several.
  package enum Answer: Sendable, Equatable {
    case one(CompiledRule)
    case none
    case many([String])
  }

  package static func find(_ name: String, in rules: [CompiledRule]) -> Answer {
    if let exact = rules.first(where: { $0.rule.id == name }) { return .one(exact) }
    let matches = rules.filter { rule in
      let id = rule.rule.id
      let hash = id.utf8.lastIndex(of: .of("/")).map { String(id[id.utf8.index(after: $0)...]) } ?? id
      let isHash = name.utf8.count >= leastDigits && hash.hasPrefix(name)
      return isHash || (id.hasPrefix(name) && name.utf8.count >= rule.rule.kind.utf8.count + 1 + leastDigits)
    }
    guard let match = matches.first else { return .none }
    return matches.count == 1 ? .one(match) : .many(matches.map(\.rule.id))
  }
}
