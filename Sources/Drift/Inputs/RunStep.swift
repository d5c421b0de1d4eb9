/// One answer of an agent, as some log tells it.
package struct RunStep: Sendable, Equatable {
  /// As the log names it; nil where it names none.
  package var run: String?
  /// The number the log gives the step; nil where it gives none.
  package var number: Int?
  /// Empty where the log names nobody.
  package var agent = ""
  package var model: String?
  /// The sort of task, which decides the baseline.
  package var taskType: String?
  /// The task itself: its steps hang together and are folded into one outcome.
  package var task: String?
  /// The digest of the bundle the agent was given.
  package var digest: String?
  package var text: String
  /// The page the step wrote; nil for an answer.
  package var path: String?
  /// Where it stands in its file, from 1.
  package var line = 0

  package init(run: String? = nil, number: Int? = nil, text: String) {
    self.run = run
    self.number = number
    self.text = text
  }
}
