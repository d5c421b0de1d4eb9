import Rules
import TextScanning

/// What the readers of a brief have found so far, and which of its tokens they have used up.
struct BriefRules: Sendable {
  /// A constraint as a rule: its kind, its arguments, and the sentences that state it.
  struct Stated: Sendable {
    var kind: String
    var slots: [String: JSON]
    var modality: Modality
    /// Positions of sentences.
    var sentences: [Int]
  }

  private struct Place: Hashable {
    var sentence: Int
    var token: Int
  }

  private(set) var all: [Stated] = []
  private var claimed: Set<Place> = []
  /// Sentences that only explain how a constraint is meant.
  private(set) var explained: Set<Int> = []

  /// Adds a rule; one that says the same was said before only takes on another source.
  ///
  /// - Parameter isSoft: it is a wish, as “about 200 words” is.
  mutating func add(_ kind: String, _ slots: [String: JSON], isSoft: Bool = false, from sentences: BriefSentence...) {
    let places = sentences.map(\.ordinal)
    if let known = all.firstIndex(where: { $0.kind == kind && $0.slots == slots }) {
      all[known].sentences += places.filter { !all[known].sentences.contains($0) }
      return
    }
    let isSoft = isSoft || sentences.contains { Self.isSoft($0) }
    let modality: Modality = slots["avoid"] != nil ? (isSoft ? .shouldNot : .mustNot) : isSoft ? .should : .must
    all.append(Stated(kind: kind, slots: slots, modality: modality, sentences: places))
  }

  mutating func remove(where isUnwanted: (Stated) -> Bool) { all.removeAll(where: isUnwanted) }

  /// Whether a sentence is a wish, not an order; of several clauses one wish says nothing about the others.
  private static func isSoft(_ sentence: BriefSentence) -> Bool {
    guard sentence.clauses.count == 1 else { return false }
    return sentence.has(["ideally", "preferably"]) || !sentence.phrases(wishes).isEmpty
  }

  private static let wishes = ["if possible", "if you can", "try to", "where possible", "when possible"].map {
    $0.split(separator: " ").map(String.init)
  }

  // MARK: - Tokens that have been read

  /// Marks tokens as read: no other constraint is made of them.
  mutating func claim(_ tokens: Range<Int>, of sentence: BriefSentence) {
    for token in tokens { claimed.insert(Place(sentence: sentence.ordinal, token: token)) }
  }

  /// Marks a whole sentence as read.
  mutating func claim(_ sentence: BriefSentence) {
    claim(sentence.tokens.indices, of: sentence)
    explained.insert(sentence.ordinal)
  }

  func isClaimed(_ token: Int, of sentence: BriefSentence) -> Bool {
    claimed.contains(Place(sentence: sentence.ordinal, token: token))
  }

  /// What the sentence counts and nobody has read yet.
  func counted(_ sentence: BriefSentence) -> [Counted] {
    CountedReader.all(sentence).filter { !isClaimed($0.quantity.number, of: sentence) }
  }
}

extension Quantity {
  /// The slots `min` and `max`.
  func slots(bareIsLeast: Bool = false) -> [String: JSON] {
    let (least, most) = bounds(bareIsLeast: bareIsLeast)
    var slots: [String: JSON] = [:]
    if let least, least > 0 || most == nil { slots["min"] = .int(least) }
    if let most { slots["max"] = .int(most) }
    return slots
  }
}
