/// A piece of text while its bytes merge. Kept from piece to piece so that its buffers are made once.
struct BytePairWord {
  /// Two neighbours that may merge: the lower rank first, then the one further left.
  private struct Candidate: Comparable {
    /// `rank << 32 | place of the left token`
    let order: UInt64
    let left: Int32
    let right: Int32
    let merged: Int32

    static func < (one: Candidate, other: Candidate) -> Bool { one.order < other.order }
  }

  /// Token at each place; -2 where it has been merged into one further left, -1 where a byte has no token.
  private var ids: [Int32] = []
  private var next: [Int32] = []
  private var previous: [Int32] = []
  private var queue = PriorityQueue<Candidate>()

  /// Appends the tokens of a piece. O(n log n).
  mutating func merge(_ piece: Span<UInt8>, _ vocabulary: Vocabulary, _ merges: MergeTable, into tokens: inout [Int32])
  {
    reset(piece, vocabulary)
    for place in 0..<max(piece.count - 1, 0) { consider(Int32(place), merges) }
    while let candidate = queue.pop() {
      let place = Int32(truncatingIfNeeded: candidate.order & 0xFFFF_FFFF)
      let right = next[Int(place)]
      // The tokens may have merged with others since.
      guard ids[Int(place)] == candidate.left, right >= 0, ids[Int(right)] == candidate.right else { continue }
      ids[Int(place)] = candidate.merged
      ids[Int(right)] = -2
      next[Int(place)] = next[Int(right)]
      if next[Int(place)] >= 0 { previous[Int(next[Int(place)])] = place }
      if previous[Int(place)] >= 0 { consider(previous[Int(place)], merges) }
      consider(place, merges)
    }
    for id in ids where id != -2 {
      if id >= 0 { tokens.append(id) } else if let unknown = vocabulary.special.unknown { tokens.append(unknown) }
    }
  }

  private mutating func reset(_ piece: Span<UInt8>, _ vocabulary: Vocabulary) {
    ids.removeAll(keepingCapacity: true)
    next.removeAll(keepingCapacity: true)
    previous.removeAll(keepingCapacity: true)
    queue.removeAll()
    for place in piece.indices {
      ids.append(vocabulary.byteTokens[Int(piece[place])])
      next.append(place + 1 < piece.count ? Int32(place + 1) : -1)
      previous.append(Int32(place) - 1)
    }
  }

  private mutating func consider(_ place: Int32, _ merges: MergeTable) {
    let right = next[Int(place)]
    guard right >= 0, let merge = merges.find(ids[Int(place)], ids[Int(right)]) else { return }
    queue.push(
      Candidate(
        order: UInt64(merge.rank) << 32 | UInt64(UInt32(bitPattern: place)), left: ids[Int(place)],
        right: ids[Int(right)], merged: merge.merged))
  }
}
