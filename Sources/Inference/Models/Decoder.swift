import InferenceKernels

/// Runs a model that generates text: tokens in, logits out. One thread at a time calls it; it computes on its pool.
///
/// A row's logits depend on the row's text alone, bit for bit: neither the other rows of a pass, nor how a text is cut into
/// passes, nor the number of threads changes them.
package final class Decoder {
  package let model: Model
  let arena: PageArena
  let options: Options
  let state: RunState
  let weights: DecoderWeights
  let pool: ThreadPool
  let multiplier: Multiplier
  private let rope: RopeTable
  private let localRope: RopeTable
  var attention: ik_attention

  package struct Options: Sendable {
    /// Tokens of one text at most.
    package var context: Int
    /// Tokens of one pass at most.
    package var rows: Int
    /// Rows of one pass that may ask for logits.
    package var outputs: Int
    /// Pages of 64 positions for all texts together.
    package var pages: Int
    package var threads = 0
    package var isExact = false
  }

  /// One token of a pass.
  struct Row {
    var token: TokenID
    var position: Int
    /// The text it belongs to; its positions up to this one are reserved.
    var text: PageTable
    var givesLogits: Bool
  }

  /// Errors: `input` for a model that gives no text, `memory`.
  package init(_ model: Model, _ options: Options) throws(InferenceError) {
    guard case .decoder(let weights) = model.weights else {
      throw InferenceError(
        .input, path: model.file.path,
        "a model of architecture “\(model.config.architecture.rawValue)” generates no text",
        wayOut: "“skillc model embed” uses it.")
    }
    let config = model.config
    self.model = model
    self.options = options
    self.weights = weights
    pool = try ThreadPool(threads: options.threads)
    attention = ik_attention(
      heads: Int64(config.heads), kv_heads: Int64(config.kvHeads), head_dim: Int64(config.headSize),
      scale: config.attention.scale, soft_cap: config.attention.cap,
      type: weights.cells(isExact: options.isExact).rawValue)
    arena = try PageArena(pages: options.pages, of: weights.cells(isExact: options.isExact), config)
    state = try RunState(config, attention, rows: options.rows, outputs: options.outputs, threads: pool.threads)
    multiplier = Multiplier(
      pool: pool, level: model.level, isExact: options.isExact, activations: state.activations)
    rope = weights.rope(config, context: options.context)
    localRope = RopeTable(local: config.rope)
  }

  var config: ModelConfig { model.config }
  var level: ik_level { model.level }

  /// Computes a pass. Keys and values of the rows are stored in their texts; `logits(0)`, `logits(1)` … are those of the rows
  /// that asked for them, in order. Rows of one text stand in the order of their positions.
  func forward(_ rows: [Row]) {
    precondition(rows.count <= state.rows)
    begin(rows)
    for index in 0..<config.layers {
      let layer = weights.layers[index]
      attend(rows, layer, index)
      feedForward(rows.count, layer, next: index + 1 < config.layers ? weights.layers[index + 1] : nil)
    }
    writeLogits(rows)
  }

  /// The logits of the i-th row that asked for them, `[vocabulary]`; valid until the next pass.
  func logits(_ index: Int) -> UnsafeMutablePointer<Float> { state.logits + index * config.vocabulary }

  /// The most probable token after the i-th row that asked for logits.
  func mostProbable(_ index: Int) -> TokenID { TokenID(ik_argmax(level, logits(index), Int64(config.vocabulary))) }

  /// The last hidden state of a row after the output norm, `[width]`; valid until the next pass.
  func hidden(_ row: Int) -> UnsafePointer<Float> { UnsafePointer(state.normed + row * config.width) }

  /// Embeddings and angles of the rows, and the first norm.
  private func begin(_ rows: [Row]) {
    let width = config.width
    let pairs = rope.pairs
    let factor = Float(width).squareRoot()
    let hasLocal = config.attention.window > 0 && config.rope.localBase != config.rope.base
    groups(rows.count) { range in
      for row in range {
        let hidden = state.hidden + row * width
        ik_matrix_row(weights.embedding.descriptor, Int64(rows[row].token), hidden)
        if config.architecture.scalesEmbeddings { ik_scale(level, hidden, factor, Int64(width)) }
        rope.write(
          position: rows[row].position, cosines: state.cosines + row * pairs, sines: state.sines + row * pairs)
        if hasLocal {
          localRope.write(
            position: rows[row].position, cosines: state.localCosines + row * pairs,
            sines: state.localSines + row * pairs)
        }
        norm(hidden, weights.layers[0].attentionNorm, state.normed + row * width)
      }
      roundNormed(range, for: weights.layers[0])
    }
  }

  /// x += attention(norm(x)) · outputᵀ, and the norm before the feed-forward network.
  private func attend(_ rows: [Row], _ layer: DecoderLayer, _ index: Int) {
    multiplier.multiply(
      state.normed, count: rows.count, .init(matrix: layer.query, out: state.query),
      .init(matrix: layer.key, out: state.key), .init(matrix: layer.value, out: state.value))
    groups(rows.count) { range in
      for row in range { place(rows[row], row, layer, index) }
    }
    ik_pool_attend(pool.handle, level, &attention, state.queries, Int64(rows.count), state.scratch)
    let queryWidth = config.queryWidth
    if multiplier.rounds(layer.attentionOutput) {
      groups(rows.count) { range in multiplier.round(state.attended, rows: range, cols: queryWidth) }
    }
    multiplier.multiply(
      state.attended, count: rows.count, .init(matrix: layer.attentionOutput, out: state.added))
    groups(rows.count) { range in
      for row in range {
        if let bias = layer.attentionOutputBias { add(bias, to: state.added + row * config.width) }
        addToHidden(row, after: layer.afterAttentionNorm, next: layer.feedForwardNorm)
      }
      if multiplier.rounds(layer.gate, layer.up) { multiplier.round(state.normed, rows: range, cols: config.width) }
    }
  }

  /// Biases, norms and positions of one row's query and key; stores key and value, and says what the query sees.
  private func place(_ row: Row, _ number: Int, _ layer: DecoderLayer, _ index: Int) {
    let query = state.query + number * config.queryWidth
    let key = state.key + number * config.kvWidth
    let value = state.value + number * config.kvWidth
    if let bias = layer.queryBias { add(bias, to: query) }
    if let bias = layer.keyBias { add(bias, to: key) }
    if let bias = layer.valueBias { add(bias, to: value) }
    if let weight = layer.queryNorm { normHeads(query, config.heads, weight) }
    if let weight = layer.keyNorm { normHeads(key, config.kvHeads, weight) }
    let isLocal = config.attention.hasWindow(layer: index) && config.rope.localBase != config.rope.base
    turn(query, config.heads, number, isLocal: isLocal)
    turn(key, config.kvHeads, number, isLocal: isLocal)
    let factor = config.attention.queryFactor(at: row.position)
    if factor != 1 { ik_scale(level, query, factor, Int64(config.queryWidth)) }
    ik_kv_store(
      level, attention.type, row.text.page(of: row.position, layer: index), Int64(config.kvHeads),
      Int64(config.headSize),
      Int64(row.position % PageArena.positions), key, value)
    state.queries[number] = ik_query(
      query: query, out: state.attended + number * config.queryWidth, pages: row.text.addresses(layer: index),
      first: Int64(config.attention.firstPosition(at: row.position, layer: index)), end: Int64(row.position + 1))
  }

  /// x += down(gate(norm(x)) · up(norm(x))), and the norm before the next layer's attention, or the output's.
  private func feedForward(_ count: Int, _ layer: DecoderLayer, next: DecoderLayer?) {
    let inner = config.feedForward
    multiplier.multiply(
      state.normed, count: count, .init(matrix: layer.gate, out: state.gate), .init(matrix: layer.up, out: state.up))
    groups(count) { range in
      let offset = range.lowerBound * inner
      let elements = Int64(range.count * inner)
      switch config.architecture.gateFunction {
      case .silu: ik_swiglu(level, state.gate + offset, state.up + offset, elements, state.gate + offset)
      case .gelu: ik_geglu(level, state.gate + offset, state.up + offset, elements, state.gate + offset)
      }
      if multiplier.rounds(layer.down) { multiplier.round(state.gate, rows: range, cols: inner) }
    }
    multiplier.multiply(state.gate, count: count, .init(matrix: layer.down, out: state.added))
    groups(count) { range in
      let norm = next?.attentionNorm ?? weights.outputNorm
      for row in range { addToHidden(row, after: layer.afterFeedForwardNorm, next: norm) }
      if let next { roundNormed(range, for: next) }
    }
  }

  /// The logits of the rows that ask for them.
  private func writeLogits(_ rows: [Row]) {
    let asked = rows.indices.filter { rows[$0].givesLogits }
    precondition(asked.count <= state.outputs)
    guard !asked.isEmpty else { return }
    project(asked, to: state.logits)
  }

  /// The logits of rows of the last pass, `[rows.count, vocabulary]`.
  func project(_ rows: [Int], to logits: UnsafeMutablePointer<Float>) {
    let width = config.width
    // The asked rows side by side, where the feed-forward network has left its room.
    for (index, row) in rows.enumerated() {
      (state.added + index * width).update(from: state.normed + row * width, count: width)
    }
    if multiplier.rounds(weights.output) { multiplier.round(state.added, rows: 0..<rows.count, cols: width) }
    multiplier.multiply(state.added, count: rows.count, .init(matrix: weights.output, out: logits))
    if config.logitCap > 0 {
      pool.run(parts: rows.count) { index in
        ik_softcap(level, logits + index * config.vocabulary, config.logitCap, Int64(config.vocabulary))
      }
    }
  }
}

extension Decoder {
  /// Runs `body` for the rows in groups of 16, as the kernels lay rounded rows out, on several threads when there are several.
  private func groups(_ count: Int, _ body: (Range<Int>) -> Void) {
    pool.run(parts: (count + 15) / 16) { part in body(part * 16..<min(count, part * 16 + 16)) }
  }

  private func norm(_ input: UnsafePointer<Float>, _ weight: Vector, _ out: UnsafeMutablePointer<Float>) {
    ik_rms_norm(level, input, weight.values, config.normEpsilon, Int64(weight.count), out)
  }

  private func normHeads(_ heads: UnsafeMutablePointer<Float>, _ count: Int, _ weight: Vector) {
    for head in 0..<count { norm(heads + head * config.headSize, weight, heads + head * config.headSize) }
  }

  private func add(_ bias: Vector, to row: UnsafeMutablePointer<Float>) {
    ik_add(level, row, bias.values, Int64(bias.count), row)
  }

  /// Adds what a layer gave to a row's hidden state, through a norm where the model has one there; then the next norm.
  private func addToHidden(_ row: Int, after: Vector?, next: Vector) {
    let hidden = state.hidden + row * config.width
    let added = state.added + row * config.width
    if let after { norm(added, after, added) }
    ik_add(level, hidden, added, Int64(config.width), hidden)
    norm(hidden, next, state.normed + row * config.width)
  }

  /// Rounds the normed rows when a layer's attention wants it.
  private func roundNormed(_ rows: Range<Int>, for layer: DecoderLayer) {
    guard multiplier.rounds(layer.query, layer.key, layer.value) else { return }
    multiplier.round(state.normed, rows: rows, cols: config.width)
  }

  private func turn(_ heads: UnsafeMutablePointer<Float>, _ count: Int, _ row: Int, isLocal: Bool) {
    let offset = row * rope.pairs
    ik_rope(
      level, heads, Int64(count), Int64(config.headSize), Int64(rope.pairs),
      (isLocal ? state.localCosines : state.cosines) + offset, (isLocal ? state.localSines : state.sines) + offset,
      config.architecture.ropePairs == .interleaved ? 1 : 0)
  }
}
