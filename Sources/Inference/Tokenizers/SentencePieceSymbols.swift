/// A text while its characters merge.
struct SentencePieceSymbols {
  /// Two neighbours whose text is a token: the better score first, then the pair further left.
  private struct Candidate: Comparable {
    let score: Float
    let left: Int32
    let right: Int32
    /// Bytes of both: whether they are still as they were.
    let length: Int32

    static func < (one: Candidate, other: Candidate) -> Bool {
      one.score != other.score ? one.score > other.score : one.left < other.left
    }
  }

  private struct Symbol {
    var start: Int
    /// 0 once it is part of another.
    var length: Int
    var previous: Int32
    var next: Int32
  }

  private var symbols: [Symbol] = []
  private var queue = PriorityQueue<Candidate>()

  /// One symbol a character. O(bytes).
  init(_ text: Span<UInt8>) {
    var index = 0
    while index < text.count {
      let length = ScalarText.scalar(in: text, at: index).length
      symbols.append(
        Symbol(
          start: index, length: length, previous: Int32(symbols.count) - 1,
          next: index + length < text.count ? Int32(symbols.count) + 1 : -1))
      index += length
    }
  }

  /// Merges until no two neighbours are a token. O(n log n).
  mutating func merge(_ text: Span<UInt8>, _ vocabulary: Vocabulary) {
    for index in symbols.indices { consider(Int32(index), text, vocabulary) }
    while let candidate = queue.pop() {
      let (left, right) = (Int(candidate.left), Int(candidate.right))
      guard symbols[left].length > 0, symbols[right].length > 0,
        symbols[left].length + symbols[right].length == Int(candidate.length)
      else { continue }
      symbols[left].length = Int(candidate.length)
      symbols[right].length = 0
      symbols[left].next = symbols[right].next
      if symbols[left].next >= 0 { symbols[Int(symbols[left].next)].previous = candidate.left }
      if symbols[left].previous >= 0 { consider(symbols[left].previous, text, vocabulary) }
      consider(candidate.left, text, vocabulary)
    }
  }

  private mutating func consider(_ index: Int32, _ text: Span<UInt8>, _ vocabulary: Vocabulary) {
    let left = symbols[Int(index)]
    guard left.next >= 0 else { return }
    let length = left.length + symbols[Int(left.next)].length
    guard let token = vocabulary.token(text.extracting(left.start..<left.start + length)) else { return }
    queue.push(
      Candidate(score: vocabulary.scores[Int(token)], left: index, right: left.next, length: Int32(length)))
  }

  /// Appends the tokens of what is left; a character without a token as its bytes. O(bytes).
  func append(_ text: Span<UInt8>, _ vocabulary: Vocabulary, to tokens: inout [Int32]) {
    var index: Int32 = symbols.isEmpty ? -1 : 0
    while index >= 0 {
      let symbol = symbols[Int(index)]
      let range = symbol.start..<symbol.start + symbol.length
      if let token = vocabulary.token(text.extracting(range)) {
        tokens.append(token)
      } else {
        for place in range {
          let token = vocabulary.byteTokens[Int(text[place])]
          if token >= 0 {
            tokens.append(token)
          } else if let unknown = vocabulary.special.unknown {
            tokens.append(unknown)
          }
        }
      }
      index = symbol.next
    }
  }
}
