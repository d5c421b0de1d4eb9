/// Finds every occurrence of many literals in one pass (Aho and Corasick, 1975), as a dense table over byte classes.
///
/// ASCII letters match in either case when `foldsCase` is set. Overlapping and nested occurrences are all reported;
/// word boundaries are the caller's business, because some literals begin or end with punctuation.
public struct LiteralAutomaton: Sendable {
  /// One occurrence: which literal (its index in the list given to `init`) and its bytes.
  public struct Hit: Sendable, Equatable {
    public var literal: Int
    public var range: Range<Int>
  }

  private let classOf: [UInt8]
  private let classCount: Int
  /// `next[row + class]` is the row of the next state, the place where its entries begin. A negative entry is the complement of a row whose
  /// state has outputs: the loop over a text need not look for any elsewhere.
  private let next: [Int32]
  /// First output of a state in `outputs`, or -1; outputs of suffixes are chained.
  private let firstOutput: [Int32]
  private let outputs: [(literal: Int32, following: Int32)]
  private let lengths: [Int32]

  /// Complexity: O(total bytes of the literals × byte classes). Empty literals never match.
  public init(_ literals: [[UInt8]], foldsCase: Bool = true) {
    var classOf = [UInt8](repeating: 0, count: 256)
    var classCount = 1
    for literal in literals {
      for raw in literal {
        let byte = foldsCase ? ASCII.lower(raw) : raw
        if classOf[Int(byte)] == 0 {
          // Class 255 is shared by every further byte; literals of more than 254 distinct bytes do not occur in text.
          classOf[Int(byte)] = UInt8(min(classCount, 255))
          classCount = min(classCount + 1, 256)
        }
      }
    }
    if foldsCase { for byte in 0x41...0x5A { classOf[byte] = classOf[byte | 0x20] } }

    var trie = Trie(classCount: classCount)
    for (index, literal) in literals.enumerated() where !literal.isEmpty {
      trie.insert(literal.map { classOf[Int($0)] }, literal: Int32(index))
    }
    trie.link()
    self.classOf = classOf
    self.classCount = classCount
    next = trie.next.map { state in
      let row = state * Int32(classCount)
      return trie.firstOutput[Int(state)] >= 0 ? ~row : row
    }
    firstOutput = trie.firstOutput
    outputs = trie.outputs
    lengths = literals.map { Int32($0.count) }
  }

  /// Calls `body` for every occurrence in `range`, in the order of their ends. O(range + hits).
  @inline(__always)
  public func scan(_ bytes: [UInt8], in range: Range<Int>, _ body: (Hit) -> Void) {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "the range lies outside of the text")
    var (row, index) = (0, range.lowerBound)
    while let state = step(bytes, from: &index, to: range.upperBound, row: &row) {
      var output = firstOutput[state]
      while output >= 0 {
        let (literal, following) = outputs[Int(output)]
        body(Hit(literal: Int(literal), range: index - Int(lengths[Int(literal)])..<index))
        output = following
      }
    }
  }

  /// Goes on to the next state that has outputs, `index` past its byte; nil at the end of the text. `row` and the classes are ours, and
  /// the caller has looked at the range: the loop checks no bounds.
  private func step(_ bytes: [UInt8], from index: inout Int, to end: Int, row: inout Int) -> Int? {
    guard !outputs.isEmpty else { return nil }
    return bytes.withUnsafeBufferPointer { text in
      classOf.withUnsafeBufferPointer { classOf in
        next.withUnsafeBufferPointer { next in
          var (place, state) = (index, row)
          while place < end {
            let entry = Int(next[state &+ Int(classOf[Int(text[place])])])
            place &+= 1
            guard entry < 0 else {
              state = entry
              continue
            }
            (index, row) = (place, ~entry)
            return row / classCount
          }
          index = place
          return nil
        }
      }
    }
  }

  /// All occurrences in `range`.
  public func hits(_ bytes: [UInt8], in range: Range<Int>) -> [Hit] {
    var found: [Hit] = []
    scan(bytes, in: range) { found.append($0) }
    return found
  }
}

/// The trie under construction: children first, then failure links folded into the table.
private struct Trie {
  let classCount: Int
  var next: [Int32]
  var firstOutput: [Int32] = [-1]
  var outputs: [(literal: Int32, following: Int32)] = []

  init(classCount: Int) {
    self.classCount = classCount
    next = [Int32](repeating: -1, count: classCount)
  }

  mutating func insert(_ classes: [UInt8], literal: Int32) {
    var state = 0
    for symbol in classes {
      let slot = state * classCount + Int(symbol)
      if next[slot] < 0 {
        next[slot] = Int32(firstOutput.count)
        firstOutput.append(-1)
        next.append(contentsOf: repeatElement(-1, count: classCount))
      }
      state = Int(next[slot])
    }
    outputs.append((literal, firstOutput[state]))
    firstOutput[state] = Int32(outputs.count - 1)
  }

  mutating func link() {
    var failure = [Int32](repeating: 0, count: firstOutput.count)
    var queue: [Int] = []
    for symbol in 0..<classCount {
      if next[symbol] < 0 { next[symbol] = 0 } else { queue.append(Int(next[symbol])) }
    }
    var head = 0
    while head < queue.count {
      let state = queue[head]
      head += 1
      chain(state, to: Int(failure[state]))
      for symbol in 0..<classCount {
        let slot = state * classCount + symbol
        let fallback = next[Int(failure[state]) * classCount + symbol]
        if next[slot] < 0 {
          next[slot] = fallback
        } else {
          failure[Int(next[slot])] = fallback
          queue.append(Int(next[slot]))
        }
      }
    }
  }

  /// Appends the outputs of the longest proper suffix to those of `state`.
  private mutating func chain(_ state: Int, to suffix: Int) {
    guard firstOutput[suffix] >= 0 else { return }
    if firstOutput[state] < 0 {
      firstOutput[state] = firstOutput[suffix]
      return
    }
    var last = Int(firstOutput[state])
    while outputs[last].following >= 0 { last = Int(outputs[last].following) }
    outputs[last].following = firstOutput[suffix]
  }
}
