/// Outcomes of steps that hang together, as one: their mean, rule by rule.
///
/// Steps of one task of an agent are correlated, and a step told twice is no second step: a detector that took them one by one would
/// promise more than it keeps.
package struct StepFold: Sendable, Equatable {
  /// What holds the steps together.
  package struct Bond: Sendable, Equatable {
    var agent: String
    /// Nil where the step belongs to no task: then its number holds it together with what is told of it again.
    var task: String?
    /// Of the last step.
    var number: Int
    /// Of the first step, once there is more than one.
    var first: Int?
    var key: StreamKey

    func holds(_ next: Bond) -> Bool {
      agent == next.agent && key == next.key && task == next.task && (task != nil || number == next.number)
    }
  }

  var bond: Bond
  private(set) var sums: [Double]
  private(set) var counts: [Double]

  init(_ bond: Bond, sums: [Double] = [], counts: [Double] = []) {
    self.bond = bond
    self.sums = sums
    self.counts = counts
  }

  mutating func add(_ outcomes: [Double], step: Int) {
    bond.first = min(bond.first ?? step, step)
    bond.number = step
    while sums.count < outcomes.count {
      sums.append(0)
      counts.append(0)
    }
    for stream in outcomes.indices where !outcomes[stream].isNaN {
      sums[stream] += outcomes[stream]
      counts[stream] += 1
    }
  }

  /// The mean of each stream; NaN where none of the steps has an outcome.
  var means: [Double] { zip(sums, counts).map { $1 > 0 ? $0 / $1 : .nan } }
}

/// Folds a run as its steps come: a fold is closed when its agent goes on with something else.
package struct StepFolder: Sendable, Equatable {
  var open: [StepFold] = []
  /// Steps that were told again.
  var repeated = 0

  /// Takes a step and gives the folds that it closes.
  mutating func add(_ outcomes: [Double], _ bond: StepFold.Bond) -> [StepFold] {
    if let place = open.firstIndex(where: { $0.bond.holds(bond) }) {
      if bond.task == nil { repeated += 1 }
      open[place].add(outcomes, step: bond.number)
      return []
    }
    let closed = close { $0.agent == bond.agent || $0.task == nil }
    var fold = StepFold(bond)
    fold.add(outcomes, step: bond.number)
    open.append(fold)
    return closed
  }

  /// Gives what is still open.
  mutating func finish() -> [StepFold] { close { _ in true } }

  private mutating func close(_ ends: (StepFold.Bond) -> Bool) -> [StepFold] {
    defer { open.removeAll { ends($0.bond) } }
    return open.filter { ends($0.bond) }
  }
}

extension StepFold.Bond {
  init(_ step: RunStep, number: Int, isDocument: Bool) {
    agent = step.agent
    task = step.task
    self.number = number
    key = StreamKey(model: step.model, taskType: step.taskType, isDocument: isDocument)
  }
}
