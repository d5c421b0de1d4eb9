/// What an agent wrote in one run, step by step.
package struct RecordedRun: Sendable, Equatable {
  /// One answer of an agent.
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
  package var steps: [Step]

  package init(name: String? = nil, steps: [Step] = []) {
    self.name = name
    self.steps = steps
  }
}
