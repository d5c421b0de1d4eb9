/// One run of an agent as a file records it.
package struct RecordedRun: Sendable, Equatable {
  /// One answer of an agent: what is checked like a page.
  package struct Step: Sendable, Equatable {
    /// From 1; in a chat the number of the message, all roles counted.
    package var number: Int
    package var agent: String?
    package var output: String

    package init(number: Int, agent: String? = nil, output: String) {
      self.number = number
      self.agent = agent
      self.output = output
    }
  }

  /// As the file names it; nil where it names none.
  package var name: String?
  package var transcript: Transcript

  package init(name: String? = nil, transcript: Transcript = Transcript()) {
    self.name = name
    self.transcript = transcript
  }

  /// What the agent wrote, message by message; messages that only call tools have nothing to read.
  package var steps: [Step] {
    transcript.messages.compactMap { message in
      guard message.role == .assistant, let text = message.text else { return nil }
      return Step(number: message.number, agent: message.agent, output: text)
    }
  }
}
