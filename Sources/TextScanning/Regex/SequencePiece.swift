/// Part of a text that an expression matches, scalar by scalar, with what must hold between the scalars.
struct SequencePiece {
  enum Element {
    case set(ScalarSet)
    /// `\b`
    case boundary
    /// `^` and `\A`
    case lineStart
    /// `$`, `\Z` and `\z`
    case lineEnd
    /// The scalar that follows.
    case ahead(ScalarSet)
    /// The scalar before.
    case behind(ScalarSet)
  }

  /// Longer ones say hardly more.
  private static let longest = 12

  var elements: [Element] = []
  /// Scalars from the start of the expression to the piece.
  var least = 0
  var most: Int? = 0
  /// Whether a line feed may stand between.
  var crossesLines = false

  /// How many scalars it is long.
  var width: Int {
    elements.reduce(0) { width, element in
      if case .set = element { return width + 1 }
      return width
    }
  }

  func appending(_ more: [Element]) -> SequencePiece {
    var piece = self
    piece.elements += more
    return piece
  }

  /// What a filter looks for; nil where the piece says nothing.
  var sequence: RequiredSequence? {
    var builder = Builder()
    for element in elements where builder.sets.count < Self.longest { builder.add(element) }
    let (sets, lead) = builder.finished
    guard !sets.isEmpty else { return nil }
    return RequiredSequence(sets: sets, lead: lead, least: least, most: most, crossesLines: crossesLines)
  }

  /// Turns what holds between scalars into what the scalars can be.
  private struct Builder {
    private(set) var sets: [ScalarSet] = []
    /// What stands before the first set.
    private var before = ScalarSet.any
    /// What is known of the next scalar.
    private var after = ScalarSet.any
    private var isBoundary = false

    mutating func add(_ element: Element) {
      switch element {
      case .set(let set): append(set)
      case .boundary: isBoundary = true
      case .lineStart: if sets.isEmpty { before = before.intersection(.nonword) }
      case .lineEnd: after = after.intersection(.nonword)
      case .ahead(let set): after = after.intersection(set)
      case .behind(let set):
        if sets.isEmpty {
          before = before.intersection(set)
        } else {
          sets[sets.count - 1] = sets[sets.count - 1].intersection(set)
        }
      }
    }

    private mutating func append(_ set: ScalarSet) {
      var set = set.intersection(after)
      after = .any
      if isBoundary {
        if let last = sets.last {
          set = set.intersection(Self.across(last))
        } else {
          before = before.intersection(Self.across(set))
        }
      }
      isBoundary = false
      sets.append(set)
    }

    /// What stands on the other side of a word boundary.
    private static func across(_ set: ScalarSet) -> ScalarSet {
      set.isWord ? .nonword : set.isNonword ? .word : .any
    }

    var finished: (sets: [ScalarSet], lead: Int) {
      guard let last = sets.last else { return ([], 0) }
      var end = after
      if isBoundary { end = end.intersection(Self.across(last)) }
      let lead = before == .any ? [] : [before]
      return (lead + sets + (end == .any ? [] : [end]), lead.count)
    }
  }
}
