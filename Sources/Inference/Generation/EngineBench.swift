/// How fast a model is here: prompt, one stream, and many streams with one beginning.
package struct EngineBench {
  /// Tokens, and the time they took.
  package struct Figure: Sendable {
    package var tokens: Int
    package var time: Duration
    /// Processor time of all threads of the process.
    package var processorTime: Duration

    package var tokensPerSecond: Double { Double(tokens) / (time / .seconds(1)) }
  }

  private let model: Model
  private let threads: Int
  private let isExact: Bool

  package init(_ model: Model, threads: Int = 0, isExact: Bool = false) {
    self.model = model
    self.threads = threads
    self.isExact = isExact
  }

  /// The time a prompt of `count` tokens takes, after one to warm up.
  package func prompt(_ count: Int) throws(InferenceError) -> Figure {
    let decoder = try decoder(context: count, texts: 1)
    _ = read(prompt: count, decoder)
    return measure(count) { _ = read(prompt: count, decoder) }
  }

  /// The time of `count` tokens one after the other, after a short prompt.
  package func generation(_ count: Int) throws(InferenceError) -> Figure {
    let decoder = try decoder(context: count + 16, texts: 1)
    let text = read(prompt: 8, decoder)
    step([text], at: 8, decoder)
    return measure(count) {
      for position in 9..<9 + count { step([text], at: position, decoder) }
    }
  }

  /// The time of `count` tokens each of `texts` texts that share a prompt of `prompt` tokens.
  package func batch(_ texts: Int, prompt: Int, _ count: Int) throws(InferenceError) -> Figure {
    let decoder = try decoder(context: prompt + count + 1, texts: texts)
    let first = read(prompt: prompt, decoder)
    let all = (0..<texts).map { _ in first.fork(positions: prompt) }
    step(all, at: prompt, decoder)
    return measure(texts * count) {
      for position in prompt + 1..<prompt + 1 + count { step(all, at: position, decoder) }
    }
  }

  private func decoder(context: Int, texts: Int) throws(InferenceError) -> Decoder {
    let pages = (context + PageArena.positions - 1) / PageArena.positions + 1
    var options = Decoder.Options(context: context, rows: 512, outputs: texts, pages: pages * (texts + 1))
    options.threads = threads
    options.isExact = isExact
    return try Decoder(model, options)
  }

  /// Computes a prompt of numbered tokens, in passes as an engine does, and the logits of its last token.
  private func read(prompt count: Int, _ decoder: Decoder) -> PageTable {
    let text = PageTable(decoder.arena, context: decoder.options.context)
    var first = 0
    while first < count {
      let end = min(count, first + decoder.options.rows)
      compute(
        (first..<end).map { position in
          Decoder.Row(
            token: token(position, 0), position: position, text: text, givesLogits: position == count - 1)
        }, decoder)
      first = end
    }
    return text
  }

  /// One token of each text.
  private func step(_ texts: [PageTable], at position: Int, _ decoder: Decoder) {
    let rows = texts.enumerated().map { index, text in
      Decoder.Row(token: token(position, index), position: position, text: text, givesLogits: true)
    }
    compute(rows, decoder)
    for index in rows.indices { _ = decoder.mostProbable(index) }
  }

  private func compute(_ rows: [Decoder.Row], _ decoder: Decoder) {
    for row in rows {
      let isReserved = row.text.reserve(row.position, row.position + 1)
      precondition(isReserved, "the arena has pages for every text")
    }
    decoder.forward(rows)
  }

  /// Any token; different ones at different places.
  private func token(_ position: Int, _ text: Int) -> TokenID {
    TokenID((position * 7_919 + text * 104_729 + 1) % model.config.vocabulary)
  }

  private func measure(_ tokens: Int, _ work: () -> Void) -> Figure {
    let clock = ContinuousClock()
    let before = ProcessorClock.now
    let time = clock.measure(work)
    return Figure(tokens: tokens, time: time, processorTime: ProcessorClock.now - before)
  }
}

/// Processor time of the process.
enum ProcessorClock {
  static var now: Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
