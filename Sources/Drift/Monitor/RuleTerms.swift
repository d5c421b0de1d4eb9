/// What the detectors of one rule bet against, by key, and the warm-up of keys that have no baseline yet.
struct RuleTerms: Sendable, Equatable {
  /// The terms for steps of one key.
  enum Terms: Sendable, Equatable {
    case watched([OutcomeBaseline.Null], BaselineBook.Entry)
    /// Outcomes gathered so far.
    case warmingUp([Double])
  }

  /// By key.
  var terms: [Terms] = []
  /// Weights of the alternatives for each detector of the rule: equal for all that bet under any key so far.
  private(set) var weights: [Lanes] = []

  /// Whether any key is watched.
  var isWatched: Bool { !weights.isEmpty }

  /// Begins to watch a key. An alternative that joins later starts from nothing and takes weight from the others, which keeps the guarantee.
  mutating func watch(_ key: Int, _ entry: BaselineBook.Entry, risk: Double) {
    let nulls = entry.baseline.nulls(risk: risk)
    terms[key] = .watched(nulls, entry)
    for (channel, null) in nulls.enumerated() {
      if channel == weights.count { weights.append(.zero) }
      var used = Lanes.zero
      for lane in 0..<Lanes.count where weights[channel][lane] > 0 || null.bet.isUsed[lane] > 0 { used[lane] = 1 }
      let count = used.dot(.one)
      weights[channel] = used * (count > 0 ? 1 / count : 0)
    }
  }

}
