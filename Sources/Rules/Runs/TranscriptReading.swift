/// A transcript made ready for rules: every tool call taken apart. Built once, read by every rule.
package struct TranscriptReading: Sendable {
  /// One tool call in the order of the run.
  package struct Event: Sendable {
    /// Position in `transcript.messages`.
    package var message: Int
    /// Position in the message's `calls`.
    package var position: Int
    package var call: CallReading
  }

  package let transcript: Transcript
  package let events: [Event]

  /// O(bytes of all calls).
  package init(_ transcript: Transcript) {
    self.transcript = transcript
    events = transcript.messages.enumerated().flatMap { index, message in
      message.role == .assistant
        ? message.calls.enumerated().map { Event(message: index, position: $0, call: CallReading($1)) } : []
    }
  }

  /// A place where a deed is done.
  struct Place {
    /// Position in `events`.
    var event: Int
    /// Bytes of `ToolCall.shown`.
    var range: Range<Int>
  }

  func places(of deed: Deed) -> [Place] {
    events.indices.flatMap { event in deed.places(in: events[event].call).map { Place(event: event, range: $0) } }
  }
}
