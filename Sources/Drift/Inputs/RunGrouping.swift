import TextScanning

/// Steps sorted into runs.
package struct RunGrouping: Sendable {
  package struct Run: Sendable {
    package var name: String?
    /// In the order of their numbers; steps without one keep their place.
    package var steps: [RunStep]
    /// Steps that came after one with a higher number.
    package var late = 0
  }

  /// In the order of their first steps.
  package private(set) var runs: [Run] = []
  private var places: [String?: Int] = [:]

  package init() {}

  /// - Parameter name: of steps that name no run.
  package mutating func add(_ steps: [RunStep], unnamed name: String? = nil) {
    for step in steps {
      let run = step.run ?? name
      if places[run] == nil {
        places[run] = runs.count
        runs.append(Run(name: run, steps: []))
      }
      guard let place = places[run] else { continue }
      runs[place].steps.append(step)
    }
  }

  /// Numbers what has no number and puts every run in order.
  package mutating func sort() {
    for place in runs.indices {
      var last = 0
      var highest = Int.min
      for index in runs[place].steps.indices {
        let number = runs[place].steps[index].number ?? last + 1
        runs[place].steps[index].number = number
        if number < highest { runs[place].late += 1 }
        (last, highest) = (number, max(highest, number))
      }
      guard runs[place].late > 0 else { continue }
      let ordered = runs[place].steps.enumerated().sorted {
        ($0.element.number ?? 0, $0.offset) < ($1.element.number ?? 0, $1.offset)
      }
      runs[place].steps = ordered.map(\.element)
    }
  }
}
