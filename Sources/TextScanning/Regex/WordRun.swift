/// An expression that asks for nothing but words: `\w+`, `\b(\w+)\b`, `(\w\n?)+`. On ASCII a loop over bytes gives its matches.
public struct WordRun: Sendable {
  /// Whether a word goes on behind a line feed, as in `(\w\n?)+`; the feed behind the last one counts too.
  private let crossesFeeds: Bool

  /// Nil for any other expression.
  public init?(_ node: RegexNode) {
    var parts = Self.parts(of: node)
    let isBounded = parts.count == 3 && parts[0] == .assertion("\\b") && parts[2] == .assertion("\\b")
    if isBounded { parts = Self.parts(of: parts[1]) }
    guard parts.count == 1, case .repeated(let inner, 1, nil, "") = parts[0] else { return nil }
    let repeated = Self.parts(of: inner)
    if repeated == [.set("\\w")] {
      crossesFeeds = false
    } else if !isBounded, repeated == [.set("\\w"), .repeated(.scalar("\n"), least: 0, most: 1, suffix: "")] {
      crossesFeeds = true
    } else {
      return nil
    }
  }

  /// What stands in a row, without brackets and what matches nothing.
  private static func parts(of node: RegexNode) -> [RegexNode] {
    switch node {
    case .empty, .assertion(""), .assertion("(?m)"), .assertion("(?i)"): []
    case .sequence(let parts): parts.flatMap(parts(of:))
    case .group("(", let inner), .group("(?:", let inner): parts(of: inner)
    default: [node]
    }
  }

  /// The matches in a part of a text that is all ASCII there, in order. O(part).
  public func matches(in bytes: [UInt8], part: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = part.lowerBound
    while index < part.upperBound {
      guard ASCII.isWord(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < part.upperBound, ASCII.isWord(bytes[index]) {
        index += 1
        if crossesFeeds, index < part.upperBound, bytes[index] == .lineFeed { index += 1 }
      }
      found.append(start..<index)
    }
    return found
  }
}
