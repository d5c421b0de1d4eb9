import InferenceKernels

/// Reads texts with a decoder and tells what it thinks of them. One text at a time, one thread at a time.
package final class Scorer {
  private let decoder: Decoder
  /// Rows whose logits are computed together: enough for the weights to be read once for many, few enough for memory.
  private static let outputs = 32

  /// For texts of at most `context` tokens. Errors: `input`, `memory`.
  package init(
    _ model: Model, context: Int, threads: Int = 0, rows: Int = 256, isExact: Bool = false
  ) throws(InferenceError) {
    let pages = (max(context, 1) + PageArena.positions - 1) / PageArena.positions
    decoder = try Decoder(
      model,
      Decoder.Options(
        context: context, rows: min(rows, max(context, 1)), outputs: Self.outputs, pages: pages, threads: threads,
        isExact: isExact))
  }

  /// The logits of the token after a text, `[vocabulary]`. Errors: `input` for ids that are none, and for no or too many tokens.
  package func logits(after tokens: [TokenID]) throws(InferenceError) -> [Float] {
    try check(tokens)
    read(tokens) { _ in }
    decoder.project([(tokens.count - 1) % decoder.options.rows], to: decoder.state.logits)
    return Array(UnsafeBufferPointer(start: decoder.logits(0), count: decoder.config.vocabulary))
  }

  /// The score of every token but the first, which nothing stands before.
  package func scores(of tokens: [TokenID]) throws(InferenceError) -> [TokenScore] {
    try check(tokens)
    var scores: [TokenScore] = []
    scores.reserveCapacity(tokens.count)
    read(tokens) { range in
      // A row tells of the token after it; the last token's has none.
      let told = range.prefix { $0 + 1 < tokens.count }
      var first = told.lowerBound
      while first < told.upperBound {
        let end = min(told.upperBound, first + Self.outputs)
        decoder.project((first..<end).map { $0 - range.lowerBound }, to: decoder.state.logits)
        for position in first..<end {
          scores.append(decoder.score(tokens[position + 1], logits: decoder.logits(position - first)))
        }
        first = end
      }
    }
    return scores
  }

  /// The mean of the last hidden states of a text, of length 1, `[width]`.
  package func embedding(of tokens: [TokenID]) throws(InferenceError) -> [Float] {
    try check(tokens)
    var pool = MeanPool(width: decoder.config.width, level: decoder.level)
    read(tokens) { range in
      for position in range { pool.add(decoder.hidden(position - range.lowerBound)) }
    }
    return pool.normalizedMean()
  }

  /// Passes a text through the model in pieces; `tell` hears the positions of each piece while its rows are there.
  private func read(_ tokens: [TokenID], _ tell: (Range<Int>) -> Void) {
    let text = PageTable(decoder.arena, context: decoder.options.context)
    var first = 0
    while first < tokens.count {
      let end = min(tokens.count, first + decoder.options.rows)
      let isReserved = text.reserve(first, end)
      precondition(isReserved, "the arena has pages for the whole context")
      decoder.forward(
        (first..<end).map { Decoder.Row(token: tokens[$0], position: $0, text: text, givesLogits: false) })
      tell(first..<end)
      first = end
    }
  }

  private func check(_ tokens: [TokenID]) throws(InferenceError) {
    try decoder.config.check(tokens)
    guard tokens.count <= decoder.options.context else {
      throw InferenceError(
        .input, "the text has \(tokens.count) tokens, more than the context of \(decoder.options.context)")
    }
  }
}

extension ModelConfig {
  /// Refuses a text without tokens or with ids outside the vocabulary. Errors: `input`.
  func check(_ tokens: [TokenID]) throws(InferenceError) {
    guard !tokens.isEmpty else { throw InferenceError(.input, "the text has no tokens") }
    guard let wrong = tokens.first(where: { $0 < 0 || $0 >= vocabulary }) else { return }
    throw InferenceError(.input, "there is no token \(wrong): the vocabulary has \(vocabulary), from 0")
  }
}

extension Decoder {
  /// What a row of logits says of a token.
  func score(_ token: TokenID, logits: UnsafePointer<Float>) -> TokenScore {
    var logProbability = 0.0
    var entropy = 0.0
    var rank: Int64 = 0
    ik_token_statistics(logits, Int64(config.vocabulary), Int64(token), &logProbability, &entropy, &rank)
    return TokenScore(id: token, logProbability: logProbability, rank: Int(rank), entropy: entropy)
  }
}
