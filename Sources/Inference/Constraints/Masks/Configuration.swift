/// One way a text can stand in a grammar: a state, and the rules that wait for this one to end.
struct Configuration: Hashable {
  var state: Int32
  /// A node of `CallStacks`, or `CallStacks.bottom`, or `CallStacks.unknown`.
  var stack: Int32
}

/// The stacks of waiting rules, as a tree: equal stacks are one node, so that equal ways are equal numbers.
struct CallStacks {
  struct Node: Hashable {
    /// The state in which the waiting rule goes on.
    let follow: Int32
    /// What waits below it.
    let below: Int32
  }

  /// Nothing waits: the end of the rule is the end of the text.
  static let bottom: Int32 = -1
  /// What waits is not known: for results that hold for every stack.
  static let unknown: Int32 = -2

  private(set) var nodes: [Node] = []
  private var numbers: [Node: Int32] = [:]

  /// The stack with one more waiting rule. Expected O(1).
  mutating func push(_ follow: Int32, on below: Int32) -> Int32 {
    let node = Node(follow: follow, below: below)
    if let known = numbers[node] { return known }
    let number = Int32(nodes.count)
    nodes.append(node)
    numbers[node] = number
    return number
  }
}

/// All ways in which a text can stand, after what can be done without reading: rules begun, rules ended.
struct ConfigurationSet {
  /// Ways that can read a byte.
  var configurations: [Configuration] = []
  /// Whether the text may end.
  var isComplete = false
  /// Whether a rule may end below which the stack is not known.
  var leavesUnknown = false

  /// Whether no byte can come.
  var isDead: Bool { configurations.isEmpty }

  /// Takes up a way and all that follow from it without reading.
  mutating func add(_ configuration: Configuration, _ grammar: Grammar, _ stacks: inout CallStacks) {
    let state = grammar.states[Int(configuration.state)]
    guard !configurations.contains(configuration) else { return }
    if !state.transitions.isEmpty { configurations.append(configuration) }
    for call in state.calls {
      add(Configuration(state: call.start, stack: stacks.push(call.follow, on: configuration.stack)), grammar, &stacks)
    }
    guard state.isAccepting else { return }
    switch configuration.stack {
    case CallStacks.bottom: isComplete = true
    case CallStacks.unknown: leavesUnknown = true
    default:
      let node = stacks.nodes[Int(configuration.stack)]
      add(Configuration(state: node.follow, stack: node.below), grammar, &stacks)
    }
  }

  /// The ways behind a byte.
  func next(_ byte: UInt8, _ grammar: Grammar, _ stacks: inout CallStacks) -> ConfigurationSet {
    var set = ConfigurationSet()
    for configuration in configurations {
      let target = grammar.next(configuration.state, byte)
      if target >= 0 { set.add(Configuration(state: target, stack: configuration.stack), grammar, &stacks) }
    }
    return set
  }
}
