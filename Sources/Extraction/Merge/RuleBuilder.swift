import Rules
import Skills
import TextScanning

/// Makes rules of proposals: the sentence an agent is told, the way it can be checked.
enum RuleBuilder {
  /// The rule a proposal stands for; nil with a reason when its slots do not fit its kind.
  static func rule(_ proposal: Proposal) -> Result<Rule, SlotError> {
    guard let kind = RuleKinds.kind(named: proposal.kind) else {
      return .failure(SlotError("kind “\(proposal.kind)” is unknown"))
    }
    var rule = Rule(
      id: RuleIdentity.id(kind: proposal.kind, slots: proposal.slots, scope: proposal.scope), facet: proposal.facet,
      kind: proposal.kind,
      modality: proposal.modality, severity: proposal.modality.severity, scope: proposal.scope, slots: proposal.slots,
      instruction: proposal.instruction, origin: proposal.origin, check: kind.check, examples: proposal.examples)
    do {
      let meaning = try kind.init(slots: proposal.slots)
      rule.check = meaning.check(of: rule)
      if rule.instruction.isEmpty { rule.instruction = meaning.instruction(for: rule) }
      return .success(rule)
    } catch {
      return .failure(error)
    }
  }
}
