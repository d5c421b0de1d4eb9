import Prose
import TextScanning

/// Something to do only after somebody said yes: “drop a table”.
///
/// Decided on a transcript when the action shows there: between the agent's proposal and the call a user must have agreed. A run that never does
/// it does not show whether somebody would have been asked.
package struct ObligationConfirm: TranscriptKind {
  package static let name = "obligation.confirm"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.judge
  package static let exactCases: String? = "where a recorded run shows it"
  package static let summary = "Ask somebody before doing something."
  package static let slots = [
    SlotDescription("action", "string", "what needs a yes, or the asking itself, beginning with its verb"),
    SlotDescription("from", "string", "who has to say it; a person when left out", isRequired: false),
    SlotDescription("objects", "strings", "commands, paths and tools the action names", isRequired: false),
    SlotDescription(
      "condition", "string", "what needs a yes after “before”, where the action is the asking", isRequired: false),
  ]

  private let action: String
  private let from: String
  private let objects: [String]
  private let condition: String?

  package init(slots: [String: JSON]) throws(SlotError) {
    action = try slots.string("action")
    from = try slots.optionalString("from") ?? "a person"
    objects = slots.optionalStrings("objects")
    condition = try slots.optionalString("condition")
  }

  package func instruction(for rule: Rule) -> String {
    let deed = "ask \(Clause.bare(from)) before you \(Clause.bare(action))" + Clause.naming(objects, in: action)
    return Clause.sentence(nil, rule.modality.isStrict ? "\(deed), and wait for the answer" : "you should \(deed)")
  }

  package func check(of rule: Rule) -> CheckMode { deed(rule) == nil ? .judge : .exact }

  /// What needs a yes: what stands after “before”, else the action up to “without” or “unless”.
  private func deed(_ rule: Rule) -> Deed? {
    guard rule.modality != .may else { return nil }
    for text in [rule.scope.when ?? condition ?? "", action] {
      guard let clause = Self.clause(after: "before", in: text) else { continue }
      return text.contains(";") ? nil : DeedPhrase.exact(clause, objects: objects, naming: true)
    }
    let when = rule.scope.when ?? condition ?? ""
    guard when.isEmpty || Self.opens(when, with: "unless") || Self.opens(when, with: "before") else { return nil }
    return DeedPhrase.exact(Self.head(of: action), objects: objects, naming: true)
  }

  /// “ask before you push”: what follows the word; of an action only where the asking itself comes before it.
  private static func clause(after word: String, in text: String) -> String? {
    let words = text.split(separator: " ")
    guard let place = words.firstIndex(where: { $0.lowercased() == word }), place + 1 < words.count else { return nil }
    let asking: Set<String> = ["ask", "asking", "confirm", "check", "get", "obtain", "request", "seek", "wait", "list"]
    let isAsking = place == 0 || words[..<place].contains { asking.contains($0.lowercased()) }
    return isAsking ? words[(place + 1)...].joined(separator: " ") : nil
  }

  private static func opens(_ text: String, with word: String) -> Bool {
    text.prefix(word.count + 1).lowercased() == word + " "
  }

  /// “push to `main` without approval” speaks of the push.
  private static func head(of action: String) -> String {
    var words: [Substring] = []
    for word in action.split(separator: " ") {
      if ["without", "unless"].contains(word.lowercased()) { break }
      words.append(word)
    }
    return words.joined(separator: " ")
  }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}

  package func inspect(_ reading: TranscriptReading, report: inout TranscriptInspection) {
    guard let deed = deed(report.rule) else { return }
    for place in reading.places(of: deed) {
      report.apply()
      if !Consent.isGiven(for: reading.events[place.event], in: reading.transcript) {
        report.find(.unasked, at: place)
      }
    }
  }
}

extension String {
  fileprivate static let unasked = "Nobody said yes to this before it was done."
}
