/// The weights of a model that generates text. Shapes are `[outputs, inputs]`.
final class DecoderWeights: Sendable {
  /// `[vocabulary, width]`: a row for each token.
  let embedding: Matrix
  let layers: [DecoderLayer]
  /// `[width]`
  let outputNorm: Vector
  /// `[vocabulary, width]`; the embedding itself where the file has no other.
  let output: Matrix
  /// Slows single pairs of the rope down, `[rope.dimensions / 2]`: Llama 3's factors, or Phi 3's for short and long texts. Empty
  /// for none.
  let ropeDivisors: [Float]
  let longRopeDivisors: [Float]

  init(_ loader: TensorLoader, _ config: ModelConfig) throws(InferenceError) {
    let (vocabulary, width, pairs) = (config.vocabulary, config.width, config.rope.dimensions / 2)
    let isTied = !loader.has("output.weight")
    embedding = try loader.matrix("token_embd.weight", rows: vocabulary, cols: width, isLookedUp: !isTied)
    output = isTied ? embedding : try loader.matrix("output.weight", rows: vocabulary, cols: width)
    outputNorm = try loader.vector("output_norm.weight", count: width)
    if loader.has("rope_factors_long.weight") {
      ropeDivisors = try loader.floats("rope_factors_short.weight", count: pairs)
      longRopeDivisors = try loader.floats("rope_factors_long.weight", count: pairs)
    } else {
      ropeDivisors = try loader.floats("rope_freqs.weight", count: pairs)
      longRopeDivisors = ropeDivisors
    }
    var layers: [DecoderLayer] = []
    for index in 0..<config.layers { layers.append(try DecoderLayer(loader, config, index: index)) }
    self.layers = layers
  }

  /// How keys and values are kept: as exact as the weights are.
  func cells(isExact: Bool) -> TensorType { isExact || layers[0].query.type == .f32 ? .f32 : .f16 }

  /// The rope of a context of so many tokens.
  func rope(_ config: ModelConfig, context: Int) -> RopeTable {
    RopeTable(config.rope, divisors: context > config.rope.originalContext ? longRopeDivisors : ropeDivisors)
  }
}

/// One layer. Vectors that are nil are not in the model.
struct DecoderLayer: Sendable {
  /// `[width]` each; the ones after are Gemma's.
  let attentionNorm: Vector
  let afterAttentionNorm: Vector?
  let feedForwardNorm: Vector
  let afterFeedForwardNorm: Vector?

  /// `[heads · headSize, width]`, and twice `[kvHeads · headSize, width]`.
  let query: Matrix
  let key: Matrix
  let value: Matrix
  let queryBias: Vector?
  let keyBias: Vector?
  let valueBias: Vector?
  /// `[headSize]`: over each head alone.
  let queryNorm: Vector?
  let keyNorm: Vector?
  /// `[width, heads · headSize]`
  let attentionOutput: Matrix
  let attentionOutputBias: Vector?

  /// `[feedForward, width]`
  let gate: Matrix
  let up: Matrix
  /// `[width, feedForward]`
  let down: Matrix

  init(_ loader: TensorLoader, _ config: ModelConfig, index: Int) throws(InferenceError) {
    let block = "blk.\(index)."
    let (width, feedForward, headSize) = (config.width, config.feedForward, config.headSize)
    let (queryWidth, kvWidth) = (config.queryWidth, config.kvWidth)
    attentionNorm = try loader.vector(block + "attn_norm.weight", count: width)
    afterAttentionNorm = try loader.vectorIfPresent(block + "post_attention_norm.weight", count: width)
    feedForwardNorm = try loader.vector(block + "ffn_norm.weight", count: width)
    afterFeedForwardNorm = try loader.vectorIfPresent(block + "post_ffw_norm.weight", count: width)

    if loader.has(block + "attn_qkv.weight") {
      let fused = try loader.matrices(block + "attn_qkv.weight", rows: [queryWidth, kvWidth, kvWidth], cols: width)
      (query, key, value) = (fused[0], fused[1], fused[2])
    } else {
      query = try loader.matrix(block + "attn_q.weight", rows: queryWidth, cols: width)
      key = try loader.matrix(block + "attn_k.weight", rows: kvWidth, cols: width)
      value = try loader.matrix(block + "attn_v.weight", rows: kvWidth, cols: width)
    }
    queryBias = try loader.vectorIfPresent(block + "attn_q.bias", count: queryWidth)
    keyBias = try loader.vectorIfPresent(block + "attn_k.bias", count: kvWidth)
    valueBias = try loader.vectorIfPresent(block + "attn_v.bias", count: kvWidth)
    queryNorm = try loader.vectorIfPresent(block + "attn_q_norm.weight", count: headSize)
    keyNorm = try loader.vectorIfPresent(block + "attn_k_norm.weight", count: headSize)
    attentionOutput = try loader.matrix(block + "attn_output.weight", rows: width, cols: queryWidth)
    attentionOutputBias = try loader.vectorIfPresent(block + "attn_output.bias", count: width)

    if loader.has(block + "ffn_gate.weight") {
      gate = try loader.matrix(block + "ffn_gate.weight", rows: feedForward, cols: width)
      up = try loader.matrix(block + "ffn_up.weight", rows: feedForward, cols: width)
    } else {
      let fused = try loader.matrices(block + "ffn_up.weight", rows: [feedForward, feedForward], cols: width)
      (gate, up) = (fused[0], fused[1])
    }
    down = try loader.matrix(block + "ffn_down.weight", rows: width, cols: feedForward)
    loader.ignore(block + "attn_rot_embd.weight")
  }
}
