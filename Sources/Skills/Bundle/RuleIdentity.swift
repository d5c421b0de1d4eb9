import Rules
import TextScanning

/// The stable name of a rule: its kind and a hash over kind, slots and scope. Where the rule stands, how strongly it is put and in which
/// words does not count, so an id survives moves and rewordings.
package enum RuleIdentity {
  /// Hex digits of the hash that ids carry; with 3,000 rules of one kind two of them meet once in a thousand bundles.
  package static let digits = 8

  /// `kind/` and the first `digits` hex digits of the hash. A compiler that meets the same id twice asks for more digits.
  package static func id(kind: String, slots: [String: JSON], scope: Scope, digits: Int = digits) -> String {
    "\(kind)/\(hash(kind: kind, slots: slots, scope: scope).prefix(digits))"
  }

  /// Whether an id is the beginning, of six digits at least, of what its rule gives.
  package static func matches(_ rule: Rule) -> Bool {
    let prefix = rule.kind + "/"
    guard rule.id.hasPrefix(prefix) else { return false }
    let digits = rule.id.dropFirst(prefix.count)
    return digits.utf8.count >= 6 && hash(kind: rule.kind, slots: rule.slots, scope: rule.scope).hasPrefix(digits)
  }

  private static func hash(kind: String, slots: [String: JSON], scope: Scope) -> String {
    Digest.sha256(JSON.array([.string(kind), .object(slots), scope.json]).bytes)
  }
}
