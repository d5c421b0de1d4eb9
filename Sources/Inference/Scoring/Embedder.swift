/// Turns texts into vectors with any model: encoders give theirs, of decoders the mean of the last hidden states is taken.
/// One thread at a time.
package final class Embedder {
  private let model: Model
  private let threads: Int
  private var encoder: Encoder?

  /// Errors: `memory`.
  package init(_ model: Model, threads: Int = 0) throws(InferenceError) {
    self.model = model
    self.threads = threads
    encoder = model.config.architecture.isEncoder ? try Encoder(model, threads: threads) : nil
  }

  /// A vector of length 1 for each text, `[width]`. Errors: `input`, `memory`.
  package func embeddings(of texts: [[TokenID]]) throws(InferenceError) -> [[Float]] {
    if let encoder { return try encoder.embeddings(of: texts) }
    let scorer = try Scorer(model, context: texts.map(\.count).max() ?? 1, threads: threads)
    var embeddings: [[Float]] = []
    for text in texts { embeddings.append(try scorer.embedding(of: text)) }
    return embeddings
  }
}
