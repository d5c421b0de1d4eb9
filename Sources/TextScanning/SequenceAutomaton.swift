/// Finds every occurrence of many sequences of scalar sets in one pass over a text.
///
/// The sequences make a trie whose edges are sets, and the text is read by a deterministic automaton over it. Its states, sets of places in
/// the trie, are made when a text first leads to them (lazy subset construction): a short text pays for what it visits. Steps are taken
/// scalar by scalar: bytes that go on with a scalar change nothing.
public struct SequenceAutomaton: Sendable {
  private var edges: [[(set: Int, child: Int32)]] = [[]]
  /// For each place of the trie: the sequences that end there.
  private var endings: [[Int32]] = [[]]
  /// For each byte its class; bytes of a class are in the same sets.
  private var classOf = [UInt8](repeating: 0, count: 256)
  private var classCount = 0
  /// Whether a class is in a set: one row a set.
  private var isMember: [Bool] = []

  /// Complexity: O(sets of all sequences). Empty sequences are never found.
  public init(_ sequences: [[ScalarSet]]) {
    var numbers: [ScalarSet: Int] = [:]
    for (index, sequence) in sequences.enumerated() where !sequence.isEmpty {
      insert(sequence, Int32(truncatingIfNeeded: index), &numbers)
    }
    classify(numbers.sorted { $0.value < $1.value }.map(\.key))
  }

  private mutating func insert(_ sequence: [ScalarSet], _ index: Int32, _ numbers: inout [ScalarSet: Int]) {
    var place = 0
    for set in sequence {
      let number = numbers[set] ?? numbers.count
      numbers[set] = number
      if let edge = edges[place].first(where: { $0.set == number }) {
        place = Int(edge.child)
        continue
      }
      edges[place].append((number, Int32(edges.count)))
      place = edges.count
      edges.append([])
      endings.append([])
    }
    endings[place].append(index)
  }

  /// Puts bytes that no set tells apart into one class. The last class is that of bytes inside of a scalar.
  private mutating func classify(_ sets: [ScalarSet]) {
    // The last stands for all scalars beyond ASCII.
    var classes = [Int](repeating: 0, count: 129)
    var count = 1
    for set in sets {
      var renamed = [Int](repeating: -1, count: 2 * count)
      count = 0
      for byte in 0...128 {
        let key = 2 * classes[byte] + (set.contains(UInt8(byte)) ? 1 : 0)
        if renamed[key] < 0 {
          renamed[key] = count
          count += 1
        }
        classes[byte] = renamed[key]
      }
    }
    for byte in 0..<256 { classOf[byte] = UInt8(byte < 128 ? classes[byte] : byte < 0xC0 ? count : classes[128]) }
    classCount = count + 1
    isMember = [Bool](repeating: false, count: sets.count * classCount)
    for (number, set) in sets.enumerated() {
      for byte in 0...128 where set.contains(UInt8(byte)) { isMember[number * classCount + classes[byte]] = true }
    }
  }

  /// Calls `body` with the number of each sequence that occurs and the offset of its last scalar, in the order of these offsets. Before
  /// the text and after it stands a line feed: a sequence may end at the text's end. O(text + hits), and what new states cost.
  public func scan(_ bytes: [UInt8], with states: inout States, _ body: (_ sequence: Int, _ last: Int) -> Void) {
    guard endings.count > 1 else { return }
    states.prepare(self)
    var row = states.row(after: 0, classOf[Int(UInt8.lineFeed)], self).row
    for index in bytes.indices { step(&row, bytes[index], index, &states, body) }
    step(&row, .lineFeed, bytes.count, &states, body)
  }

  @inline(__always)
  private func step(
    _ row: inout Int, _ byte: UInt8, _ index: Int, _ states: inout States, _ body: (Int, Int) -> Void
  ) {
    let symbol = classOf[Int(byte)]
    let known = Int(states.next[row + Int(symbol)])
    if known >= 0 {
      row = known
      return
    }
    let (next, ends) = states.row(after: row, symbol, self)
    row = next
    guard ends else { return }
    for sequence in states.endings(at: next, classCount) { body(Int(sequence), index) }
  }

  /// The states of an automaton met so far. One thread's own; whoever starts with other states finds the same.
  public struct States: Sendable {
    private static let unknown = Int32.min
    /// With more states than these the memory is given back, and made anew of what comes.
    private static let limit = 4096

    /// `next[row + class]` is the row of the next state; its complement where sequences end; `unknown` where nobody was yet.
    fileprivate private(set) var next: [Int32] = []
    private var places: [[Int32]] = []
    private var endings: [[Int32]] = []
    private var rows: [[Int32]: Int] = [:]
    /// For each class: where it leads from the root.
    private var fromRoot: [[Int32]?] = []

    public init() {}

    fileprivate mutating func prepare(_ automaton: SequenceAutomaton) {
      if rows.isEmpty { _ = intern([], automaton) }
    }

    fileprivate func endings(at row: Int, _ classCount: Int) -> [Int32] { endings[row / classCount] }

    /// The state behind another, and whether sequences end in it.
    fileprivate mutating func row(
      after row: Int, _ symbol: UInt8, _ automaton: SequenceAutomaton
    ) -> (row: Int, ends: Bool) {
      let slot = row + Int(symbol)
      let known = next[slot]
      if known != Self.unknown { return known < 0 ? (Int(~known), true) : (Int(known), false) }
      let found = automaton.step(places[row / automaton.classCount], Int(symbol), &fromRoot)
      if places.count >= Self.limit { self = States() }
      let count = places.count
      prepare(automaton)
      let place = intern(found, automaton)
      let ends = !endings[place / automaton.classCount].isEmpty
      // After a new start the row that led here is gone.
      if count > 0 { next[slot] = Int32(ends ? ~place : place) }
      return (place, ends)
    }

    private mutating func intern(_ found: [Int32], _ automaton: SequenceAutomaton) -> Int {
      if let row = rows[found] { return row }
      let row = next.count
      rows[found] = row
      places.append(found)
      endings.append(found.flatMap { automaton.endings[Int($0)] })
      next.append(contentsOf: repeatElement(Self.unknown, count: automaton.classCount))
      // Inside of a scalar nothing changes, and nothing ends twice.
      next[row + automaton.classCount - 1] = Int32(row)
      if fromRoot.isEmpty { fromRoot = Array(repeating: nil, count: automaton.classCount) }
      return row
    }
  }

  /// The places one step behind others and behind the root, sorted.
  private func step(_ places: [Int32], _ symbol: Int, _ fromRoot: inout [[Int32]?]) -> [Int32] {
    let start = fromRoot[symbol] ?? children(of: 0, symbol)
    fromRoot[symbol] = start
    return (start + places.flatMap { children(of: Int($0), symbol) }).sorted()
  }

  private func children(of place: Int, _ symbol: Int) -> [Int32] {
    edges[place].compactMap { isMember[$0.set * classCount + symbol] ? $0.child : nil }
  }
}
