/// A run of scalars that a match of an expression holds, and where in the match it stands.
///
/// Sets at its ends may speak of what stands right before or after the match: of word boundaries, ends of lines and looks around. They take
/// the end of a text for a scalar that is no word's.
public struct RequiredSequence: Sendable, Hashable {
  /// What stands there, one set a scalar.
  public var sets: [ScalarSet]
  /// How many of the sets, 0 or 1, speak of what stands before the rest.
  public var lead: Int
  /// Scalars from the start of the match to the first set behind the lead: at least, and at most if there is a bound.
  public var least: Int
  public var most: Int?
  /// Whether a line feed may stand between the start of the match and the sequence.
  public var crossesLines: Bool
}

/// Sequences of which every match of an expression holds at least one: a text without them need not be searched.
///
/// They say more than literals do: classes, word boundaries and looks around count. Whatever is not understood is left out, so that they
/// hold of every match in any case. Complexity: O(nodes × alternatives).
public enum RequiredSequences {
  /// What a search costs for each byte of text, in nanoseconds: a filter that costs more is none.
  private static let worth = 2.0

  /// The sequences; nil where none are certain, or where they are so common that looking for them would cost more than it saves.
  public static func of(_ node: RegexNode) -> [RequiredSequence]? {
    var analysis = RegexAnalysis()
    guard let choice = analysis.sequence([node]).best, choice.cost < worth else { return nil }
    var seen: Set<RequiredSequence> = []
    return choice.sequences.filter { seen.insert($0).inserted }
  }
}

/// Sequences one of which must be there, with what a byte of text costs that is filtered by them.
struct SequenceChoice {
  var sequences: [RequiredSequence]
  /// Roughly in nanoseconds: how often they stand in a text, times what a search from there costs.
  var cost: Double

  init(_ sequences: [RequiredSequence]) {
    self.sequences = sequences
    cost = sequences.reduce(0) { $0 + Self.cost($1) }
  }

  private static func cost(_ sequence: RequiredSequence) -> Double {
    let starts = sequence.most.map { Double($0 - sequence.least + 1) } ?? (sequence.crossesLines ? 400 : 60)
    var cost = 40 + 3 * starts
    for set in sequence.sets where cost > 1e-6 { cost *= set.share }
    return cost
  }

  /// The cheaper one.
  static func cheaper(_ one: SequenceChoice?, _ other: SequenceChoice?) -> SequenceChoice? {
    guard let one, let other else { return one ?? other }
    return other.cost < one.cost ? other : one
  }
}
