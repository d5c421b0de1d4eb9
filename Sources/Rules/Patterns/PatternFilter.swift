import Synchronization
import TextScanning

/// Finds in one pass over a text where the expressions of all rules could match, so that each is searched for there only.
final class PatternFilter: Sendable {
  private let automaton: SequenceAutomaton
  /// For each sequence of the automaton: the place of its expression, and what it says of it.
  private let owners: [(place: Int, sequence: RequiredSequence)]
  private let places: [ObjectIdentifier: Int]
  private let pool = Pool()

  /// Expressions without required sequences are left out; nil where that leaves none.
  init?(_ patterns: [CompiledPattern]) {
    var owners: [(Int, RequiredSequence)] = []
    var places: [ObjectIdentifier: Int] = [:]
    for pattern in patterns {
      guard let sequences = pattern.sequences, places[ObjectIdentifier(pattern)] == nil else { continue }
      owners += sequences.map { (places.count, $0) }
      places[ObjectIdentifier(pattern)] = places.count
    }
    guard !places.isEmpty else { return nil }
    self.owners = owners
    self.places = places
    automaton = SequenceAutomaton(owners.map(\.1.sets))
  }

  /// Where an expression stands in `Hits`; nil for one that is looked for everywhere.
  func place(of pattern: CompiledPattern) -> Int? { places[ObjectIdentifier(pattern)] }

  /// O(text + hits).
  func hits(in text: Pattern.Subject) -> Hits {
    var states = pool.take()
    var found: [(owner: Int32, last: Int32)] = []
    var counts = [Int](repeating: 0, count: places.count + 1)
    automaton.scan(text.bytes, with: &states) { sequence, last in
      found.append((Int32(sequence), Int32(last)))
      counts[owners[sequence].place + 1] += 1
    }
    pool.give(states)
    for place in 1..<counts.count { counts[place] += counts[place - 1] }
    var sorted = found
    var next = counts
    for hit in found {
      let place = owners[Int(hit.owner)].place
      sorted[next[place]] = hit
      next[place] += 1
    }
    return Hits(filter: self, text: text, starts: counts, all: sorted)
  }

  /// What one pass found.
  final class Hits {
    private let filter: PatternFilter
    private let text: Pattern.Subject
    /// Where the hits of each place begin in `all`.
    private let starts: [Int]
    /// By place, and there by their last scalars.
    private let all: [(owner: Int32, last: Int32)]

    fileprivate init(filter: PatternFilter, text: Pattern.Subject, starts: [Int], all: [(owner: Int32, last: Int32)]) {
      self.filter = filter
      self.text = text
      self.starts = starts
      self.all = all
    }

    /// Whether the expression at a place could match anywhere.
    func isEmpty(at place: Int) -> Bool { starts[place] == starts[place + 1] }

    /// Appends the offsets in a part of the text where a match of the expression at a place may start, in order, none touching another.
    /// O(log hits + hits in the part).
    func windows(at place: Int, in part: Range<Int>, into windows: inout [ClosedRange<Int>]) {
      windows.removeAll(keepingCapacity: true)
      var index = firstHit(at: place, from: part.lowerBound)
      var line = (start: part.lowerBound, known: part.lowerBound)
      while index < starts[place + 1], Int(all[index].last) <= part.upperBound {
        let sequence = filter.owners[Int(all[index].owner)].sequence
        if let window = window(sequence, Int(all[index].last), in: part, &line) { windows.append(window) }
        index += 1
      }
      if windows.count > 1 { Self.merge(&windows) }
    }

    private func firstHit(at place: Int, from offset: Int) -> Int {
      var (low, high) = (starts[place], starts[place + 1])
      while low < high {
        let middle = (low + high) / 2
        if Int(all[middle].last) < offset { low = middle + 1 } else { high = middle }
      }
      return low
    }

    /// - Parameter line: the start of the line looked at last, and up to where that is known.
    private func window(
      _ sequence: RequiredSequence, _ last: Int, in part: Range<Int>, _ line: inout (start: Int, known: Int)
    ) -> ClosedRange<Int>? {
      let first = text.offset(last, back: sequence.sets.count - sequence.lead - 1)
      let latest = text.offset(first, back: sequence.least)
      guard latest >= part.lowerBound, latest < part.upperBound else { return nil }
      let earliest: Int
      if let most = sequence.most {
        earliest = text.offset(latest, back: most - sequence.least)
      } else if sequence.crossesLines {
        earliest = part.lowerBound
      } else {
        earliest = lineStart(first, &line)
      }
      return min(max(earliest, part.lowerBound), latest)...latest
    }

    private func lineStart(_ offset: Int, _ line: inout (start: Int, known: Int)) -> Int {
      // Nothing between the start and the known end is a line feed.
      let isBehind = offset >= line.known
      if !isBehind, offset >= line.start { return line.start }
      var start = offset
      let least = isBehind ? line.known : 0
      while start > least, text.bytes[start - 1] != .lineFeed { start -= 1 }
      if isBehind, start == least { start = line.start }
      if isBehind { line = (start, offset) }
      return start
    }

    private static func merge(_ windows: inout [ClosedRange<Int>]) {
      windows.sort { $0.lowerBound < $1.lowerBound }
      var kept = 0
      for window in windows.dropFirst() {
        if window.lowerBound <= windows[kept].upperBound + 1 {
          windows[kept] = windows[kept].lowerBound...max(windows[kept].upperBound, window.upperBound)
        } else {
          kept += 1
          windows[kept] = window
        }
      }
      windows.removeLast(windows.count - kept - 1)
    }
  }

  /// States of the automaton that threads took and gave back.
  private final class Pool: Sendable {
    private let free = Mutex<[SequenceAutomaton.States]>([])

    func take() -> SequenceAutomaton.States { free.withLock { $0.popLast() } ?? SequenceAutomaton.States() }
    func give(_ states: SequenceAutomaton.States) { free.withLock { $0.append(states) } }
  }
}

extension Pattern.Subject {
  /// The start of the scalar so many scalars before the one at `offset`; negative where there are not so many.
  fileprivate func offset(_ offset: Int, back count: Int) -> Int {
    if isASCII { return offset - count }
    var offset = offset
    for _ in 0..<max(count, 0) {
      offset -= 1
      while offset > 0, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
    }
    return offset
  }
}
