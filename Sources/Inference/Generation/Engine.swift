/// Continues many texts at once with one model: continuous batching with prompts in chunks, over a paged cache.
///
/// Give it requests from anywhere; one thread of its own runs the model. In every step each running text gets its next token and
/// prompts get what is left of the step's tokens, so that long prompts do not hold up running texts. The result of a text does not
/// depend on the others: logits are equal bit for bit alone and in any batch.
package actor Engine {
  /// Sizes that are fixed when the engine starts.
  package struct Options: Sendable {
    /// Tokens of a text with its prompt; at most what the model was made for.
    package var context: Int
    /// Texts that run at the same time.
    package var slots = 8
    /// Requests that may wait for a slot; one more is refused.
    package var queue = 256
    /// Tokens of one step.
    package var batch = 256
    /// Threads; 0 for one a processor.
    package var threads = 0
    /// Float activations instead of int8 ones: slower, closer to the reference.
    package var isExact = false
  }

  /// What it is doing, for metrics.
  package struct Status: Sendable {
    package var running = 0
    package var waiting = 0
    package var pagesUsed = 0
    package var pages = 0
    package var promptTokens: UInt64 = 0
    package var generatedTokens: UInt64 = 0
    package var steps: UInt64 = 0
  }
}
