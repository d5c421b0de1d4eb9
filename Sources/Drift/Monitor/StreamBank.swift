/// The detectors of all rules over one population of steps: a whole run, or one agent in it.
///
/// A rule has one detector, or for scores one a quantile; room for three is kept, so that places never move.
struct StreamBank: Sendable, Equatable {
  static let room = OutcomeBaseline.scoreQuantiles.count

  /// At rule·room + channel.
  var detectors: [MixtureDetector] = []
  /// S of each rule: the mean of its detectors.
  var statistics: [Double] = []

  mutating func addRule() {
    detectors.append(contentsOf: repeatElement(MixtureDetector(), count: Self.room))
    statistics.append(0)
  }

  /// Takes one outcome of a rule that is watched.
  /// - Parameter weights: of the alternatives, at rule·room + channel.
  @inline(__always)
  mutating func take(_ outcome: Double, rule: Int, bets: BetTable, weights: [Lanes], step: Double) {
    let count = bets.channels[rule]
    let first = rule * Self.room
    var sum = 0.0
    for place in first..<first + count {
      let passed = bets.entries[place].passed(outcome)
      detectors[place].take(passed, against: bets.entries[place].bet, weights: weights[place], step: step)
      sum += detectors[place].statistic
    }
    statistics[rule] = count > 1 ? sum / Double(count) : sum
  }

  /// Forgets everything, as after an alarm.
  mutating func restart() {
    for place in detectors.indices { detectors[place] = MixtureDetector() }
    for rule in statistics.indices { statistics[rule] = 0 }
  }

  /// Where the drift of a rule seems to have begun: asked of its strongest detector.
  func changeStep(of rule: Int) -> Int {
    let own = detectors[rule * Self.room..<(rule + 1) * Self.room]
    return own.max { $0.statistic < $1.statistic }?.changeStep ?? 0
  }
}
