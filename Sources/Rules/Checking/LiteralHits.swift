extension LiteralHit {
  /// The occurrences that lie in no other one, in order: `log in to` hides the `log in` within it, and a term listed twice counts once.
  package static func outermost(_ hits: [LiteralHit]) -> [LiteralHit] {
    let sorted = hits.sorted {
      ($0.range.lowerBound, -$0.range.upperBound, $0.literal) < ($1.range.lowerBound, -$1.range.upperBound, $1.literal)
    }
    var kept: [LiteralHit] = []
    for hit in sorted {
      if let last = kept.last, hit.range.upperBound <= last.range.upperBound { continue }
      kept.append(hit)
    }
    return kept
  }
}
