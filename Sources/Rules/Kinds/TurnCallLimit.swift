import Prose
import TextScanning

/// How many tools one message calls at most: “make one tool call at a time”.
///
/// Decided on transcripts: each message that calls more is a finding at the first call too many. A run without tool calls does not show it.
package struct TurnCallLimit: TranscriptKind {
  package static let name = "turn.callLimit"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.exact
  package static let summary = "Call only so many tools in one message."
  package static let slots = [
    SlotDescription("atMost", "number", "tool calls in one message", part: .demand)
  ]

  private let atMost: Int

  package init(slots: [String: JSON]) throws(SlotError) {
    let number = try slots.number("atMost")
    guard number >= 0, number <= 1000, number == number.rounded() else {
      throw SlotError("slot “atMost” must be a whole number from 0 to 1000")
    }
    atMost = Int(number)
  }

  package func instruction(for rule: Rule) -> String {
    switch atMost {
    case 0: "Don’t call tools."
    case 1: "Make one tool call at a time."
    default: "Make at most \(atMost) tool calls in one message."
    }
  }

  package func readsCondition(of rule: Rule) -> Bool { false }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}

  package func inspect(_ reading: TranscriptReading, report: inout TranscriptInspection) {
    for (position, message) in reading.transcript.messages.enumerated() where message.role == .assistant {
      if !message.calls.isEmpty { report.apply() }
      guard message.calls.count > atMost else { continue }
      report.find(.tooMany(message.calls.count, atMost), in: position, at: message.range(ofCall: atMost))
    }
  }
}

extension String {
  fileprivate static func tooMany(_ count: Int, _ most: Int) -> String {
    "This message makes \(Clause.count(count, "tool call")); at most \(most) allowed."
  }
}
