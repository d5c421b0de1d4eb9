import Prose
import TextScanning

/// Something not to do, ever or under a condition: “push to `main`”.
///
/// Decided on a transcript when the action is one that shows there and nothing narrows it: each call that does it is a finding. A run in which
/// no call of that sort is made shows nothing, and the rule does not apply to it.
package struct ObligationNever: TranscriptKind {
  package static let name = "obligation.never"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.judge
  package static let exactCases: String? = "where a recorded run shows it"
  package static let summary = "Do not do something, ever or under a condition."
  package static let slots = [
    SlotDescription("action", "string", "what not to do, beginning with its verb and without “not”"),
    SlotDescription("objects", "strings", "commands, paths and tools the action names", isRequired: false),
    SlotDescription("condition", "string", "when it holds", isRequired: false),
  ]

  private let action: String
  private let objects: [String]
  private let condition: String?

  package init(slots: [String: JSON]) throws(SlotError) {
    action = try slots.string("action")
    objects = slots.optionalStrings("objects")
    condition = try slots.optionalString("condition")
  }

  package func instruction(for rule: Rule) -> String {
    let deed = Clause.bare(action) + Clause.naming(objects, in: action)
    let refusal = condition == nil ? "never" : "don’t"
    return Clause.sentence(condition, rule.modality.isStrict ? "\(refusal) \(deed)" : "you should not \(deed)")
  }

  package func check(of rule: Rule) -> CheckMode {
    if let other = leave(rule) { return other.check(of: rule) }
    let isDecided =
      DeedPhrase.exact(action, objects: objects) != nil
      && DeedCondition(rule.scope.when ?? condition, objects: objects) != nil
    return isDecided ? .exact : .judge
  }

  /// “… unless the user asks for it”: a ban that a yes lifts.
  private func leave(_ rule: Rule) -> ObligationConfirm? {
    let words = (rule.scope.when ?? condition ?? "").split { !$0.isLetter }.map { $0.lowercased() }
    guard words.first == "unless", words.contains(where: Self.asking.contains) else { return nil }
    return try? ObligationConfirm(slots: [
      "action": .string(action), "objects": JSON(objects), "condition": "unless asked",
    ])
  }

  private static let asking: Set<String> = Set(
    words:
      "ask asks asked tell tells told approve approves approved request requests requested confirm confirms confirmed instructed permission"
  )

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}

  package func inspect(_ reading: TranscriptReading, report: inout TranscriptInspection) {
    if let other = leave(report.rule) { return other.inspect(reading, report: &report) }
    guard let deed = DeedPhrase.exact(action, objects: objects),
      let condition = report.condition(condition, objects: objects), deed.isVisible(in: reading)
    else { return }
    var places = reading.places(of: deed)
    switch condition {
    case .always: break
    case .after(let trigger):
      guard let first = reading.places(of: trigger).first else { return }
      places.removeAll { $0.event <= first.event }
    case .before(let limit):
      guard let first = reading.places(of: limit).first else { return }
      places.removeAll { $0.event >= first.event }
    }
    report.apply()
    for place in places { report.find(.forbidden(report.rule), at: place) }
  }
}

extension String {
  fileprivate static func forbidden(_ rule: Rule) -> String {
    rule.instruction.isEmpty ? "Don’t do this." : "Don’t do this: \(rule.instruction)"
  }
}
