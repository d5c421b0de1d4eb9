/// Finds out of the parts of an expression what every match of it holds.
struct RegexAnalysis {
  /// What is known of a part.
  struct Knowledge {
    /// How many scalars it matches.
    var least = 0
    var most: Int? = 0
    var crossesLines = false
    /// Every text it can match; nil where they are too many.
    var exact: [[SequencePiece.Element]]? = [[]]
    /// Of a part that is not exact: what each match begins with and ends with. An empty one says nothing.
    var opening: [[SequencePiece.Element]] = [[]]
    var closing: [[SequencePiece.Element]] = [[]]
    /// Of a part that is not exact: what stands in every match.
    var required: SequenceChoice?

    /// The best of all that is known.
    var best: SequenceChoice? {
      var choices = [required, RegexAnalysis.choice(exact ?? opening)]
      if exact == nil {
        choices.append(
          RegexAnalysis.choice(
            closing.map { elements in
              var piece = SequencePiece(elements: elements, crossesLines: crossesLines)
              let width = piece.width
              piece.least = max(0, least - width)
              piece.most = most.map { $0 - min(width, $0) }
              return piece
            }))
      }
      return choices.reduce(nil, SequenceChoice.cheaper)
    }
  }

  /// More alternatives of one part are not told apart.
  private static let limit = 512

  /// What `(?i)` and `(?s)` turned on so far: nothing turns them off again, so that a filter never misses.
  private var ignoresCase = false
  private var dotIsAny = false

  // MARK: Parts in a row

  mutating func sequence(_ parts: [RegexNode]) -> Knowledge {
    var whole = Knowledge()
    var run = [SequencePiece()]
    var opening: [[SequencePiece.Element]]?
    var required: SequenceChoice?
    for part in parts {
      let known = know(part)
      if let exact = known.exact, run.count * exact.count <= Self.limit {
        run = Self.product(run, exact)
      } else {
        let head = known.exact == nil && run.count * known.opening.count <= Self.limit ? known.opening : [[]]
        let closed = Self.product(run, head)
        required = SequenceChoice.cheaper(required, Self.choice(closed))
        required = SequenceChoice.cheaper(required, known.required.map { Self.shifted($0, by: whole) })
        opening = opening ?? closed.map(\.elements)
        run = Self.tail(known, after: whole)
      }
      whole.least += known.least
      whole.most = Self.sum(whole.most, known.most)
      whole.crossesLines = whole.crossesLines || known.crossesLines
    }
    guard let opening else {
      whole.exact = run.map(\.elements)
      return whole
    }
    whole.exact = nil
    whole.opening = opening
    whole.closing = run.map(\.elements)
    whole.required = SequenceChoice.cheaper(required, Self.choice(run))
    return whole
  }

  /// What a part ends with, seen from the start of the parts before it.
  private static func tail(_ known: Knowledge, after whole: Knowledge) -> [SequencePiece] {
    let isExact = known.exact != nil
    return (known.exact ?? known.closing).map { elements in
      var piece = SequencePiece(elements: elements, least: whole.least, most: whole.most)
      piece.crossesLines = whole.crossesLines || (!isExact && known.crossesLines)
      guard !isExact else { return piece }
      let width = piece.width
      piece.least = whole.least + max(0, known.least - width)
      piece.most = sum(whole.most, known.most.map { $0 - min(width, $0) })
      return piece
    }
  }

  private static func product(_ run: [SequencePiece], _ texts: [[SequencePiece.Element]]) -> [SequencePiece] {
    texts.count == 1 && texts[0].isEmpty ? run : run.flatMap { head in texts.map { head.appending($0) } }
  }

  private static func shifted(_ choice: SequenceChoice, by whole: Knowledge) -> SequenceChoice {
    SequenceChoice(
      choice.sequences.map { sequence in
        var sequence = sequence
        sequence.least += whole.least
        sequence.most = sum(sequence.most, whole.most)
        sequence.crossesLines = sequence.crossesLines || whole.crossesLines
        return sequence
      })
  }

  private static func sum(_ one: Int?, _ other: Int?) -> Int? { one.flatMap { one in other.map { one + $0 } } }

  /// The sequences of all pieces; nil when one of them says nothing.
  private static func choice(_ pieces: [SequencePiece]) -> SequenceChoice? {
    let sequences = pieces.compactMap(\.sequence)
    return sequences.count == pieces.count && !pieces.isEmpty ? SequenceChoice(sequences) : nil
  }

  private static func choice(_ texts: [[SequencePiece.Element]]) -> SequenceChoice? {
    choice(texts.map { SequencePiece(elements: $0) })
  }

  // MARK: One part

  private mutating func know(_ node: RegexNode) -> Knowledge {
    switch node {
    case .empty: return Knowledge()
    case .scalar(let scalar): return one(ScalarSet(scalar), mayFeed: scalar == "\n")
    case .set(let text):
      let set = ScalarSetReader.set(text, dotIsAny: dotIsAny)
      return one(set, mayFeed: set.contains(.lineFeed))
    case .sequence(let parts): return sequence(parts)
    case .choice(let parts): return choice(of: parts)
    case .group(let opening, let inner): return group(opening, inner)
    case .lookBehind(let isNegative, let inner):
      let known = isolated { $0.know(inner) }
      let ends = (known.exact ?? known.closing).map(\.last)
      return isNegative ? Knowledge() : Self.look(ends) { .behind($0) }
    case .repeated(let inner, let least, let most, _): return repeated(inner, least, most)
    case .assertion(let text): return assertion(text)
    case .reference: return Knowledge(most: nil, crossesLines: true, exact: nil)
    }
  }

  private func one(_ set: ScalarSet, mayFeed: Bool) -> Knowledge {
    Knowledge(least: 1, most: 1, crossesLines: mayFeed, exact: [[.set(ignoresCase ? set.foldingCase : set)]])
  }

  private mutating func assertion(_ text: String) -> Knowledge {
    switch text {
    case "\\b": return Knowledge(exact: [[.boundary]])
    case "^", "\\A": return Knowledge(exact: [[.lineStart]])
    case "$", "\\Z", "\\z": return Knowledge(exact: [[.lineEnd]])
    default:
      note(flags: text)
      return Knowledge()
    }
  }

  private mutating func note(flags text: String) {
    guard text.hasPrefix("(?") else { return }
    let flags = text.utf8.prefix { $0 != .of("-") }
    if flags.contains(.of("i")) { ignoresCase = true }
    if flags.contains(.of("s")) { dotIsAny = true }
  }

  private mutating func group(_ opening: String, _ inner: RegexNode) -> Knowledge {
    switch opening {
    case "(?!":
      _ = isolated { $0.know(inner) }
      return Knowledge()
    case "(?=":
      let known = isolated { $0.know(inner) }
      return Self.look((known.exact ?? known.opening).map(\.first)) { .ahead($0) }
    default:
      // A name is no flag.
      let hasFlags = opening.hasPrefix("(?") && opening.hasSuffix(":")
      return isolated {
        if hasFlags { $0.note(flags: opening) }
        return $0.know(inner)
      }
    }
  }

  /// Flags that are turned on inside of a group end with it.
  private mutating func isolated(_ body: (inout RegexAnalysis) -> Knowledge) -> Knowledge {
    let flags = (ignoresCase, dotIsAny)
    defer { (ignoresCase, dotIsAny) = flags }
    return body(&self)
  }

  /// What a look around says of the next scalar: nothing, where one of its alternatives may look at none.
  private static func look(
    _ edges: [SequencePiece.Element?], _ element: (ScalarSet) -> SequencePiece.Element
  ) -> Knowledge {
    var union = ScalarSet.none
    for edge in edges {
      switch edge {
      case .set(let set): union = union.union(set)
      case .lineStart, .lineEnd: union = union.union(.nonword)
      default: return Knowledge()
      }
    }
    return Knowledge(exact: [[element(union)]])
  }

  private mutating func choice(of parts: [RegexNode]) -> Knowledge {
    let known = parts.map { know($0) }
    var whole = Knowledge(least: known.map(\.least).min() ?? 0, exact: nil)
    whole.most = known.reduce(0) { most, part in most.flatMap { most in part.most.map { max(most, $0) } } }
    whole.crossesLines = known.contains(where: \.crossesLines)
    if let exact = Self.joined(known.map(\.exact)) {
      whole.exact = exact
      return whole
    }
    var sequences: [RequiredSequence]? = []
    for part in known {
      guard let best = part.best else {
        sequences = nil
        break
      }
      sequences?.append(contentsOf: best.sequences)
    }
    whole.required = sequences.map { SequenceChoice($0) }
    whole.opening = Self.joined(known.map { $0.exact ?? $0.opening }) ?? [[]]
    whole.closing = Self.joined(known.map { $0.exact ?? $0.closing }) ?? [[]]
    return whole
  }

  /// All of the lists in one; nil where one is missing or they are too many.
  private static func joined(_ lists: [[[SequencePiece.Element]]?]) -> [[SequencePiece.Element]]? {
    var all: [[SequencePiece.Element]] = []
    for list in lists {
      guard let list, all.count + list.count <= limit else { return nil }
      all.append(contentsOf: list)
    }
    return all
  }

  private mutating func repeated(_ inner: RegexNode, _ least: Int, _ most: Int?) -> Knowledge {
    let once = isolated { $0.know(inner) }
    if least == 1, most == 1 { return once }
    var whole = Knowledge(least: once.least * least, crossesLines: once.crossesLines, exact: nil)
    whole.most = most.flatMap { most in once.most.map { $0 * most } }
    if let exact = once.exact, let most, let texts = Self.repetitions(of: exact, least, most) {
      whole.exact = texts
      return whole
    }
    guard least > 0 else { return whole }
    whole.required = once.exact == nil ? once.required : nil
    // What is repeated stands at the front and at the end, a few times over where that is not too much.
    let copies = once.exact.flatMap { Self.repetitions(of: $0, min(least, 4), min(least, 4)) }
    whole.opening = copies ?? once.exact ?? once.opening
    whole.closing = copies ?? once.exact ?? once.closing
    return whole
  }

  private static func repetitions(
    of texts: [[SequencePiece.Element]], _ least: Int, _ most: Int
  ) -> [[SequencePiece.Element]]? {
    guard most <= 8 else { return nil }
    var all: [[SequencePiece.Element]] = []
    var last: [[SequencePiece.Element]] = [[]]
    for count in 0...most {
      if count >= least { all += last }
      guard count < most else { break }
      guard last.count * texts.count + all.count <= limit else { return nil }
      last = last.flatMap { head in texts.map { head + $0 } }
    }
    return all.count <= limit ? all : nil
  }
}
