/// Where one rule stands for steps of one key: on a baseline, or on the way to one.
enum RuleTerms: Sendable, Equatable {
  /// Outcomes gathered so far.
  case warmingUp([Double])
  case watched([OutcomeBaseline.Null], BaselineBook.Entry)

  var entry: BaselineBook.Entry? { if case .watched(_, let entry) = self { entry } else { nil } }
}

extension Lanes {
  /// Equal weights for all alternatives that bet here or did before. One that joins later starts from nothing and takes weight from the
  /// others, which keeps the guarantee.
  func joined(by bet: Bet) -> Lanes {
    var used = Lanes.zero
    for lane in 0..<Lanes.count where self[lane] > 0 || bet.isUsed[lane] > 0 { used[lane] = 1 }
    let count = used.dot(.one)
    return used * (count > 0 ? 1 / count : 0)
  }
}
