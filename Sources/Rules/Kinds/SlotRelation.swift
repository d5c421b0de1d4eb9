import TextScanning

/// How two rules about the same place relate, as their kind sees it.
package enum SlotRelation: Sendable, Equatable {
  /// Both hold side by side.
  case apart
  /// The first says nothing the second does not say, once the second has these lists too.
  case covered(additions: [String: JSON])
  /// Both cannot hold: the slot that differs.
  case conflict(slot: String)

  /// The relation of a rule's slots to those of another rule of the same kind, by what the kind says of each slot.
  package static func of(_ slots: [String: JSON], to other: [String: JSON], in kind: any RuleKind.Type) -> SlotRelation
  {
    var asksMore = false
    var sharesDemand = false
    var hasDemands = false
    var additions: [String: JSON] = [:]
    for slot in kind.slots {
      let (mine, theirs) = (slots[slot.name], other[slot.name])
      switch slot.part {
      case .subject: if !isSame(mine, theirs) { return .apart }
      case .demand:
        hasDemands = hasDemands || mine != nil || theirs != nil
        guard let mine else { continue }
        guard let theirs else {
          asksMore = true
          continue
        }
        if !isSame(mine, theirs) { return .conflict(slot: slot.name) }
        sharesDemand = true
      case .addition:
        let known = theirs?.strings ?? []
        let new = (mine?.strings ?? []).filter { !known.contains($0) }
        if !new.isEmpty { additions[slot.name] = JSON((known + new).sorted(by: JSON.bytewise)) }
      }
    }
    return asksMore || (hasDemands && !sharesDemand) ? .apart : .covered(additions: additions)
  }

  /// 100 is 100.0.
  private static func isSame(_ left: JSON?, _ right: JSON?) -> Bool {
    if let left = left?.double, let right = right?.double { return left == right }
    return left == right
  }
}
