import TextScanning

/// JSON strings as automata over scalars first (patterns, lengths, forbidden names), then over the bytes JSON writes them in.
enum StringRules {
  /// Scalars that JSON strings hold as they are.
  static let plain: [ClosedRange<UInt32>] = [0x20...0x21, 0x23...0x5B, 0x5D...0xD7FF, 0xE000...0x10FFFF]
  private static let everything: ClosedRange<UInt32> = 0...0x10FFFF

  /// Strings of at least `least` and at most `most` characters.
  static func lengths(least: Int, most: Int?) -> RangeDFA {
    let count = max(least, most ?? 0) + 1
    var states: [[RangeDFA.Transition]] = []
    for index in 0..<count {
      let isLast = index == count - 1
      if isLast, most != nil {
        states.append([])
      } else {
        states.append([RangeDFA.Transition(range: everything, target: isLast ? index : index + 1)])
      }
    }
    return RangeDFA(states: states, isAccepting: (0..<count).map { $0 >= least })
  }

  /// Every string but these.
  static func excluding(_ names: [String]) -> RangeDFA {
    var states: [[RangeDFA.Transition]] = [[RangeDFA.Transition(range: everything, target: 0)]]
    var children: [[UInt32: Int]] = [[:]]
    var isAccepting = [true]
    // State 0 is free of all names for good; the start is made last and swapped in.
    func node() -> Int {
      states.append([])
      children.append([:])
      isAccepting.append(true)
      return states.count - 1
    }
    let root = node()
    for name in names {
      var place = root
      for scalar in name.unicodeScalars {
        if children[place][scalar.value] == nil { children[place][scalar.value] = node() }
        place = children[place][scalar.value] ?? 0
      }
      isAccepting[place] = false
    }
    for place in root..<states.count {
      var start: UInt32 = 0
      for (scalar, child) in children[place].sorted(by: { $0.key < $1.key }) {
        if scalar > start { states[place].append(RangeDFA.Transition(range: start...scalar - 1, target: 0)) }
        states[place].append(RangeDFA.Transition(range: scalar...scalar, target: child))
        start = scalar + 1
      }
      if start <= 0x10FFFF { states[place].append(RangeDFA.Transition(range: start...0x10FFFF, target: 0)) }
    }
    return swapped(RangeDFA(states: states, isAccepting: isAccepting), 0, root)
  }

  private static func swapped(_ automaton: RangeDFA, _ one: Int, _ other: Int) -> RangeDFA {
    func moved(_ state: Int) -> Int { state == one ? other : state == other ? one : state }
    var copy = automaton
    copy.states = copy.states.map { $0.map { RangeDFA.Transition(range: $0.range, target: moved($0.target)) } }
    copy.states.swapAt(one, other)
    copy.isAccepting.swapAt(one, other)
    return copy
  }

  /// Adds the JSON strings, with quotes, that an automaton over scalars accepts. Whatever may be any character may be written with any escape
  /// of JSON; other characters are written in the one usual way.
  static func add(_ scalars: RangeDFA, to rule: inout RangeNFA, from: Int, to target: Int) {
    let plainCounts = plainCounts(scalars)
    let nodes = scalars.states.indices.map { rule.node(plain: plainCounts[$0]) }
    rule.add(0x22...0x22, from: from, to: nodes[0])
    for (index, state) in scalars.states.enumerated() {
      if scalars.isAccepting[index] { rule.add(0x22...0x22, from: nodes[index], to: target) }
      for transition in state {
        addCharacters(transition.range, to: &rule, from: nodes[index], to: nodes[transition.target])
      }
    }
  }

  private static func addCharacters(_ range: ClosedRange<UInt32>, to rule: inout RangeNFA, from: Int, to target: Int) {
    // Continuation bytes that lead to one place are shared.
    var tails: [[ClosedRange<UInt8>]: Int] = [[]: target]
    func tail(_ bytes: ArraySlice<ClosedRange<UInt8>>) -> Int {
      if let known = tails[Array(bytes)] { return known }
      let node = rule.node()
      tails[Array(bytes)] = node
      if let first = bytes.first { rule.add(widened(first), from: node, to: tail(bytes.dropFirst())) }
      return node
    }
    for piece in plain where piece.overlaps(range) {
      for sequence in UTF8Ranges.sequences(piece.clamped(to: range)) {
        rule.add(widened(sequence[0]), from: from, to: tail(sequence.dropFirst()))
      }
    }
    if range == everything {
      addEscapes(to: &rule, from: from, to: target)
    } else {
      for scalar in Array(UInt32(0)..<0x20) + [0x22, 0x5C] where range.contains(scalar) {
        var bytes: [UInt8] = []
        JSON.writeEscape(of: UInt8(scalar), to: &bytes)
        rule.add(bytes, from: from, to: target)
      }
    }
  }

  private static func widened(_ range: ClosedRange<UInt8>) -> ClosedRange<UInt32> {
    UInt32(range.lowerBound)...UInt32(range.upperBound)
  }

  /// `\"` and its like, and `\u` with a scalar of the basic plane or a pair of surrogates.
  private static func addEscapes(to rule: inout RangeNFA, from: Int, to target: Int) {
    func digits(_ text: String) -> RangeExpression { .set(text.utf8.map { UInt32($0)...UInt32($0) }) }
    let hex = digits("0123456789abcdefABCDEF")
    let (d, low, high) = (digits("dD"), digits("01234567"), digits("89abAB"))
    let basic = RangeExpression.choice([
      .sequence([digits("0123456789abcefABCEF"), hex, hex, hex]), .sequence([d, low, hex, hex]),
      .sequence([d, high, hex, hex, .text("\\u"), d, digits("cdefCDEF"), hex, hex]),
    ])
    let escape = RangeExpression.sequence([
      .text("\\"), .choice([digits("\"\\/bfnrt"), .sequence([.text("u"), basic])]),
    ])
    rule.add(escape, from: from, to: target)
  }

  /// For each state, how many plain characters may follow it, whichever they are: exactly that many and no more, or any number of them
  /// (`Int32.max`); -1 where it depends on the characters.
  private static func plainCounts(_ automaton: RangeDFA) -> [Int32] {
    var counts = [Int32](repeating: -1, count: automaton.states.count)
    // Lengths are counted upwards: going backwards finds what follows first.
    for index in automaton.states.indices.reversed() {
      let state = automaton.states[index]
      if state.isEmpty {
        counts[index] = 0
      } else if state.count == 1, state[0].range == everything {
        let target = state[0].target
        if target == index {
          counts[index] = .max
        } else if target > index, counts[target] >= 0 {
          counts[index] = counts[target] == .max ? .max : counts[target] + 1
        }
      }
    }
    return counts
  }
}
