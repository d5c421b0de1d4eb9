import Prose
import TextScanning

/// One thing to do before another: reproduce the problem, then propose a fix.
///
/// Decided on a transcript when both show there: the second must not come up before the first has (the precedence pattern of Dwyer, Avrunin and
/// Corbett, “Patterns in Property Specifications for Finite-State Verification”, 1999). A run that never does the second, or in which calls of the
/// first's sort are not to be seen, does not show it.
package struct ObligationOrder: TranscriptKind {
  package static let name = "obligation.order"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.judge
  package static let exactCases: String? = "where a recorded run shows it"
  package static let summary = "Do one thing before another."
  package static let slots = [
    SlotDescription("first", "string", "what comes first, beginning with its verb"),
    SlotDescription("then", "string", "what comes after it, beginning with its verb"),
    SlotDescription("objects", "strings", "commands, paths and tools the steps name", isRequired: false),
  ]

  private let first: String
  private let then: String
  private let objects: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    first = try slots.string("first")
    then = try slots.string("then")
    objects = slots.optionalStrings("objects")
  }

  package func instruction(for rule: Rule) -> String {
    let deed = Clause.bare(first) + " before you " + Clause.bare(then) + Clause.naming(objects, in: first + then)
    return Clause.sentence(nil, rule.modality.isStrict ? deed : "you should \(deed)")
  }

  package func check(of rule: Rule) -> CheckMode {
    if let other = other(rule) { return other.check(of: rule) }
    return steps(rule) == nil ? .judge : .exact
  }

  /// The obligation that the sentence really states: “after you change A, do B” asks for B, not for A; “get a yes, then do B” for a yes.
  private func other(_ rule: Rule) -> (any TranscriptKind)? {
    guard !rule.modality.isNegative, rule.modality != .may else { return nil }
    let slots: [String: JSON] = ["objects": JSON(objects)]
    let when = rule.scope.when ?? ""
    if ["after", "once"].contains(when.split(separator: " ").first?.lowercased() ?? "") {
      return try? ObligationMust(slots: slots.merging(["action": .string(then), "condition": .string(when)]) { $1 })
    }
    guard Consent.isAsked(in: first) else { return nil }
    return try? ObligationConfirm(slots: slots.merging(["action": .string(then)]) { $1 })
  }

  /// What comes first and what after it. “Do not merge before the check has run” names them the other way round.
  private func steps(_ rule: Rule) -> (first: DeedPhrase, then: Deed)? {
    // A second condition, from the line before the list, is none that a run shows.
    guard rule.modality != .may, rule.scope.when?.contains(";") != true else { return nil }
    let (early, late) = rule.modality.isNegative ? (then, first) : (first, then)
    guard let duties = DeedPhrase.duties(early, objects: objects), let later = DeedPhrase.exact(late, objects: objects)
    else { return nil }
    return (duties, later)
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}

  package func inspect(_ reading: TranscriptReading, report: inout TranscriptInspection) {
    if let other = other(report.rule) { return other.inspect(reading, report: &report) }
    guard let (duties, later) = steps(report.rule), let second = reading.places(of: later).first else { return }
    let wanted = duties.needsAll ? duties.deeds : [.any(duties.deeds)]
    guard wanted.allSatisfy({ $0.isVisible(in: reading) }) else { return }
    report.apply()
    for deed in wanted
    where !reading.places(of: deed).contains(where: {
      ($0.event, $0.range.lowerBound) < (second.event, second.range.lowerBound)
    }) {
      report.find(.tooEarly(deed.shown), at: second)
    }
  }
}

extension String {
  fileprivate static func tooEarly(_ deed: String) -> String { Clause.opened(deed) + " before this." }
}
