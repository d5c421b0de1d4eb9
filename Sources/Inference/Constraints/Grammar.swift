/// A language of texts as an automaton with a stack: rules, each a deterministic automaton over bytes, that call one another. Immutable; one
/// grammar serves any number of generations.
package final class Grammar: Sendable {
  struct Transition {
    let low: UInt8
    let high: UInt8
    let target: Int32
  }

  /// A rule that may begin in a state: where it starts, and the state that follows it.
  struct Call {
    let start: Int32
    let follow: Int32
  }

  struct State {
    /// Ascending by byte, without overlap.
    var transitions: [Transition] = []
    var calls: [Call] = []
    /// Whether the rule may end here.
    var isAccepting = false
    /// How many plain string characters may follow, see `RangeDFA.plain`.
    var plain: Int32 = -1
  }

  let states: [State]
  let start: Int32

  /// Puts rules together; rule 0 is the whole text. `path` names a rule in errors.
  init(rules: [RangeDFA], path: (Int) -> String) throws(SchemaError) {
    var bases: [Int] = []
    var total = 0
    for rule in rules {
      bases.append(total)
      total += rule.states.count
    }
    guard total <= 4 * RangeDFA.limit else { throw .tooLarge(path: path(0)) }
    let ends = GrammarCheck(rules)
    if let rule = ends.leftRecursiveRule {
      throw .invalid(path: path(rule), message: "it refers to itself and to nothing else")
    }
    guard ends.canEnd[0] else { throw .nothingAllowed(path: path(0)) }
    var states: [State] = []
    states.reserveCapacity(total)
    for (number, rule) in rules.enumerated() {
      let alive = ends.aliveStates(of: number)
      for index in rule.states.indices {
        var state = State(isAccepting: rule.isAccepting[index], plain: rule.plain[index])
        for transition in rule.states[index] where alive[transition.target] {
          let target = Int32(bases[number] + transition.target)
          if transition.range.lowerBound < RangeNFA.callBase {
            state.transitions.append(
              Transition(
                low: UInt8(transition.range.lowerBound), high: UInt8(transition.range.upperBound), target: target))
          } else if ends.canEnd[Int(transition.range.lowerBound - RangeNFA.callBase)] {
            let rule = Int(transition.range.lowerBound - RangeNFA.callBase)
            state.calls.append(Call(start: Int32(bases[rule]), follow: target))
          }
        }
        states.append(state)
      }
    }
    self.states = states
    start = Int32(bases[0])
  }

  /// The state behind a byte; -1 where the byte may not come.
  @inline(__always) func next(_ state: Int32, _ byte: UInt8) -> Int32 {
    for transition in states[Int(state)].transitions where byte <= transition.high {
      return byte >= transition.low ? transition.target : -1
    }
    return -1
  }
}

/// Which rules and states can reach an end, and whether a rule begins with itself.
struct GrammarCheck {
  private let rules: [RangeDFA]
  /// Whether a text of finite length satisfies the rule.
  private(set) var canEnd: [Bool]

  init(_ rules: [RangeDFA]) {
    self.rules = rules
    canEnd = [Bool](repeating: false, count: rules.count)
    // Every round finds at least one more rule.
    while true {
      let found = rules.indices.filter { !canEnd[$0] && aliveStates(of: $0)[0] }
      if found.isEmpty { return }
      for rule in found { canEnd[rule] = true }
    }
  }

  /// Of each state of a rule, whether an end can be reached from it with rules that are known to end. O(transitions).
  func aliveStates(of number: Int) -> [Bool] {
    let rule = rules[number]
    var sources = [[Int]](repeating: [], count: rule.states.count)
    for (index, state) in rule.states.enumerated() {
      for transition in state {
        let label = transition.range.lowerBound
        if label < RangeNFA.callBase || canEnd[Int(label - RangeNFA.callBase)] {
          sources[transition.target].append(index)
        }
      }
    }
    var alive = rule.isAccepting
    var stack = alive.indices.filter { alive[$0] }
    while let state = stack.popLast() {
      for source in sources[state] where !alive[source] {
        alive[source] = true
        stack.append(source)
      }
    }
    return alive
  }

  /// A rule that can call itself before it has read anything.
  var leftRecursiveRule: Int? {
    // 0 new, 1 being looked at, 2 done.
    var marks = [Int](repeating: 0, count: rules.count)
    func visit(_ rule: Int) -> Bool {
      if marks[rule] != 0 { return marks[rule] == 1 }
      marks[rule] = 1
      defer { marks[rule] = 2 }
      for transition in rules[rule].states[0] where transition.range.lowerBound >= RangeNFA.callBase {
        if visit(Int(transition.range.lowerBound - RangeNFA.callBase)) { return true }
      }
      return false
    }
    return rules.indices.first { visit($0) }
  }
}
