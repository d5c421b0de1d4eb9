import InferenceKernels

/// Runs a BERT: texts in, an embedding each out. One thread at a time calls it; it computes on its pool.
///
/// Several texts share a pass, their rows one below the other; each attends to itself alone, so a text's embedding does not
/// depend on the others.
package final class Encoder {
  package let model: Model
  private let weights: EncoderWeights
  private let pool: ThreadPool
  private let multiplier: Multiplier
  private let arena: PageArena
  private var attention: ik_attention
  private let memory: AlignedBuffer
  private let buffers: Buffers

  /// Rows of a pass, in elements; `rows` is at least the model's context, so that every text fits.
  private struct Buffers {
    let rows: Int
    /// `[rows, width]`
    let hidden: UnsafeMutablePointer<Float>
    let added: UnsafeMutablePointer<Float>
    /// `[rows, heads · headSize]`, and `[rows, kvHeads · headSize]`
    let query: UnsafeMutablePointer<Float>
    let key: UnsafeMutablePointer<Float>
    let value: UnsafeMutablePointer<Float>
    let attended: UnsafeMutablePointer<Float>
    /// `[rows, feedForward]`
    let inner: UnsafeMutablePointer<Float>
    let scratch: UnsafeMutablePointer<Float>
    /// `[rows]`
    let queries: UnsafeMutablePointer<ik_query>
  }

  /// One token of a pass.
  private struct Row {
    var token: TokenID
    var position: Int
    var text: PageTable
    var count: Int
  }

  /// Errors: `input` for a model that is no encoder, `memory`.
  package init(_ model: Model, threads: Int = 0) throws(InferenceError) {
    guard case .encoder(let weights) = model.weights else {
      throw InferenceError(.input, path: model.file.path, "is no encoder")
    }
    let config = model.config
    self.model = model
    self.weights = weights
    pool = try ThreadPool(threads: threads)
    attention = ik_attention(
      heads: Int64(config.heads), kv_heads: Int64(config.kvHeads), head_dim: Int64(config.headSize),
      scale: config.attention.scale, soft_cap: 0, type: TensorType.f32.rawValue)
    let rows = max(config.context, 512)
    // Layers are computed one after the other: the pages of one serve all.
    var oneLayer = config
    oneLayer.layers = 1
    arena = try PageArena(pages: rows, of: .f32, oneLayer)
    let widest = max(config.width, config.queryWidth, config.feedForward)
    var plan = MemoryPlan()
    let places = [
      rows * config.width, rows * config.width, rows * config.queryWidth, rows * config.kvWidth, rows * config.kvWidth,
      rows * config.queryWidth, rows * config.feedForward, ik_attention_scratch(&attention) * pool.threads,
    ].map { plan.floats($0) }
    let activations = plan.bytes(ik_activation_bytes(Int64((widest + 255) / 256 * 256), Int64(rows)))
    let queries = plan.bytes(rows * MemoryLayout<ik_query>.stride)
    memory = try AlignedBuffer(byteCount: plan.byteCount, for: "the state of \(rows) tokens")
    let start = memory.start
    let floats = places.map { (start + $0).assumingMemoryBound(to: Float.self) }
    buffers = Buffers(
      rows: rows, hidden: floats[0], added: floats[1], query: floats[2], key: floats[3], value: floats[4],
      attended: floats[5], inner: floats[6], scratch: floats[7],
      queries: (start + queries).assumingMemoryBound(to: ik_query.self))
    multiplier = Multiplier(pool: pool, level: model.level, isExact: false, activations: start + activations)
  }

  private var config: ModelConfig { model.config }
  private var level: ik_level { model.level }

  /// The mean of the last hidden states of each text, of length 1, `[width]` each. Texts hold the tokens around them (CLS, SEP).
  /// Errors: `input` for ids that are none, and for empty or too long texts.
  package func embeddings(of texts: [[TokenID]]) throws(InferenceError) -> [[Float]] {
    for text in texts {
      try config.check(text)
      guard text.count <= config.context else {
        throw InferenceError(.input, "a text has \(text.count) tokens, and the model reads \(config.context)")
      }
    }
    var embeddings: [[Float]] = []
    var first = 0
    while first < texts.count {
      var (end, rows) = (first, 0)
      while end < texts.count, rows + texts[end].count <= buffers.rows {
        rows += texts[end].count
        end += 1
      }
      embeddings += encode(texts[first..<end])
      first = end
    }
    return embeddings
  }

  private func encode(_ texts: ArraySlice<[TokenID]>) -> [[Float]] {
    var rows: [Row] = []
    for text in texts {
      let pages = PageTable(arena, context: text.count)
      let isReserved = pages.reserve(0, text.count)
      precondition(isReserved, "the arena has a page for every row")
      rows += text.indices.map { Row(token: text[$0], position: $0, text: pages, count: text.count) }
    }
    embed(rows)
    for layer in weights.layers { run(layer, rows) }
    var row = 0
    return texts.map { text in
      var mean = MeanPool(width: config.width, level: level)
      for _ in text {
        mean.add(buffers.hidden + row * config.width)
        row += 1
      }
      return mean.normalizedMean()
    }
  }

  /// hidden = norm(token + type 0 + position)
  private func embed(_ rows: [Row]) {
    let width = config.width
    each(rows.count) { row in
      let (hidden, part) = (buffers.hidden + row * width, buffers.added + row * width)
      ik_matrix_row(weights.tokens.descriptor, Int64(rows[row].token), hidden)
      ik_matrix_row(weights.positions.descriptor, Int64(rows[row].position), part)
      ik_add(level, hidden, part, Int64(width), hidden)
      if let types = weights.types {
        ik_matrix_row(types.descriptor, 0, part)
        ik_add(level, hidden, part, Int64(width), hidden)
      }
      norm(hidden, weights.embeddingNorm)
    }
  }

  private func run(_ layer: EncoderLayer, _ rows: [Row]) {
    let (width, inner) = (config.width, config.feedForward)
    let (queryWidth, kvWidth) = (config.queryWidth, config.kvWidth)
    round(buffers.hidden, rows.count, width, layer.query, layer.key, layer.value)
    multiplier.multiply(
      buffers.hidden, count: rows.count, .init(matrix: layer.query.weight, out: buffers.query),
      .init(matrix: layer.key.weight, out: buffers.key), .init(matrix: layer.value.weight, out: buffers.value))
    each(rows.count) { row in
      let (query, key) = (buffers.query + row * queryWidth, buffers.key + row * kvWidth)
      let value = buffers.value + row * kvWidth
      add(layer.query.bias, to: query)
      add(layer.key.bias, to: key)
      add(layer.value.bias, to: value)
      let position = rows[row].position
      ik_kv_store(
        level, attention.type, rows[row].text.page(of: position, layer: 0), Int64(config.kvHeads),
        Int64(config.headSize),
        Int64(position % PageArena.positions), key, value)
      buffers.queries[row] = ik_query(
        query: query, out: buffers.attended + row * queryWidth, pages: rows[row].text.addresses(layer: 0), first: 0,
        end: Int64(rows[row].count))
    }
    ik_pool_attend(pool.handle, level, &attention, buffers.queries, Int64(rows.count), buffers.scratch)
    round(buffers.attended, rows.count, queryWidth, layer.attentionOutput)
    multiplier.multiply(
      buffers.attended, count: rows.count, .init(matrix: layer.attentionOutput.weight, out: buffers.added))
    addToHidden(rows.count, layer.attentionOutput.bias, layer.attentionNorm)
    round(buffers.hidden, rows.count, width, layer.up)
    multiplier.multiply(buffers.hidden, count: rows.count, .init(matrix: layer.up.weight, out: buffers.inner))
    each(rows.count) { row in
      add(layer.up.bias, to: buffers.inner + row * inner)
      ik_gelu(level, buffers.inner + row * inner, Int64(inner))
    }
    round(buffers.inner, rows.count, inner, layer.down)
    multiplier.multiply(buffers.inner, count: rows.count, .init(matrix: layer.down.weight, out: buffers.added))
    addToHidden(rows.count, layer.down.bias, layer.outputNorm)
  }

  /// hidden = norm(hidden + added + bias)
  private func addToHidden(_ count: Int, _ bias: Vector, _ weights: LayerNorm) {
    let width = config.width
    each(count) { row in
      let hidden = buffers.hidden + row * width
      ik_add(level, hidden, buffers.added + row * width, Int64(width), hidden)
      add(bias, to: hidden)
      norm(hidden, weights)
    }
  }

  private func norm(_ row: UnsafeMutablePointer<Float>, _ norm: LayerNorm) {
    ik_layer_norm(level, row, norm.weight.values, norm.bias.values, config.normEpsilon, Int64(norm.weight.count), row)
  }

  private func add(_ bias: Vector, to row: UnsafeMutablePointer<Float>) {
    ik_add(level, row, bias.values, Int64(bias.count), row)
  }

  private func round(_ input: UnsafePointer<Float>, _ count: Int, _ cols: Int, _ affine: Affine...) {
    guard affine.contains(where: { multiplier.rounds($0.weight) }) else { return }
    multiplier.round(input, rows: 0..<count, cols: cols)
  }

  private func each(_ count: Int, _ body: (_ row: Int) -> Void) {
    pool.run(parts: (count + 15) / 16) { part in
      for row in part * 16..<min(count, part * 16 + 16) { body(row) }
    }
  }
}
