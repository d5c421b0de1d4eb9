/// A text that has a slot, or had one and waits to go on.
final class RunningText {
  let request: GenerationRequest
  let teller: GenerationTeller
  /// The prompt and what was generated.
  var tokens: [TokenID]
  /// How many of `tokens` have their keys and values in `pages`.
  var computed = 0
  /// nil while it has no slot.
  var pages: PageTable?
  var usage = TokenUsage()

  private let vocabulary: any TokenText
  private let endTokens: Set<TokenID>
  private var sampler: Sampler
  private var output: OutputText
  private var constraint: (any TokenConstraint)?
  private var mask: [UInt64] = []
  private let arrival: ContinuousClock.Instant
  private var start: ContinuousClock.Instant?
  private var firstToken: ContinuousClock.Instant?

  init(_ pending: PendingText, _ vocabulary: any TokenText, _ decoder: Decoder) {
    request = pending.request
    teller = pending.teller
    arrival = pending.arrival
    self.vocabulary = vocabulary
    tokens = request.prompt
    usage.promptTokens = request.prompt.count
    endTokens = vocabulary.endTokens
    sampler = Sampler(request.sampling, level: decoder.level)
    output = OutputText(stops: request.stopStrings)
    constraint = request.constraint
    if constraint != nil { mask = [UInt64](repeating: 0, count: (decoder.config.vocabulary + 63) / 64) }
  }

  /// Tokens that are not computed yet; 1 while it is generating.
  var pending: Int { tokens.count - computed }
  var isReadingPrompt: Bool { pending > 1 }

  /// It has a slot from now on.
  func begin(_ pages: PageTable, reused: Int) {
    self.pages = pages
    computed = reused
    guard start == nil else { return }
    start = .now
    usage.cachedTokens = reused
    usage.waiting = arrival.duration(to: .now)
  }

  /// Chooses the next token from the logits after the last, and tells it. The end when the text ends with it.
  func advance(_ logits: UnsafeMutableBufferPointer<Float>, context: Int) -> GenerationEnd? {
    let now = ContinuousClock.now
    if firstToken == nil {
      firstToken = now
      usage.promptTime = (start ?? now).duration(to: now)
    }
    guard let choice = choose(logits), !isEnd(choice.token) else { return end(.stop) }
    tokens.append(choice.token)
    usage.generatedTokens += 1
    constraint?.accept(choice.token)
    var bytes: [UInt8] = []
    vocabulary.append(choice.token, to: &bytes)
    switch output.append(bytes) {
    case .text(let text):
      tell(choice, text)
      if usage.generatedTokens >= request.maximumTokens || tokens.count >= context { return end(.length) }
      return constraint?.mustEnd == true ? end(.stop) : nil
    case .stopped(let text, let stop):
      tell(choice, text)
      return end(.stop, stop)
    }
  }

  /// The end, with what was held back.
  func end(_ reason: GenerationEnd.Reason, _ stop: [UInt8]? = nil) -> GenerationEnd {
    if let firstToken { usage.generationTime = firstToken.duration(to: .now) }
    return GenerationEnd(reason: reason, stopString: stop, text: output.finish(), usage: usage)
  }

  private func choose(_ logits: UnsafeMutableBufferPointer<Float>) -> Sampler.Choice? {
    if request.ignoresEndTokens {
      for token in endTokens where logits.indices.contains(Int(token)) { logits[Int(token)] = -.infinity }
    }
    guard constraint != nil else {
      return sampler.choose(logits, history: tokens, mask: nil, alternatives: request.alternatives)
    }
    constraint?.fillMask(&mask)
    if constraint?.mayEnd == true {
      for token in endTokens.union(request.stopTokens) where token >= 0 && Int(token) / 64 < mask.count {
        mask[Int(token) / 64] |= 1 << UInt64(token % 64)
      }
    }
    return sampler.choose(logits, history: tokens, mask: mask, alternatives: request.alternatives)
  }

  private func isEnd(_ token: TokenID) -> Bool {
    request.stopTokens.contains(token) || (!request.ignoresEndTokens && endTokens.contains(token))
  }

  private func tell(_ choice: Sampler.Choice, _ text: [UInt8]) {
    teller.tell(
      .token(
        GeneratedToken(
          id: choice.token, text: text, logProbability: choice.logProbability, alternatives: choice.alternatives)))
  }
}

/// A request that waits for a slot.
struct PendingText: Sendable {
  var request: GenerationRequest
  var teller: GenerationTeller
  var arrival = ContinuousClock.now
}
