import Prose
import TextScanning

/// A message either calls a tool or speaks to the user: “if you make a tool call, do not respond at the same time”.
///
/// Decided on transcripts: each message that does both is a finding at its text. A run without tool calls does not show it.
package struct TurnCallOnly: TranscriptKind {
  package static let name = "turn.callOnly"
  package static let facet = Facet.reasoning
  package static let check = CheckMode.exact
  package static let summary = "Write no text in a message that calls a tool."
  package static let slots: [SlotDescription] = []

  package init(slots: [String: JSON]) throws(SlotError) {}

  package func instruction(for rule: Rule) -> String {
    "Either make a tool call or write to the user, never both in one message."
  }

  package func readsCondition(of rule: Rule) -> Bool { false }

  package func inspect(_ page: Page, hits: [LiteralHit], report: inout Inspection) {}

  package func inspect(_ reading: TranscriptReading, report: inout TranscriptInspection) {
    for (position, message) in reading.transcript.messages.enumerated()
    where message.role == .assistant && !message.calls.isEmpty {
      report.apply()
      guard message.hasText, let text = message.text else { continue }
      report.find(.both, in: position, at: Self.trimmed(Array(text.utf8)))
    }
  }

  private static func trimmed(_ bytes: [UInt8]) -> Range<Int> {
    let start = bytes.firstIndex { !ASCII.isSpace($0) } ?? 0
    let end = (bytes.lastIndex { !ASCII.isSpace($0) } ?? 0) + 1
    return start..<max(start, end)
  }
}

extension String {
  fileprivate static let both = "This message writes text and calls a tool; do one of them."
}
