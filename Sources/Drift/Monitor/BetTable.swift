/// What the detectors of all rules bet against for steps of one key, laid out for the walk over a step: no references, no look-ups.
struct BetTable: Sendable, Equatable {
  /// A bet with the score an outcome must reach first; nothing is reached by default.
  struct Entry: Sendable, Equatable {
    var bet = Bet(rate: 0)
    /// Not a number where outcomes are taken as they are.
    var threshold = Double.nan

    /// The outcome as the detector sees it, 0…1.
    @inline(__always) func passed(_ outcome: Double) -> Double {
      threshold.isNaN ? outcome : outcome >= threshold ? 1 : 0
    }
  }

  /// Detectors of each rule; 0 while it is not watched.
  private(set) var channels: [Int] = []
  /// At rule·room + channel.
  private(set) var entries: [Entry] = []

  mutating func addRule() {
    channels.append(0)
    entries.append(contentsOf: repeatElement(Entry(), count: StreamBank.room))
  }

  mutating func watch(_ rule: Int, _ nulls: [OutcomeBaseline.Null]) {
    channels[rule] = nulls.count
    for (channel, null) in nulls.enumerated() {
      entries[rule * StreamBank.room + channel] = Entry(bet: null.bet, threshold: null.threshold ?? .nan)
    }
  }

  /// The entry whose passes are counted for the rule's rate.
  @inline(__always) func shown(_ rule: Int) -> Entry { entries[rule * StreamBank.room + channels[rule] / 2] }
}
