/// A finite automaton whose edges are ranges of numbers: bytes or scalars, and numbers beyond `callBase` for calls of rules.
/// Nodes are made by hand or from expressions (Thompson's construction); it becomes deterministic before it is used.
struct RangeNFA {
  struct Edge {
    let range: ClosedRange<UInt32>
    let target: Int
  }

  /// Edges with numbers from here on stand for calls of a rule, numbered from it.
  static let callBase: UInt32 = 0x20_0000

  private(set) var edges: [[Edge]] = [[], []]
  private(set) var skips: [[Int]] = [[], []]
  /// How many plain characters may follow a node, see `RangeDFA.plain`; -1 where nothing is known.
  private(set) var plain: [Int32] = [-1, -1]

  let start = 0
  let end = 1

  mutating func node(plain: Int32 = -1) -> Int {
    edges.append([])
    skips.append([])
    self.plain.append(plain)
    return edges.count - 1
  }

  mutating func add(_ range: ClosedRange<UInt32>, from: Int, to target: Int) {
    edges[from].append(Edge(range: range, target: target))
  }

  mutating func skip(from: Int, to target: Int) { skips[from].append(target) }

  mutating func call(_ rule: Int, from: Int, to target: Int) {
    let label = Self.callBase + UInt32(rule)
    add(label...label, from: from, to: target)
  }

  mutating func add(_ bytes: some Sequence<UInt8>, from: Int, to target: Int) {
    var place = from
    for byte in bytes {
      let next = node()
      add(UInt32(byte)...UInt32(byte), from: place, to: next)
      place = next
    }
    skip(from: place, to: target)
  }

  mutating func add(_ expression: RangeExpression, from: Int, to target: Int) {
    switch expression {
    case .empty: skip(from: from, to: target)
    case .set(let ranges): for range in ranges { add(range, from: from, to: target) }
    case .sequence(let parts):
      var place = from
      for part in parts {
        let next = node()
        add(part, from: place, to: next)
        place = next
      }
      skip(from: place, to: target)
    case .choice(let parts): for part in parts { add(part, from: from, to: target) }
    case .repeated(let inner, let least, let most): addRepeated(inner, least, most, from: from, to: target)
    }
  }

  private mutating func addRepeated(_ inner: RangeExpression, _ least: Int, _ most: Int?, from: Int, to target: Int) {
    var place = from
    for _ in 0..<least {
      let next = node()
      add(inner, from: place, to: next)
      place = next
    }
    guard let most else {
      // A loop of its own, so that nothing else leads into it.
      let loop = node()
      skip(from: place, to: loop)
      add(inner, from: loop, to: loop)
      return skip(from: loop, to: target)
    }
    skip(from: place, to: target)
    for _ in least..<max(most, least) {
      let next = node()
      add(inner, from: place, to: next)
      skip(from: next, to: target)
      place = next
    }
  }

  /// Puts a deterministic automaton between two nodes.
  mutating func add(_ automaton: RangeDFA, from: Int, to target: Int) {
    let nodes = automaton.states.indices.map { _ in node() }
    skip(from: from, to: nodes[0])
    for (index, state) in automaton.states.enumerated() {
      for transition in state { add(transition.range, from: nodes[index], to: nodes[transition.target]) }
      if automaton.isAccepting[index] { skip(from: nodes[index], to: target) }
    }
  }
}
