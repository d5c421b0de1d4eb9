import TextScanning

/// Every kind there is. A test compares this list with the files of the folder.
package enum RuleKinds {
  package static let all: [any RuleKind.Type] = [
    TermSubstitute.self,
    TermBan.self,
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  package static func kind(named name: String) -> (any RuleKind.Type)? { byName[name] }

  /// The typed meaning of a rule; throws for an unknown kind or slots that do not fit.
  package static func meaning(of rule: Rule) throws(SlotError) -> any RuleKind {
    guard let kind = byName[rule.kind] else { throw SlotError("kind “\(rule.kind)” is unknown to this version") }
    return try kind.init(slots: rule.slots)
  }
}
