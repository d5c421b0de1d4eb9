import Inference
import Synchronization

/// What generates: the engine, or a script in tests. The only thing routes know of it.
package protocol TextGenerator: Sendable {
  /// Starts to continue a text. Whoever drops the stream cancels the generation. Errors: `InferenceError`.
  func generate(_ request: GenerationRequest) async throws -> GenerationEvents
  /// A vector of length 1 for each text. Errors: `InferenceError`.
  func embed(_ texts: [[TokenID]]) async throws -> [[Float]]
}

/// What a generator tells: tokens, then one end.
package typealias GenerationEvents = any AsyncSequence<GenerationEvent, any Error> & Sendable

/// What is told of a model.
package struct ModelInfo: Sendable {
  /// What requests call it.
  package var name: String
  /// The architecture, as its file calls it.
  package var architecture: String
  /// Tokens of a text, prompt and answer together.
  package var contextLength: Int
  package var parameterCount: Int
  /// The type of its weights, such as `Q8_0`.
  package var quantization: String
  package var byteCount: Int
  /// Seconds since 1970.
  package var modified: Int
  /// Whether it makes vectors instead of text.
  package var isEmbedding: Bool

  package init(
    name: String, architecture: String, contextLength: Int, parameterCount: Int = 0, quantization: String = "",
    byteCount: Int = 0, modified: Int = 0, isEmbedding: Bool = false
  ) {
    self.name = name
    self.architecture = architecture
    self.contextLength = contextLength
    self.parameterCount = parameterCount
    self.quantization = quantization
    self.byteCount = byteCount
    self.modified = modified
    self.isEmbedding = isEmbedding
  }
}

/// A model with all that is needed to answer requests with it.
package final class ServedModel: Sendable {
  package let info: ModelInfo
  package let tokenizer: Tokenizer
  package let template: ChatTemplate
  package let generator: any TextGenerator
  /// Messages that every chat begins with: the texts of skills.
  package let preamble: [ChatMessage]
  private let constraints = Mutex<Constraints>(Constraints())

  private struct Constraints {
    var vocabulary: ConstraintVocabulary?
    /// By the text of their schema, and when each was last asked for.
    var masks: [String: (masks: GrammarMasks, turn: Int)] = [:]
    var turn = 0

    mutating func use(_ key: String) -> GrammarMasks? {
      guard let known = masks[key] else { return nil }
      turn += 1
      masks[key] = (known.masks, turn)
      return known.masks
    }

    mutating func remember(_ made: GrammarMasks, _ key: String, limit: Int) {
      if masks.count >= limit, let oldest = masks.min(by: { $0.value.turn < $1.value.turn }) { masks[oldest.key] = nil }
      turn += 1
      masks[key] = (made, turn)
    }
  }

  /// More grammars are forgotten, the least recently used first: each may hold megabytes of masks.
  private static let mostGrammars = 16

  package init(
    _ info: ModelInfo, tokenizer: Tokenizer, template: ChatTemplate, generator: any TextGenerator,
    preamble: [ChatMessage] = []
  ) {
    self.info = info
    self.tokenizer = tokenizer
    self.template = template
    self.generator = generator
    self.preamble = preamble
  }

  /// A constraint at its start. `key` stands for what `make` makes: masks are shared by all requests with the same one.
  func constraint(_ key: String, _ make: () throws(SchemaError) -> Grammar) throws(SchemaError) -> GrammarConstraint {
    if let known = constraints.withLock({ $0.use(key) }) { return GrammarConstraint(known) }
    let grammar = try make()
    let vocabulary = constraints.withLock { state in
      let vocabulary = state.vocabulary ?? ConstraintVocabulary(tokenizer)
      state.vocabulary = vocabulary
      return vocabulary
    }
    let masks = GrammarMasks(grammar, vocabulary)
    constraints.withLock { $0.remember(masks, key, limit: Self.mostGrammars) }
    return GrammarConstraint(masks)
  }
}
