/// The text of one generation as it may be shown: whole UTF-8 characters, and nothing that could be the beginning of a stop
/// string.
struct OutputText {
  private let stops: [[UInt8]]
  private let longestStop: Int
  /// Bytes not shown yet.
  private var held: [UInt8] = []

  /// What a token added.
  enum Outcome: Equatable {
    /// Bytes that are certain.
    case text([UInt8])
    /// The text before a stop string, and the stop string.
    case stopped([UInt8], at: [UInt8])
  }

  init(stops: [[UInt8]]) {
    self.stops = stops.filter { !$0.isEmpty }
    longestStop = self.stops.map(\.count).max() ?? 0
  }

  /// Adds the bytes of a token. O(held · stops).
  mutating func append(_ bytes: [UInt8]) -> Outcome {
    held += bytes
    if let (place, stop) = firstStop() {
      let text = Array(held[..<place])
      held = []
      return .stopped(text, at: stop)
    }
    let certain = Self.completeLength(Array(held[..<(held.count - possibleStop())]))
    defer { held.removeFirst(certain) }
    return .text(Array(held[..<certain]))
  }

  /// What is left at the end.
  mutating func finish() -> [UInt8] {
    defer { held = [] }
    return held
  }

  /// How many bytes at the front do not end inside of a character that could still be completed (RFC 3629).
  static func completeLength(_ bytes: [UInt8]) -> Int {
    // A character has at most three bytes before its last one.
    for back in 1...3 where back <= bytes.count {
      let byte = bytes[bytes.count - back]
      if byte & 0xC0 == 0x80 { continue }
      let length =
        byte >= 0xF0 && byte < 0xF5 ? 4 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xC2 && byte < 0xE0 ? 2 : 1
      return back < length ? bytes.count - back : bytes.count
    }
    return bytes.count
  }

  /// The stop string that comes first; of several at one place the first in the list.
  private func firstStop() -> (place: Int, stop: [UInt8])? {
    guard longestStop > 0 else { return nil }
    for place in held.indices {
      for stop in stops where held[place...].starts(with: stop) { return (place, stop) }
    }
    return nil
  }

  /// How many bytes at the end could begin a stop string.
  private func possibleStop() -> Int {
    var length = min(held.count, longestStop - 1)
    while length > 0 {
      let end = held.suffix(length)
      if stops.contains(where: { $0.count > length && $0.starts(with: end) }) { return length }
      length -= 1
    }
    return 0
  }
}
