/// The shape and the settings of a model, as its file states them.
package struct ModelConfig: Sendable, Equatable {
  package var architecture: Architecture
  /// `general.name`, or the file's own name.
  package var name: String
  /// Tokens of a text the model was made for.
  package var context: Int
  /// Elements of the hidden state.
  package var width: Int
  package var layers: Int
  /// Elements inside the feed-forward network.
  package var feedForward: Int
  package var heads: Int
  /// Heads of keys and values; each serves `heads / kvHeads` heads of queries.
  package var kvHeads: Int
  /// Elements of a head, the same for queries, keys and values.
  package var headSize: Int
  package var vocabulary: Int
  package var normEpsilon: Float
  package var attention: AttentionConfig
  package var rope: RopeConfig
  /// Caps the logits at ± this by tanh; 0 for none.
  package var logitCap: Float

  /// Elements of all heads of queries, and of keys or values.
  var queryWidth: Int { heads * headSize }
  var kvWidth: Int { kvHeads * headSize }

  /// Reads it. Errors: `malformed`, `unsupported`.
  package init(_ file: GGUFFile) throws(InferenceError) {
    let metadata = try ModelMetadata(file)
    architecture = metadata.architecture
    name = file["general.name"]?.text ?? String(file.path.split(separator: "/").last ?? "model")
    if try metadata.integer("expert_count", in: 0...65_536, default: 0) > 0 {
      throw InferenceError(.unsupported, path: file.path, "mixtures of experts are not supported")
    }
    context = try metadata.integer("context_length", in: 1...1 << 26)
    width = try metadata.integer("embedding_length", in: 1...1 << 17)
    layers = try metadata.integer("block_count", in: 1...1_024)
    feedForward = try metadata.integer("feed_forward_length", in: 1...1 << 20)
    heads = try metadata.integer("attention.head_count", in: 1...4_096)
    kvHeads = try metadata.integer("attention.head_count_kv", in: 1...4_096, default: heads)
    headSize = try metadata.integer("attention.key_length", in: 2...1_024, default: width / heads)
    let valueSize = try metadata.integer("attention.value_length", in: 2...1_024, default: headSize)
    normEpsilon = Float(
      try metadata.number(
        architecture.isEncoder ? "attention.layer_norm_epsilon" : "attention.layer_norm_rms_epsilon", in: 0...1,
        default: 1e-5))
    logitCap = Float(
      try metadata.number("final_logit_softcapping", in: 0...1e6, default: Double(architecture.defaultLogitCap)))
    rope = try RopeConfig(metadata, headSize: headSize, context: context)
    attention = try AttentionConfig(metadata, width: width, heads: heads, headSize: headSize, layers: layers)
    guard let embedding = file.tensor("token_embd.weight") else {
      throw InferenceError(.malformed, path: file.path, "the tensor “token_embd.weight” is missing")
    }
    vocabulary = embedding.rows
    guard heads.isMultiple(of: kvHeads), headSize.isMultiple(of: 2), headSize == valueSize else {
      throw InferenceError(
        .unsupported, path: file.path,
        "\(heads) heads of \(headSize) with \(kvHeads) of values of \(valueSize): expected heads to share those of values "
          + "evenly, and one even size for both")
    }
  }
}
