/// The weights of a BERT (Devlin et al. 2018) that gives embeddings. Shapes are `[outputs, inputs]`.
final class EncoderWeights: Sendable {
  /// `[vocabulary, width]`, `[types, width]` and `[context, width]`: rows that are added.
  let tokens: Matrix
  let types: Matrix?
  let positions: Matrix
  /// `[width]`
  let embeddingNorm: LayerNorm
  let layers: [EncoderLayer]

  init(_ loader: TensorLoader, _ config: ModelConfig, typeCount: Int) throws(InferenceError) {
    let width = config.width
    tokens = try loader.matrix("token_embd.weight", rows: config.vocabulary, cols: width, isLookedUp: true)
    types =
      loader.has("token_types.weight")
      ? try loader.matrix("token_types.weight", rows: typeCount, cols: width, isLookedUp: true) : nil
    positions = try loader.matrix("position_embd.weight", rows: config.context, cols: width, isLookedUp: true)
    embeddingNorm = try LayerNorm(loader, "token_embd_norm", count: width)
    var layers: [EncoderLayer] = []
    for index in 0..<config.layers { layers.append(try EncoderLayer(loader, config, index: index)) }
    self.layers = layers
  }
}

/// The weight and bias of a layer norm, `[count]` each.
struct LayerNorm: Sendable {
  let weight: Vector
  let bias: Vector

  init(_ loader: TensorLoader, _ name: String, count: Int) throws(InferenceError) {
    weight = try loader.vector(name + ".weight", count: count)
    bias = try loader.vector(name + ".bias", count: count)
  }
}

/// A matrix and the bias of its outputs.
struct Affine: Sendable {
  let weight: Matrix
  let bias: Vector

  init(_ loader: TensorLoader, _ name: String, rows: Int, cols: Int) throws(InferenceError) {
    weight = try loader.matrix(name + ".weight", rows: rows, cols: cols)
    bias = try loader.vector(name + ".bias", count: rows)
  }
}

/// One layer: attention in both directions, then a feed-forward network; each is added and normalised.
struct EncoderLayer: Sendable {
  /// `[width, width]` each
  let query: Affine
  let key: Affine
  let value: Affine
  let attentionOutput: Affine
  let attentionNorm: LayerNorm
  /// `[feedForward, width]`, `[width, feedForward]`
  let up: Affine
  let down: Affine
  let outputNorm: LayerNorm

  init(_ loader: TensorLoader, _ config: ModelConfig, index: Int) throws(InferenceError) {
    let block = "blk.\(index)."
    let (width, feedForward) = (config.width, config.feedForward)
    query = try Affine(loader, block + "attn_q", rows: config.queryWidth, cols: width)
    key = try Affine(loader, block + "attn_k", rows: config.kvWidth, cols: width)
    value = try Affine(loader, block + "attn_v", rows: config.kvWidth, cols: width)
    attentionOutput = try Affine(loader, block + "attn_output", rows: width, cols: config.queryWidth)
    attentionNorm = try LayerNorm(loader, block + "attn_output_norm", count: width)
    up = try Affine(loader, block + "ffn_up", rows: feedForward, cols: width)
    down = try Affine(loader, block + "ffn_down", rows: width, cols: feedForward)
    outputNorm = try LayerNorm(loader, block + "layer_output_norm", count: width)
  }
}
