import Inference

/// The engine as routes see it.
package struct EngineGenerator: TextGenerator {
  private let engine: Engine

  package init(_ engine: Engine) { self.engine = engine }

  package func generate(_ request: GenerationRequest) async throws -> GenerationEvents { try engine.generate(request) }

  package func embed(_ texts: [[TokenID]]) async throws -> [[Float]] {
    throw InferenceError(.input, "this model makes text, no embeddings")
  }
}

/// An embedding model as routes see it: one request after the other, each with all threads.
package actor EmbeddingGenerator: TextGenerator {
  private let embedder: Embedder

  /// Errors: `input` for a model that makes no embeddings, `memory`.
  package init(_ model: Model, threads: Int) throws(InferenceError) { embedder = try Embedder(model, threads: threads) }

  package nonisolated func generate(_ request: GenerationRequest) async throws -> GenerationEvents {
    throw InferenceError(.input, "this model makes embeddings, no text")
  }

  package func embed(_ texts: [[TokenID]]) async throws -> [[Float]] { try embedder.embeddings(of: texts) }
}

extension ModelInfo {
  /// What a loaded model's file says of it. `name` is what requests call it, `context` how long a text may be.
  package init(_ model: Model, name: String, context: Int) {
    let tensors = model.file.tensors
    var bytes: [TensorType: Int] = [:]
    for tensor in tensors { bytes[tensor.type, default: 0] += tensor.range.count }
    // Most of a quantised file is of one type; equal shares are told in the order of the types.
    let main = bytes.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    self.init(
      name: name, architecture: model.file["general.architecture"]?.text ?? "", contextLength: context,
      parameterCount: tensors.reduce(0) { $0 + $1.elementCount }, quantization: main?.key.name ?? "",
      byteCount: model.file.storage.bytes.count, isEmbedding: model.config.architecture.isEncoder)
  }
}
