/// The tokens of a vocabulary by their bytes, as a tree in preorder: a walk that finds a byte impossible skips all tokens behind it at once.
struct TokenTrie: Sendable {
  /// The byte that leads to each node; node 0 is the root.
  private(set) var bytes: [UInt8] = [0]
  private(set) var depths: [UInt16] = [0]
  /// The node behind everything below a node.
  private(set) var ends: [Int32] = [0]
  /// The token that ends at a node; -1 for none.
  private(set) var tokens: [TokenID] = [-1]
  /// Further tokens of the same bytes, by the first one.
  private(set) var twins: [TokenID: [TokenID]] = [:]

  /// Longer tokens cannot be held.
  private static let longest = Int(UInt16.max)

  /// A tree of some tokens of a vocabulary. Tokens without bytes are left out. O(bytes log tokens).
  init(_ tokens: [TokenID], _ vocabulary: Vocabulary) {
    let pieces = vocabulary.pieces
    let sorted = Self.sorted(tokens.filter { !pieces.range(Int($0)).isEmpty }, pieces)
    let all = pieces.bytes.span
    var open: [Int32] = [0]
    var last: [UInt8] = []
    for token in sorted {
      let range = pieces.range(Int(token))
      guard range.count <= Self.longest else { continue }
      var common = 0
      while common < min(last.count, range.count), last[common] == all[range.lowerBound + common] { common += 1 }
      while open.count > common + 1 { ends[Int(open.removeLast())] = Int32(bytes.count) }
      last.removeSubrange(common...)
      for place in range.lowerBound + common..<range.upperBound {
        open.append(Int32(bytes.count))
        bytes.append(all[place])
        depths.append(UInt16(open.count - 1))
        ends.append(0)
        self.tokens.append(-1)
        last.append(all[place])
      }
      let node = Int(open[open.count - 1])
      if self.tokens[node] < 0 {
        self.tokens[node] = token
      } else {
        twins[self.tokens[node], default: []].append(token)
      }
    }
    while let node = open.popLast() { ends[Int(node)] = Int32(bytes.count) }
  }

  var count: Int { bytes.count }

  /// By bytes. The first eight bytes, as one number, decide most comparisons.
  private static func sorted(_ tokens: [TokenID], _ pieces: ByteStrings) -> [TokenID] {
    let all = pieces.bytes.span
    var keyed: [(key: UInt64, token: TokenID)] = []
    keyed.reserveCapacity(tokens.count)
    for token in tokens {
      let range = pieces.range(Int(token))
      var key: UInt64 = 0
      for offset in 0..<8 { key = key << 8 | (offset < range.count ? UInt64(all[range.lowerBound + offset]) : 0) }
      keyed.append((key, token))
    }
    keyed.sort { one, other in
      if one.key != other.key { return one.key < other.key }
      let (mine, its) = (pieces.range(Int(one.token)), pieces.range(Int(other.token)))
      let bytes = pieces.bytes
      if bytes[mine].lexicographicallyPrecedes(bytes[its]) { return true }
      if bytes[its].lexicographicallyPrecedes(bytes[mine]) { return false }
      return one.token < other.token
    }
    return keyed.map(\.token)
  }
}
