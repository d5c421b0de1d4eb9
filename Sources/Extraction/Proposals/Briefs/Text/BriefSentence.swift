import TextScanning

/// A sentence of a brief, or what stands for one: an item of a list, a row of a table, a line.
struct BriefSentence: Sendable {
  let tokens: [BriefToken]
  /// Bytes of the brief.
  let range: Range<Int>
  /// How its line begins.
  let line: BriefToken.Line
  /// Position among the sentences.
  let ordinal: Int
  /// Number of the paragraph, counted over blank lines.
  let paragraph: Int
  /// Positions of tokens that begin a clause: what is negated in one clause is not in the next.
  let clauses: [Int]
  let quantities: [Quantity]

  init(_ tokens: [BriefToken], line: BriefToken.Line, ordinal: Int, paragraph: Int) {
    self.tokens = tokens
    self.line = line
    self.ordinal = ordinal
    self.paragraph = paragraph
    range = (tokens.first?.range.lowerBound ?? 0)..<(tokens.last?.range.upperBound ?? 0)
    clauses = BriefClauses.starts(tokens)
    quantities = QuantityReader.quantities(tokens, clauses: clauses)
  }

  // MARK: - Looking up words

  /// The text of a word at a position; empty for anything else and beyond the ends.
  func word(_ index: Int) -> String {
    tokens.indices.contains(index) && tokens[index].kind == .word ? tokens[index].text : ""
  }

  func has(_ words: Set<String>) -> Bool { tokens.contains { $0.kind == .word && words.contains($0.text) } }

  func has(_ words: Set<String>, in range: Range<Int>) -> Bool { first(of: words, in: range) != nil }

  /// The first word of a set in a range of tokens.
  func first(of words: Set<String>, in range: Range<Int>? = nil) -> Int? {
    (range ?? tokens.indices).clamped(to: tokens.indices).first {
      tokens[$0].kind == .word && words.contains(tokens[$0].text)
    }
  }

  /// Positions of all words of a set.
  func all(of words: Set<String>, in range: Range<Int>? = nil) -> [Int] {
    (range ?? tokens.indices).clamped(to: tokens.indices).filter {
      tokens[$0].kind == .word && words.contains(tokens[$0].text)
    }
  }

  /// Whether the words of a phrase stand at a position, one after the other.
  func matches(_ phrase: [String], at index: Int) -> Bool {
    guard index >= 0, index + phrase.count <= tokens.count else { return false }
    return phrase.indices.allSatisfy { tokens[index + $0].kind != .term && tokens[index + $0].text == phrase[$0] }
  }

  /// Positions at which one of the phrases begins, with the position after it.
  func phrases(_ phrases: [[String]]) -> [Range<Int>] {
    tokens.indices.compactMap { index in
      phrases.first { matches($0, at: index) }.map { index..<index + $0.count }
    }
  }

  // MARK: - Clauses

  /// The clause a token stands in.
  func clause(of index: Int) -> Range<Int> {
    let start = clauses.last { $0 <= index } ?? 0
    let end = clauses.first { $0 > index } ?? tokens.count
    return start..<end
  }

  /// Whether it speaks of a run of so many asterisks.
  func namesStars(_ count: Int) -> Bool {
    if tokens.contains(where: { $0.kind == .stars && $0.value == count }) { return true }
    if tokens.contains(where: {
      $0.kind == .term && $0.text.utf8.count == count && $0.text.utf8.allSatisfy { $0 == 0x2A }
    }) {
      return true
    }
    return quantities.contains { quantity in
      quantity.least == count
        && has(["asterisk", "asterisks", "aterisk", "star", "stars"], in: quantity.after..<quantity.after + 2)
    }
  }
}
