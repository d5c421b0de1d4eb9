import Prose
import TextScanning

/// Something to do, always or under a condition: “run `make lint` before you commit”.
///
/// Decided on a transcript when the action is one that shows there: a command to run, a file to read or change, a tool to call, and when its
/// condition, if it has one, does too; without a condition the sentence must say that it always holds. A run that changed nothing owes nothing. Everything else is taught and left to a judge.
package struct ObligationMust: TranscriptKind {
  package static let name = "obligation.must"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.judge
  package static let exactCases: String? = "where a recorded run shows it"
  package static let summary = "Do something, always or under a condition."
  package static let slots = [
    SlotDescription("action", "string", "what to do, beginning with its verb"),
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
    return Clause.sentence(condition, rule.modality.isStrict ? deed : "you should \(deed)")
  }

  package func check(of rule: Rule) -> CheckMode {
    // “May” allows; a negative duty is a ban in other words.
    guard rule.modality == .must || rule.modality == .should, let duties = DeedPhrase.duties(action, objects: objects),
      duties.deeds.allSatisfy(\.canBeMissed),
      let condition = DeedCondition(rule.scope.when ?? condition, objects: objects)
    else { return .judge }
    // Many sentences only tell how: without a condition a duty has to say that it always holds.
    if condition == .always, duties.isMeans || !Self.insists(rule) { return .judge }
    return .exact
  }

  /// Whether the sentence says that it always holds; a rule without a sentence was typed by somebody who means it.
  private static func insists(_ rule: Rule) -> Bool {
    let words = rule.instruction.split { !$0.isLetter }.map { $0.lowercased() }
    return words.isEmpty || words.contains { insisting.contains($0) }
  }

  private static let insisting: Set<String> = Set(words: "must always every each mandatory required shall")

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}

  package func inspect(_ reading: TranscriptReading, report: inout TranscriptInspection) {
    guard check(of: report.rule) == .exact, let duties = DeedPhrase.duties(action, objects: objects),
      let condition = report.condition(condition, objects: objects)
    else { return }
    let wanted = duties.needsAll ? duties.deeds : [.any(duties.deeds)]
    switch condition {
    case .always: inspectWhole(reading, wanted, report: &report)
    case .after(let deed):
      guard let trigger = reading.places(of: deed).first else { return }
      report.apply()
      for deed in wanted where !reading.places(of: deed).contains(where: { $0.event > trigger.event }) {
        report.find(.missing(deed.shown, after: true), at: trigger)
      }
    case .before(let later):
      guard let trigger = reading.places(of: later).first, wanted.allSatisfy({ $0.isVisible(in: reading) }) else {
        return
      }
      report.apply()
      for deed in wanted where !reading.places(of: deed).contains(where: { $0.event < trigger.event }) {
        report.find(.missing(deed.shown, after: false), at: trigger)
      }
    }
  }

  /// A duty of every run that changes something; what is missing is shown at the last change.
  private func inspectWhole(_ reading: TranscriptReading, _ wanted: [Deed], report: inout TranscriptInspection) {
    let missing = wanted.filter { reading.places(of: $0).isEmpty }
    if missing.isEmpty { return report.apply() }
    guard let last = reading.events.indices.last(where: { reading.events[$0].call.effect == .changes }) else { return }
    report.apply()
    for deed in missing {
      report.find(.missing(deed.shown, after: true), at: .init(event: last, range: reading.events[last].call.whole))
    }
  }
}

extension String {
  fileprivate static func missing(_ deed: String, after: Bool) -> String {
    Clause.opened(deed) + (after ? " after this." : " before this.")
  }
}
