import TestSupport
import Testing

@testable import Inference

@Suite struct EngineTests {
  /// A model, and an engine over it.
  private static func engine(
    _ random: RandomModel = RandomModel(), context: Int = 256, slots: Int = 4, batch: Int = 32, pages: Int? = nil,
    queue: Int = 64
  ) throws -> Engine {
    let model = try Model(random.file(), threads: 1)
    var options = Engine.Options(context: context)
    options.slots = slots
    options.batch = batch
    options.threads = 2
    options.pages = pages
    options.queue = queue
    return try Engine(model, model.file.tokenizer(), options)
  }

  private static func request(_ seed: UInt64, prompt: Int = 20, tokens: Int = 24, temperature: Float = 1)
    -> GenerationRequest
  {
    var random = RandomSource(seed: seed)
    var request = GenerationRequest(
      prompt: (0..<prompt).map { _ in TokenID(3 + random.below(500)) }, maximumTokens: tokens)
    request.sampling.temperature = temperature
    request.sampling.seed = seed
    request.ignoresEndTokens = true
    return request
  }

  /// The tokens, the text and the end of a generation.
  private static func collect(_ generation: Generation) async throws -> (
    ids: [TokenID], text: [UInt8], end: GenerationEnd?
  ) {
    var ids: [TokenID] = []
    var text: [UInt8] = []
    var end: GenerationEnd?
    for try await event in generation {
      switch event {
      case .token(let token):
        ids.append(token.id)
        text += token.text
      case .finished(let finished):
        text += finished.text
        end = finished
      }
    }
    return (ids, text, end)
  }

  @Test("a text is the same alone and among many")
  func determinism() async throws {
    let engine = try Self.engine()
    var alone: [[TokenID]] = []
    for seed in 0..<12 { alone.append(try await Self.collect(engine.generate(Self.request(UInt64(seed)))).ids) }
    #expect(alone.allSatisfy { $0.count == 24 } && Set(alone).count == 12)
    let other = try Self.engine(slots: 5, batch: 7)
    let generations = try (0..<12).map { try other.generate(Self.request(UInt64($0))) }
    for (index, generation) in generations.enumerated() {
      #expect(try await Self.collect(generation).ids == alone[index], "text \(index)")
    }
  }

  @Test("texts that lose their pages to others go on later, with the same result")
  func preemption() async throws {
    let engine = try Self.engine()
    let crowded = try Self.engine(pages: 5)
    let requests = (0..<6).map { Self.request(UInt64($0), prompt: 50, tokens: 100) }
    let generations = try requests.map { try crowded.generate($0) }
    for (request, generation) in zip(requests, generations) {
      #expect(try await Self.collect(generation).ids == Self.collect(engine.generate(request)).ids)
    }
  }

  @Test("a beginning that was computed before is not computed again, and changes nothing")
  func sharedBeginnings() async throws {
    let engine = try Self.engine()
    var first = Self.request(1, prompt: 100)
    let before = try await Self.collect(engine.generate(first))
    let again = try await Self.collect(engine.generate(first))
    #expect(before.end?.usage.cachedTokens == 0 && again.end?.usage.cachedTokens == 99 && before.ids == again.ids)
    first.prompt = Array(first.prompt[..<70]) + Self.request(2).prompt
    let branch = try await Self.collect(engine.generate(first))
    #expect(branch.end?.usage.cachedTokens == 70)
    #expect(try await Self.collect(Self.engine().generate(first)).ids == branch.ids)
  }

  @Test("many texts with one beginning that come at once compute it once")
  func coldBranches() async throws {
    let engine = try Self.engine(slots: 8)
    let prompt = Self.request(1, prompt: 200).prompt
    let generations = try (0..<8).map { number in
      var request = Self.request(UInt64(number), tokens: 4)
      request.prompt = prompt + [TokenID(10 + number)]
      return try engine.generate(request)
    }
    var cached: [Int] = []
    for generation in generations { cached.append(try await Self.collect(generation).end?.usage.cachedTokens ?? 0) }
    #expect(cached[0] == 0 && cached.dropFirst().allSatisfy { $0 >= 136 }, "\(cached)")
  }

  @Test("a text ends at its largest number of tokens, at the end of the context, and before a stop string")
  func ends() async throws {
    let engine = try Self.engine(context: 40)
    let byLength = try await Self.collect(engine.generate(Self.request(3, tokens: 5)))
    #expect(byLength.ids.count == 5 && byLength.end?.reason == .length && byLength.end?.usage.generatedTokens == 5)
    let byContext = try await Self.collect(engine.generate(Self.request(3, tokens: 500)))
    #expect(byContext.ids.count == 20 && byContext.end?.reason == .length)
    var stopping = Self.request(3, tokens: 20)
    let text = byContext.text
    let stop = Array(text[8..<10])
    stopping.stopStrings = [stop]
    let stopped = try await Self.collect(engine.generate(stopping))
    #expect(stopped.end?.reason == .stop && stopped.end?.stopString == stop)
    #expect(stopped.text.count <= 8 && text.starts(with: stopped.text))
  }

  @Test("a cancelled text ends at once and frees its slot; so does one whose reader went away")
  func cancelling() async throws {
    let engine = try Self.engine(context: 4_096, slots: 1)
    let long = try engine.generate(Self.request(1, tokens: 4_000))
    var count = 0
    for try await event in long {
      count += 1
      if count == 3 { long.cancel() }
      if case .finished(let end) = event { #expect(end.reason == .cancelled) }
    }
    #expect(count < 1_000)
    do {
      let dropped = try engine.generate(Self.request(2, tokens: 4_000))
      for try await _ in dropped { break }
    }
    #expect(try await Self.collect(engine.generate(Self.request(3, tokens: 4))).ids.count == 4)
    await engine.drain()
    #expect(engine.status.running == 0 && engine.status.waiting == 0)
  }

  @Test("a text that waits can be cancelled, and too many that wait are refused")
  func queue() async throws {
    let engine = try Self.engine(context: 4_096, slots: 1, queue: 2)
    let running = try engine.generate(Self.request(1, tokens: 4_000))
    var events = running.makeAsyncIterator()
    _ = try await events.next()
    let waiting = try engine.generate(Self.request(2))
    let other = try engine.generate(Self.request(3))
    #expect(throws: InferenceError.self) { try engine.generate(Self.request(4)) }
    other.cancel()
    waiting.cancel()
    #expect(try await Self.collect(waiting).end?.reason == .cancelled)
    running.cancel()
  }

  @Test("requests that cannot be are refused with the reason")
  func refusals() throws {
    let engine = try Self.engine(context: 32)
    func error(_ change: (inout GenerationRequest) -> Void) -> String {
      var request = Self.request(1, prompt: 8)
      change(&request)
      do {
        _ = try engine.generate(request)
        return "none"
      } catch { return "\(error)" }
    }
    #expect(error { $0.prompt = [] } == "the text has no tokens")
    #expect(error { $0.prompt = [1, 512] }.hasPrefix("there is no token 512"))
    #expect(
      error { $0.prompt = [TokenID](repeating: 3, count: 32) }.hasPrefix(
        "the prompt has 32 tokens, and the context is 32"))
    #expect(error { $0.maximumTokens = 0 }.hasPrefix("expected at least 1 token"))
    #expect(error { $0.alternatives = 101 }.hasPrefix("expected from 0 to 100 alternatives"))
    #expect(error { $0.sampling.topP = 3 }.hasPrefix("expected top-p"))
  }

  /// Allows the letters of a word one after the other, then an end.
  private struct Spelling: TokenConstraint {
    var rest: [TokenID]
    var mayEnd: Bool { rest.isEmpty }
    let mustEnd = false

    func fillMask(_ mask: inout [UInt64]) {
      for index in mask.indices { mask[index] = 0 }
      if let next = rest.first { mask[Int(next) / 64] |= 1 << UInt64(next % 64) }
    }

    mutating func accept(_ token: TokenID) { rest.removeFirst() }
  }

  @Test("a constraint is kept, and ends the text where only an end token may come")
  func constraints() async throws {
    let engine = try Self.engine()
    var request = Self.request(1, tokens: 50)
    request.ignoresEndTokens = false
    request.constraint = Spelling(rest: [300, 301, 302])
    let (ids, _, end) = try await Self.collect(engine.generate(request))
    #expect(ids == [300, 301, 302] && end?.reason == .stop)
  }
}
