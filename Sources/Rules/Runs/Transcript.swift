/// Everything that was said and done in one run, in order: what users and systems wrote, what the agent answered, which tools it called and what
/// they gave back.
package struct Transcript: Sendable, Equatable {
  package enum Role: String, Sendable, CaseIterable { case system, user, assistant, tool }

  /// One message, or one step of a run whose file names steps.
  package struct Message: Sendable, Equatable {
    /// From 1: the number of the step; in a chat the number of the message, all roles counted.
    package var number: Int
    package var role: Role
    /// Who wrote it, where the file says so.
    package var agent: String?
    /// The text; nil when the message has none, such as one that only calls a tool.
    package var text: String?
    package var calls: [ToolCall]
    /// Of a tool's answer: the id of the call it answers.
    package var answers: String?
    /// Whether a tool's answer says that the call failed.
    package var isError: Bool
    /// Where the message stands in the file it was read from.
    package var place: Place?

    package init(
      number: Int, role: Role, agent: String? = nil, text: String? = nil, calls: [ToolCall] = [],
      answers: String? = nil, isError: Bool = false, place: Place? = nil
    ) {
      self.number = number
      self.role = role
      self.agent = agent
      self.text = text
      self.calls = calls
      self.answers = answers
      self.isError = isError
      self.place = place
    }
  }

  /// Where a message stands in its file.
  package struct Place: Sendable, Equatable {
    /// Bytes of its line in the file.
    package var line: Range<Int>
    /// Position in the line's `messages`; nil when the whole line is the message.
    package var position: Int?
  }

  package var messages: [Message]

  package init(_ messages: [Message] = []) { self.messages = messages }

  package var hasCalls: Bool { messages.contains { !$0.calls.isEmpty } }
}

extension Transcript.Message {
  /// The message as a reader sees it, and as findings count its bytes: the text, then each call on a line of its own.
  package var shown: String {
    let lines = (text.map { $0.isEmpty ? [] : [$0] } ?? []) + calls.map(\.shown)
    return lines.joined(separator: "\n")
  }

  /// Whether it says something to read.
  package var hasText: Bool { text?.utf8.contains { $0 > 0x20 } ?? false }

  /// The bytes of a call in `shown`.
  package func range(ofCall index: Int) -> Range<Int> {
    var start = text.map { $0.isEmpty ? 0 : $0.utf8.count + 1 } ?? 0
    for call in calls[..<index] { start += call.shown.utf8.count + 1 }
    return start..<start + calls[index].shown.utf8.count
  }
}

/// A tool that an agent called.
package struct ToolCall: Sendable, Equatable {
  /// Names the call, so that an answer can refer to it.
  package var id: String?
  package var name: String
  /// As recorded: JSON text for nearly every agent, plain text for some.
  package var arguments: String

  package init(id: String? = nil, name: String, arguments: String = "{}") {
    self.id = id
    self.name = name
    self.arguments = arguments
  }

  /// `bash {"command":"make lint"}`.
  package var shown: String { "\(name) \(arguments)" }

  /// Where the arguments begin in `shown`.
  var argumentsStart: Int { name.utf8.count + 1 }
}
