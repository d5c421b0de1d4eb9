/// Holds one generation to a grammar.
package struct GrammarConstraint: TokenConstraint {
  private let masks: GrammarMasks
  private var stacks = CallStacks()
  private var ways = ConfigurationSet()

  /// At the start of the grammar's text.
  package init(_ masks: GrammarMasks) {
    self.masks = masks
    ways.add(Configuration(state: masks.grammar.start, stack: CallStacks.bottom), masks.grammar, &stacks)
  }

  package var mayEnd: Bool { ways.isComplete }
  package var mustEnd: Bool { ways.isDead }

  package mutating func fillMask(_ mask: inout [UInt64]) {
    for word in mask.indices { mask[word] = 0 }
    for way in ways.configurations {
      let known = masks.mask(of: way.state)
      for word in known.words.indices { mask[word] |= known.words[word] }
      guard !known.exits.isEmpty, way.stack >= 0 else { continue }
      // Behind the rule's end the waiting rule goes on.
      let waiting = stacks.nodes[Int(way.stack)]
      var behind = ConfigurationSet()
      behind.add(Configuration(state: waiting.follow, stack: waiting.below), masks.grammar, &stacks)
      let tree = known.isOfRest ? masks.vocabulary.rest : masks.vocabulary.all
      for exit in known.exits { _ = masks.walk(tree, from: exit, behind, &stacks, into: &mask) }
    }
  }

  package mutating func accept(_ token: TokenID) {
    for byte in masks.vocabulary.vocabulary.bytes(of: token) {
      ways = ways.next(byte, masks.grammar, &stacks)
    }
  }

  /// Whether bytes may come next, one by one: the slow truth that masks are tested against.
  func allows(_ bytes: [UInt8]) -> Bool {
    var (ways, stacks) = (ways, stacks)
    for byte in bytes {
      ways = ways.next(byte, masks.grammar, &stacks)
      if ways.isDead && !ways.isComplete { return false }
    }
    return !bytes.isEmpty
  }
}
