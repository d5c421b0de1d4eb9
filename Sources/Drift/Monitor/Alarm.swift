/// The step at which a run has drifted beyond chance, and who did it.
package struct Alarm: Sendable, Equatable {
  /// A rule or an agent with its share in the alarm.
  package struct Suspect: Sendable, Equatable {
    package var name: String
    package var statistic: Double
    /// Whether e-d-BH names it; the strongest rule of an alarm is listed in any case.
    package var isNamed: Bool

    package init(name: String, statistic: Double, isNamed: Bool) {
      self.name = name
      self.statistic = statistic
      self.isNamed = isNamed
    }
  }

  package var step: Int
  /// Where the drift seems to have begun.
  package var changeStep: Int
  /// The average over all streams, at or above the threshold.
  package var statistic: Double
  /// The strongest first.
  package var rules: [Suspect]
  /// Empty in a run of one agent that has no name.
  package var agents: [Suspect]

  package init(step: Int, changeStep: Int, statistic: Double, rules: [Suspect], agents: [Suspect]) {
    self.step = step
    self.changeStep = changeStep
    self.statistic = statistic
    self.rules = rules
    self.agents = agents
  }
}
