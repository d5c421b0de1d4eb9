import Rules
import TextScanning

/// Why an instruction gave no rule.
package struct IFEvalError: Error, Equatable {
  package let reason: String
  init(_ reason: String) { self.reason = reason }
}

/// One instruction of IFEval: its id and its arguments.
package struct IFEvalInstruction: Sendable, Hashable {
  /// `length_constraints:number_words`.
  package var id: String
  /// An object; members that are null say nothing.
  package var arguments: JSON

  package init(id: String, arguments: JSON) {
    self.id = id
    self.arguments = arguments
  }

  /// The rule that means the same.
  package var rule: Rule {
    get throws(IFEvalError) {
      guard let twin = IFEvalTwin.named(id) else { throw IFEvalError("“\(id)” is no instruction this version knows") }
      do throws(SlotError) {
        return try Self.rule(kind: twin.kind, slots: try twin.slots(arguments), alias: id)
      } catch {
        throw IFEvalError("\(id): \(error.message)")
      }
    }
  }

  private static func rule(kind name: String, slots: [String: JSON], alias: String) throws(SlotError) -> Rule {
    guard let kind = RuleKinds.kind(named: name) else { throw SlotError("kind “\(name)” is unknown") }
    let modality: Modality = slots["avoid"] == nil ? .must : .mustNot
    var rule = Rule(
      id: RuleIdentity.id(kind: name, slots: slots, scope: Scope()), facet: kind.facet, kind: name, modality: modality,
      severity: .error, slots: slots, instruction: "", origin: .imported, check: kind.check, alias: alias)
    rule.instruction = try kind.init(slots: slots).instruction(for: rule)
    return rule
  }

  /// The instructions that mean the same as a rule: none when IFEval has no word for it, two for a number between two bounds.
  /// An instruction is an order, so a wish has no twin.
  package static func all(for rule: Rule) -> [IFEvalInstruction] {
    guard rule.scope.isEmpty, rule.modality.isStrict else { return [] }
    for twin in IFEvalTwin.all where twin.kind == rule.kind {
      if let found = twin.arguments(rule.slots) {
        return found.map { IFEvalInstruction(id: twin.id, arguments: .object($0)) }
      }
    }
    return []
  }
}
