import InferenceKernels

/// Working memory of a decoder for up to `rows` tokens at a time. Shapes in elements; allocated once.
final class RunState {
  let rows: Int
  /// How many rows may ask for logits in one pass.
  let outputs: Int

  /// `[rows, width]`: the hidden state that layers add to.
  let hidden: UnsafeMutablePointer<Float>
  /// `[rows, width]`: the hidden state after a norm.
  let normed: UnsafeMutablePointer<Float>
  /// `[rows, width]`: what a layer adds.
  let added: UnsafeMutablePointer<Float>
  /// `[rows, heads · headSize]`
  let query: UnsafeMutablePointer<Float>
  let attended: UnsafeMutablePointer<Float>
  /// `[rows, kvHeads · headSize]`
  let key: UnsafeMutablePointer<Float>
  let value: UnsafeMutablePointer<Float>
  /// `[rows, feedForward]`
  let gate: UnsafeMutablePointer<Float>
  let up: UnsafeMutablePointer<Float>
  /// `[rows, rope pairs]`, of layers that see everything and of those with a window.
  let cosines: UnsafeMutablePointer<Float>
  let sines: UnsafeMutablePointer<Float>
  let localCosines: UnsafeMutablePointer<Float>
  let localSines: UnsafeMutablePointer<Float>
  /// `[outputs, vocabulary]`
  let logits: UnsafeMutablePointer<Float>
  /// The rows' inputs of one product, rounded to int8.
  let activations: UnsafeMutableRawPointer
  /// `[rows]`
  let queries: UnsafeMutablePointer<ik_query>
  /// What attention needs for every thread.
  let scratch: UnsafeMutablePointer<Float>

  private let memory: AlignedBuffer

  /// Errors: `memory`.
  init(_ config: ModelConfig, _ shape: ik_attention, rows: Int, outputs: Int, threads: Int) throws(InferenceError) {
    self.rows = rows
    self.outputs = outputs
    let pairs = config.rope.dimensions / 2
    let widest = max(config.width, config.queryWidth, config.feedForward)
    var shape = shape
    var plan = MemoryPlan()
    let places = (
      hidden: plan.floats(rows * config.width), normed: plan.floats(rows * config.width),
      added: plan.floats(rows * config.width), query: plan.floats(rows * config.queryWidth),
      attended: plan.floats(rows * config.queryWidth), key: plan.floats(rows * config.kvWidth),
      value: plan.floats(rows * config.kvWidth), gate: plan.floats(rows * config.feedForward),
      up: plan.floats(rows * config.feedForward), cosines: plan.floats(rows * pairs), sines: plan.floats(rows * pairs),
      localCosines: plan.floats(rows * pairs), localSines: plan.floats(rows * pairs),
      logits: plan.floats(outputs * config.vocabulary),
      activations: plan.bytes(ik_activation_bytes(Int64((widest + 255) / 256 * 256), Int64(rows))),
      scratch: plan.floats(ik_attention_scratch(&shape) * threads)
    )
    memory = try AlignedBuffer(byteCount: plan.byteCount, for: "the state of \(rows) tokens")
    let start = memory.start
    func floats(_ place: Int) -> UnsafeMutablePointer<Float> { (start + place).assumingMemoryBound(to: Float.self) }
    hidden = floats(places.hidden)
    normed = floats(places.normed)
    added = floats(places.added)
    query = floats(places.query)
    attended = floats(places.attended)
    key = floats(places.key)
    value = floats(places.value)
    gate = floats(places.gate)
    up = floats(places.up)
    cosines = floats(places.cosines)
    sines = floats(places.sines)
    localCosines = floats(places.localCosines)
    localSines = floats(places.localSines)
    logits = floats(places.logits)
    activations = start + places.activations
    scratch = floats(places.scratch)
    queries = .allocate(capacity: rows)
    queries.initialize(repeating: ik_query(), count: rows)
  }

  deinit {
    queries.deallocate()
  }
}

/// Lays areas out one after the other, each at a multiple of 64 bytes.
struct MemoryPlan {
  private(set) var byteCount = 0

  mutating func bytes(_ count: Int) -> Int {
    defer { byteCount += (count + 63) / 64 * 64 }
    return byteCount
  }

  mutating func floats(_ count: Int) -> Int { bytes(count * MemoryLayout<Float>.size) }
}
