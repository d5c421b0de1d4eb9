import Synchronization

/// Continues many texts at once with one model: continuous batching with prompts in pieces, over a paged cache.
///
/// Give it requests from anywhere; one thread of its own runs the model. In every step each running text gets its next token and
/// prompts get what is left of the step's tokens, so that long prompts do not hold up running texts. The result of a text does not
/// depend on the others: logits are equal bit for bit alone and in any batch.
package actor Engine {
  /// Sizes that are fixed when the engine starts.
  package struct Options: Sendable {
    /// Tokens of a text with its prompt.
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
    /// Pages of 64 positions for all texts; nil for as many as all slots could fill, or half of the free memory holds.
    package var pages: Int?

    package init(context: Int) { self.context = context }
  }

  package nonisolated let model: Model
  package nonisolated let vocabulary: any TokenText
  package nonisolated let options: Options
  nonisolated let pageCount: Int
  private nonisolated let thread: EngineThread
  private nonisolated let inbox = Mutex(Inbox())
  private nonisolated let counters = Mutex(Status())
  private let decoder: Decoder
  private var schedule: Schedule
  private var isRunning = false

  private struct Inbox {
    var texts: [PendingText] = []
    var isClosed = false
  }

  package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// Errors: `input` for sizes that make no sense or a model that generates no text, `memory`.
  package init(_ model: Model, _ vocabulary: any TokenText, _ options: Options) throws(InferenceError) {
    try options.check()
    pageCount = try options.pages(model)
    var sizes = Decoder.Options(
      context: options.context, rows: max(options.batch, options.slots), outputs: options.slots, pages: pageCount)
    sizes.threads = options.threads
    sizes.isExact = options.isExact
    decoder = try Decoder(model, sizes)
    schedule = Schedule(decoder.arena, options)
    thread = EngineThread()
    self.model = model
    self.vocabulary = vocabulary
    self.options = options
  }

  /// Continues a text. Errors: `input` for a prompt or options that cannot be, `memory` when too many wait already.
  package nonisolated func generate(_ request: GenerationRequest) throws(InferenceError) -> Generation {
    try check(request)
    let (generation, teller) = Generation.pair()
    let isTaken = inbox.withLock { inbox in
      guard !inbox.isClosed, inbox.texts.count < options.queue else { return false }
      inbox.texts.append(PendingText(request: request, teller: teller))
      return true
    }
    guard isTaken else {
      throw InferenceError(.memory, "\(options.queue) requests wait already", wayOut: "Try again later.")
    }
    Task { await run() }
    return generation
  }

  /// What it is doing.
  package nonisolated var status: Status {
    var status = counters.withLock { $0 }
    status.waiting += inbox.withLock { $0.texts.count }
    status.pages = pageCount
    return status
  }

  /// Takes no more requests, and returns when all texts have ended.
  package func drain() async {
    inbox.withLock { $0.isClosed = true }
    while isRunning || !inbox.withLock({ $0.texts.isEmpty }) {
      await run()
      await Task.yield()
    }
  }

  /// Steps until nothing is left to do. Between two steps other calls get their turn.
  private func run() async {
    guard !isRunning else { return }
    isRunning = true
    while step() { await Task.yield() }
    isRunning = false
  }

  /// One pass over the model. False when there was nothing to do.
  private func step() -> Bool {
    dropCancelled()
    admit()
    let pieces = schedule.plan()
    note { $0.waiting = schedule.paused.count }
    guard !pieces.isEmpty else {
      note { $0.running = 0 }
      return !schedule.isEmpty || !inbox.withLock { $0.texts.isEmpty }
    }
    decoder.forward(pieces.flatMap(\.rows))
    let isPrompt = pieces.filter { $0.range.count > 1 || $0.text.usage.generatedTokens == 0 }
    note {
      $0.steps += 1
      $0.running = schedule.running.count
      $0.pagesUsed = pageCount - decoder.arena.freeCount
      $0.promptTokens += UInt64(isPrompt.reduce(0) { $0 + $1.range.count })
    }
    advance(pieces)
    return true
  }

  /// Chooses tokens for the texts whose last token was computed.
  private func advance(_ pieces: [Schedule.Piece]) {
    var index = 0
    for piece in pieces {
      piece.text.computed = piece.range.upperBound
      guard piece.isLast else { continue }
      let logits = UnsafeMutableBufferPointer(start: decoder.logits(index), count: model.config.vocabulary)
      index += 1
      let before = piece.text.usage.generatedTokens
      let end = piece.text.advance(logits, context: options.context)
      note { $0.generatedTokens += UInt64(piece.text.usage.generatedTokens - before) }
      if let end { finish(piece.text, end) }
    }
  }

  /// Gives slots to texts that wait, in the order they came.
  private func admit() {
    while schedule.running.count < options.slots, let text = schedule.takePaused() { schedule.start(text) }
    guard schedule.paused.isEmpty else { return }
    while schedule.running.count < options.slots {
      let texts = inbox.withLock { $0.texts }
      guard let index = texts.firstIndex(where: { !schedule.mustWait($0.request.prompt) }) else { return }
      inbox.withLock { _ = $0.texts.remove(at: index) }
      schedule.start(RunningText(texts[index], vocabulary, decoder))
    }
  }

  private func dropCancelled() {
    for text in schedule.running + schedule.paused where text.teller.isCancelled { finish(text, text.end(.cancelled)) }
    let gone = inbox.withLock { inbox in
      let gone = inbox.texts.filter(\.teller.isCancelled)
      inbox.texts.removeAll(where: \.teller.isCancelled)
      return gone
    }
    for pending in gone {
      pending.teller.tell(.finished(RunningText(pending, vocabulary, decoder).end(.cancelled)))
    }
  }

  private func finish(_ text: RunningText, _ end: GenerationEnd) {
    schedule.finish(text)
    note {
      $0.running = schedule.running.count
      $0.pagesUsed = pageCount - decoder.arena.freeCount
    }
    text.teller.tell(.finished(end))
  }

  private func note(_ change: (inout sending Status) -> Void) { counters.withLock { change(&$0) } }

  private nonisolated func check(_ request: GenerationRequest) throws(InferenceError) {
    try model.config.check(request.prompt)
    try request.sampling.check()
    guard request.maximumTokens >= 1 else {
      throw InferenceError(.input, "expected at least 1 token to generate, found \(request.maximumTokens)")
    }
    guard request.prompt.count < options.context else {
      throw InferenceError(
        .input, "the prompt has \(request.prompt.count) tokens, and the context is \(options.context)",
        wayOut: "Shorten it, or start with a larger context.")
    }
    guard (request.alternatives ?? 0) >= 0, (request.alternatives ?? 0) <= 100 else {
      throw InferenceError(.input, "expected from 0 to 100 alternatives, found \(request.alternatives ?? 0)")
    }
  }
}

extension Engine {
  /// What it is doing, for metrics.
  package struct Status: Sendable {
    package var running = 0
    package var waiting = 0
    /// Pages of 64 positions that hold keys and values of running texts and of the cache.
    package var pagesUsed = 0
    package var pages = 0
    /// Since the start.
    package var promptTokens: UInt64 = 0
    package var generatedTokens: UInt64 = 0
    package var steps: UInt64 = 0
  }
}

extension Schedule.Piece {
  /// What the decoder computes for it.
  var rows: [Decoder.Row] {
    guard let pages = text.pages else { return [] }
    return range.map { position in
      Decoder.Row(
        token: text.tokens[position], position: position, text: pages,
        givesLogits: isLast && position == range.upperBound - 1)
    }
  }
}
