import Synchronization

/// The token masks of a grammar's states over a vocabulary, made when first asked for and shared by all generations.
///
/// Most tokens end before the rule does in which they begin: whether they may come does not depend on the rules that wait, and one mask a
/// state holds them for good. For the few that go beyond the rule's end, the mask notes where in the tree of tokens that is, and they
/// are followed through the waiting rules each time.
package final class GrammarMasks: Sendable {
  /// What may come in a state.
  struct StateMask: Sendable {
    var words: [UInt64]
    /// Nodes of the tree at which the rule may end, with tokens below that go on.
    var exits: [Int32] = []
    /// Whether the nodes are those of the tree of `rest`.
    var isOfRest = false
  }

  let grammar: Grammar
  let vocabulary: ConstraintVocabulary
  private let cache = Mutex<[Int32: StateMask]>([:])

  package init(_ grammar: Grammar, _ vocabulary: ConstraintVocabulary) {
    self.grammar = grammar
    self.vocabulary = vocabulary
  }

  /// The mask of a state. The first time O(tree), then O(1).
  func mask(of state: Int32) -> StateMask {
    if let known = cache.withLock({ $0[state] }) { return known }
    let made = make(state)
    cache.withLock { $0[state] = made }
    return made
  }

  private func make(_ state: Int32) -> StateMask {
    var stacks = CallStacks()
    var mask = StateMask(words: [UInt64](repeating: 0, count: vocabulary.maskWords))
    // Ways that follow from this one without reading are ways of their own: only its own bytes count here.
    var start = ConfigurationSet()
    start.configurations = [Configuration(state: state, stack: CallStacks.unknown)]
    let plain = grammar.states[Int(state)].plain
    mask.isOfRest = plain >= 0
    if let slice = vocabulary.slice(plain) { mask.words = slice }
    let tree = mask.isOfRest ? vocabulary.rest : vocabulary.all
    mask.exits = walk(tree, from: 0, start, &stacks, into: &mask.words)
    return mask
  }

  /// Sets the bits of all tokens below a node that may come. Gives the nodes where the unknown part of the stack is reached.
  func walk(
    _ tree: TokenTrie, from root: Int32, _ start: ConfigurationSet, _ stacks: inout CallStacks,
    into words: inout [UInt64]
  ) -> [Int32] {
    var exits: [Int32] = []
    var levels = [start]
    let base = Int(tree.depths[Int(root)])
    var node = Int(root) + 1
    let end = Int(tree.ends[Int(root)])
    while node < end {
      let depth = Int(tree.depths[node]) - base
      levels.removeSubrange(depth...)
      let next = levels[depth - 1].next(tree.bytes[node], grammar, &stacks)
      if next.isDead && !next.isComplete && !next.leavesUnknown {
        node = Int(tree.ends[node])
        continue
      }
      allow(tree.tokens[node], tree, &words)
      if next.leavesUnknown, Int(tree.ends[node]) > node + 1 { exits.append(Int32(node)) }
      if next.isDead {
        node = Int(tree.ends[node])
      } else {
        levels.append(next)
        node += 1
      }
    }
    return exits
  }

  private func allow(_ token: TokenID, _ tree: TokenTrie, _ words: inout [UInt64]) {
    guard token >= 0 else { return }
    words[Int(token) / 64] |= 1 << UInt64(token % 64)
    if let twins = tree.twins[token] { for twin in twins { words[Int(twin) / 64] |= 1 << UInt64(twin % 64) } }
  }
}
