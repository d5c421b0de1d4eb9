/// A deterministic automaton over ranges of numbers. State 0 is the start.
struct RangeDFA {
  struct Transition {
    let range: ClosedRange<UInt32>
    let target: Int
  }

  /// Ascending and without overlap within a state.
  var states: [[Transition]] = []
  var isAccepting: [Bool] = []
  /// Of states inside of a JSON string: how many plain characters may follow, exactly; `Int32.max` for any number; -1 where nothing is known.
  var plain: [Int32] = []

  /// More states are refused: what needs them is no schema a model should be held to.
  static let limit = 100_000

  /// The subset construction (Rabin, Scott, 1959). Nil where it would need more than `limit` states. O(states × edges × log edges).
  init?(_ automaton: RangeNFA, limit: Int = RangeDFA.limit) {
    var closures = Closures(automaton)
    var numbers: [[Int]: Int] = [:]
    var queue: [[Int]] = []
    func number(_ set: [Int]) -> Int {
      if let known = numbers[set] { return known }
      numbers[set] = queue.count
      queue.append(set)
      return queue.count - 1
    }
    _ = number(closures.closure(of: [automaton.start]))
    var index = 0
    while index < queue.count {
      guard queue.count <= limit else { return nil }
      let set = queue[index]
      var transitions: [Transition] = []
      for (range, targets) in Self.split(set.flatMap { automaton.edges[$0] }) {
        transitions.append(Transition(range: range, target: number(closures.closure(of: targets))))
      }
      states.append(transitions)
      isAccepting.append(set.contains(automaton.end))
      plain.append(set.count == 1 ? automaton.plain[set[0]] : -1)
      index += 1
    }
  }

  init(states: [[Transition]], isAccepting: [Bool]) {
    self.states = states
    self.isAccepting = isAccepting
    plain = [Int32](repeating: -1, count: states.count)
  }

  init?(_ expression: RangeExpression, limit: Int = RangeDFA.limit) {
    var automaton = RangeNFA()
    automaton.add(expression, from: automaton.start, to: automaton.end)
    self.init(automaton, limit: limit)
  }

  /// Cuts overlapping edges into ranges that do not overlap, each with all of its targets.
  private static func split(_ edges: [RangeNFA.Edge]) -> [(ClosedRange<UInt32>, [Int])] {
    guard edges.count > 1 else { return edges.map { ($0.range, [$0.target]) } }
    let cuts = Set(edges.flatMap { [$0.range.lowerBound, $0.range.upperBound + 1] }).sorted()
    var pieces: [(ClosedRange<UInt32>, [Int])] = []
    for (start, next) in zip(cuts, cuts.dropFirst()) {
      let targets = edges.filter { $0.range.contains(start) }.map(\.target)
      if !targets.isEmpty { pieces.append((start...next - 1, targets)) }
    }
    return pieces
  }

  /// Sets of nodes with all that is reached from them without reading.
  private struct Closures {
    let automaton: RangeNFA
    private var marks: [Int]
    private var round = 0

    init(_ automaton: RangeNFA) {
      self.automaton = automaton
      marks = [Int](repeating: 0, count: automaton.edges.count)
    }

    /// Sorted; nodes that only lead on without reading are left out.
    mutating func closure(of nodes: [Int]) -> [Int] {
      round += 1
      var (stack, set) = (nodes, [Int]())
      while let node = stack.popLast() {
        guard marks[node] != round else { continue }
        marks[node] = round
        if !automaton.edges[node].isEmpty || node == automaton.end { set.append(node) }
        stack += automaton.skips[node]
      }
      return set.sorted()
    }
  }

  /// What both accept. Nil where it would need more than `limit` states.
  func intersection(_ other: RangeDFA, limit: Int = RangeDFA.limit) -> RangeDFA? {
    struct Pair: Hashable {
      let one: Int
      let other: Int
    }
    var numbers = [Pair(one: 0, other: 0): 0]
    var queue = [Pair(one: 0, other: 0)]
    var (states, isAccepting) = ([[Transition]](), [Bool]())
    var index = 0
    while index < queue.count {
      guard queue.count <= limit else { return nil }
      let pair = queue[index]
      index += 1
      var transitions: [Transition] = []
      for mine in self.states[pair.one] {
        for its in other.states[pair.other] where mine.range.overlaps(its.range) {
          let target = Pair(one: mine.target, other: its.target)
          let number = numbers[target] ?? queue.count
          if number == queue.count {
            numbers[target] = number
            queue.append(target)
          }
          transitions.append(Transition(range: mine.range.clamped(to: its.range), target: number))
        }
      }
      states.append(transitions.sorted { $0.range.lowerBound < $1.range.lowerBound })
      isAccepting.append(self.isAccepting[pair.one] && other.isAccepting[pair.other])
    }
    return RangeDFA(states: states, isAccepting: isAccepting)
  }

  /// Without states from which no end is reached. Nil where nothing is accepted.
  func trimmed() -> RangeDFA? {
    var sources = [[Int]](repeating: [], count: states.count)
    for (index, state) in states.enumerated() { for transition in state { sources[transition.target].append(index) } }
    var isAlive = isAccepting
    var stack = isAccepting.indices.filter { isAccepting[$0] }
    while let state = stack.popLast() {
      for source in sources[state] where !isAlive[source] {
        isAlive[source] = true
        stack.append(source)
      }
    }
    guard isAlive.first == true else { return nil }
    var copy = self
    copy.states = states.map { $0.filter { isAlive[$0.target] } }
    return copy
  }
}
