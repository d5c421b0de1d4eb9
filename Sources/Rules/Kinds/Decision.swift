import Prose
import TextScanning

/// What to do in a case, and what otherwise: “if the cause is unknown, say so; otherwise name it”.
///
/// Decided where a page shows the case and what is asked (“if the page has a table, add a link”), and where a transcript does (“if you change
/// `schema.yml`, run `make openapi`”). Everything else is taught and left to a judge.
package struct Decision: TranscriptKind {
  package static let name = "decision"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.judge
  package static let exactCases: String? = "where a page or a recorded run shows both sides"
  package static let summary = "Decide what to do by a condition."
  package static let slots = [
    SlotDescription("condition", "string", "the case, with or without “if”"),
    SlotDescription("action", "string", "what to do then, beginning with its verb"),
    SlotDescription("otherwise", "string", "what to do else, beginning with its verb", isRequired: false),
    SlotDescription("objects", "strings", "commands, paths and tools it names", isRequired: false),
  ]

  private let condition: String
  private let action: String
  private let otherwise: String?
  private let objects: [String]

  package init(slots: [String: JSON]) throws(SlotError) {
    condition = try slots.string("condition")
    action = try slots.string("action")
    otherwise = try slots.optionalString("otherwise")
    objects = slots.optionalStrings("objects")
  }

  package func instruction(for rule: Rule) -> String {
    let verb = rule.modality.isNegative ? "don’t " : ""
    let deed =
      rule.modality.isStrict || !verb.isEmpty ? verb + Clause.bare(action) : "you should " + Clause.bare(action)
    return Clause.sentence(condition, otherwise.map { "\(deed); otherwise, \(Clause.bare($0))" } ?? deed)
  }

  package func check(of rule: Rule) -> CheckMode {
    guard rule.modality != .may, otherwise == nil else { return .judge }
    if onPages(rule) != nil { return .exact }
    return (try? inRuns(rule)?.check(of: rule)) ?? .judge
  }

  // MARK: - On pages

  /// The case and the demand, when a page decides both.
  private func onPages(_ rule: Rule) -> (condition: PageCondition, demand: PageDemand)? {
    // Its scope may name a second condition, from the line before the list.
    guard rule.scope.when == nil || rule.scope.when == condition, let known = PageCondition(condition),
      let demand = PageDemand(action, isNegative: rule.modality.isNegative)
    else { return nil }
    return (known, demand)
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {
    guard otherwise == nil, let (condition, demand) = onPages(report.rule), let place = condition.place(in: page) else {
      return
    }
    report.apply()
    if let breach = demand.breach(in: page, case: place) { report.find(breach.message, source: breach.place) }
  }

  // MARK: - In runs

  /// The obligation that it is where a transcript shows the case.
  private func inRuns(_ rule: Rule) throws(SlotError) -> (any TranscriptKind)? {
    guard case .after? = DeedCondition(rule.scope.when ?? condition, objects: objects) else { return nil }
    let slots: [String: JSON] = ["action": .string(action), "objects": JSON(objects), "condition": .string(condition)]
    return rule.modality.isNegative ? try ObligationNever(slots: slots) : try ObligationMust(slots: slots)
  }

  package func inspect(_ reading: TranscriptReading, report: inout TranscriptInspection) {
    guard otherwise == nil, onPages(report.rule) == nil else { return }
    (try? inRuns(report.rule))?.inspect(reading, report: &report)
  }
}
