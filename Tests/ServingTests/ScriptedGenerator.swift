import Synchronization

@testable import Inference
@testable import Serving

/// A generator whose answers are known: a fixed text, or, under a constraint, any text that keeps it.
final class ScriptedGenerator: TextGenerator {
  private let tokenizer: Tokenizer
  private let answer: String
  /// Whether it goes on for ever, a token each millisecond.
  private let isEndless: Bool
  private let state = Mutex(State())

  struct State {
    var requests: [GenerationRequest] = []
    var cancelled = 0
    var running = 0
  }

  init(_ tokenizer: Tokenizer, answer: String, isEndless: Bool = false) {
    self.tokenizer = tokenizer
    self.answer = answer
    self.isEndless = isEndless
  }

  var seen: [GenerationRequest] { state.withLock { $0.requests } }
  var cancelled: Int { state.withLock { $0.cancelled } }
  var running: Int { state.withLock { $0.running } }

  func embed(_ texts: [[TokenID]]) async throws -> [[Float]] { texts.map { [Float($0.count), 0.5] } }

  func generate(_ request: GenerationRequest) async throws -> GenerationEvents {
    state.withLock { state in
      state.requests.append(request)
      state.running += 1
    }
    let (stream, continuation) = AsyncThrowingStream<GenerationEvent, any Error>.makeStream()
    continuation.onTermination = { [self] reason in
      state.withLock { state in
        state.running -= 1
        if case .cancelled = reason { state.cancelled += 1 }
      }
    }
    let work = Task { await write(request, to: continuation) }
    _ = work
    return stream
  }

  private func write(
    _ request: GenerationRequest, to continuation: AsyncThrowingStream<GenerationEvent, any Error>.Continuation
  ) async {
    var tokens = tokenizer.encode(answer)
    if let constraint = request.constraint { tokens = constrained(constraint, request.sampling.seed ?? 1) }
    var count = 0
    while isEndless {
      if case .terminated = continuation.yield(.token(token(tokens[count % tokens.count], request))) { return }
      count += 1
      try? await Task.sleep(for: .milliseconds(1))
    }
    let taken = tokens.prefix(request.maximumTokens)
    for one in taken { continuation.yield(.token(token(one, request))) }
    let reason: GenerationEnd.Reason = taken.count < tokens.count ? .length : .stop
    let usage = TokenUsage(
      promptTokens: request.prompt.count, generatedTokens: taken.count, promptTime: .milliseconds(2),
      generationTime: .milliseconds(3))
    continuation.yield(.finished(GenerationEnd(reason: reason, text: [], usage: usage)))
    continuation.finish()
  }

  private func token(_ id: TokenID, _ request: GenerationRequest) -> GeneratedToken {
    let top = (request.alternatives ?? 0) > 0 ? [TokenProbability(id: id, logProbability: -0.5)] : []
    return GeneratedToken(
      id: id, text: tokenizer.bytes(of: id), logProbability: request.alternatives == nil ? nil : -0.5, alternatives: top
    )
  }

  /// A random walk through the masks.
  private func constrained(_ start: any TokenConstraint, _ seed: UInt64) -> [TokenID] {
    var constraint = start
    var tokens: [TokenID] = []
    var mask = [UInt64](repeating: 0, count: (tokenizer.vocabulary.count + 63) / 64)
    var number = seed
    while !constraint.mustEnd, tokens.count < 400 {
      number = number &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      if constraint.mayEnd, number >> 60 < 8 { break }
      constraint.fillMask(&mask)
      let allowed = (0..<tokenizer.vocabulary.count).filter { mask[$0 / 64] >> UInt64($0 % 64) & 1 == 1 }
      guard !allowed.isEmpty else { break }
      let token = TokenID(allowed[Int(number >> 33) % allowed.count])
      constraint.accept(token)
      tokens.append(token)
    }
    return tokens
  }
}

/// A server over a script, as tests need it.
struct ScriptedServer {
  let generator: ScriptedGenerator
  let server: Server
  let state: ServerState

  init(
    answer: String = "Hello, world!", template: String = "chatml", isEndless: Bool = false, isEmbedding: Bool = false,
    context: Int = 4_096, _ change: (inout ServerOptions) -> Void = { _ in }
  ) throws {
    let tokenizer = try Self.tokenizer()
    generator = ScriptedGenerator(tokenizer, answer: answer, isEndless: isEndless)
    let info = ModelInfo(
      name: "script", architecture: "llama", contextLength: context, parameterCount: 134_515_008, quantization: "Q8_0",
      byteCount: 1_000, modified: 1_700_000_000, isEmbedding: isEmbedding)
    let model = ServedModel(
      info, tokenizer: tokenizer, template: try ChatTemplate(named: template), generator: generator)
    var options = ServerOptions()
    options.port = 0
    change(&options)
    server = try Server(model, options)
    state = server.state
  }

  /// Bytes and a few control tokens.
  static func tokenizer() throws -> Tokenizer {
    var tokens = (0..<256).map { Array("<0x\($0 < 16 ? "0" : "")\(String($0, radix: 16, uppercase: true))>".utf8) }
    var kinds = [Int32](repeating: 6, count: 256)
    for name in ["<|im_start|>", "<|im_end|>", "[INST]", "[/INST]", "[TOOL_CALLS]", "[ARGS]"] {
      tokens.append(Array(name.utf8))
      kinds.append(3)
    }
    var writer = GGUFWriter()
    writer.add("tokenizer.ggml.model", .string(Array("llama".utf8)))
    writer.add("tokenizer.ggml.tokens", .array(GGUFArray(tokens)))
    writer.add("tokenizer.ggml.token_type", .array(GGUFArray(kinds)))
    writer.add("tokenizer.ggml.scores", .array(GGUFArray([Float](repeating: 0, count: tokens.count))))
    writer.add("tokenizer.ggml.add_bos_token", .bool(false))
    writer.add("tokenizer.ggml.add_space_prefix", .bool(false))
    return try GGUFFile(FileBytes(writer.encoded(), path: "script.gguf")).tokenizer()
  }

  /// The text of a request's prompt, control tokens written out.
  func prompt(of request: GenerationRequest) throws -> String {
    String(decoding: try Self.tokenizer().decode(request.prompt, controls: true), as: UTF8.self)
  }
}
