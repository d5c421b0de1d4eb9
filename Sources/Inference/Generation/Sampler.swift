import InferenceKernels

/// Chooses tokens for one text.
struct Sampler {
  let options: SamplingOptions
  private let level: ik_level
  private var random: RandomNumbers
  /// Room for the most probable tokens.
  private var top: [TokenID] = []

  /// What was chosen, before the choice changed anything.
  struct Choice {
    var token: TokenID
    /// Natural logarithm of its probability in the model's own distribution.
    var logProbability: Float?
    var alternatives: [TokenProbability] = []
  }

  init(_ options: SamplingOptions, level: ik_level) {
    self.options = options
    self.level = level
    random = RandomNumbers(seed: options.seed ?? UInt64.random(in: 0...UInt64.max))
  }

  /// Chooses the next token of a text. `logits` are changed. `history`: the text so far, for penalties. `mask`: the allowed tokens,
  /// nil for all. `alternatives`: how many to tell of, nil for no log-probabilities. nil when nothing is allowed.
  mutating func choose(
    _ logits: UnsafeMutableBufferPointer<Float>, history: [TokenID], mask: [UInt64]?, alternatives: Int?
  ) -> Choice? {
    guard let start = logits.baseAddress else { return nil }
    let count = Int64(logits.count)
    var choice = Choice(token: 0)
    var logSum = 0.0
    if let alternatives {
      logSum = ik_log_sum_exp(level, start, count)
      choice.alternatives = best(alternatives, of: logits).map { token in
        TokenProbability(id: token, logProbability: Float(Double(logits[Int(token)]) - logSum))
      }
    }
    let original = alternatives == nil ? [] : Array(logits)
    bias(logits)
    penalize(logits, history)
    if let mask { mask.withUnsafeBufferPointer { ik_mask(level, start, $0.baseAddress, count) } }
    guard let token = pick(logits) else { return nil }
    choice.token = token
    if alternatives != nil { choice.logProbability = Float(Double(original[Int(token)]) - logSum) }
    return choice
  }

  private func window(_ history: [TokenID]) -> ArraySlice<TokenID> {
    options.penaltyWindow < 0 ? history[...] : history.suffix(options.penaltyWindow)
  }

  private func bias(_ logits: UnsafeMutableBufferPointer<Float>) {
    for (token, bias) in options.logitBias where logits.indices.contains(Int(token)) {
      logits[Int(token)] = bias <= -100 ? -.infinity : logits[Int(token)] + bias
    }
  }

  /// Repetition as in Keskar et al. 2019 (CTRL); presence and frequency as OpenAI documents them.
  private func penalize(_ logits: UnsafeMutableBufferPointer<Float>, _ history: [TokenID]) {
    guard options.repetitionPenalty != 1 || options.presencePenalty != 0 || options.frequencyPenalty != 0 else {
      return
    }
    let counts = window(history).reduce(into: [TokenID: Int]()) { $0[$1, default: 0] += 1 }
    for (token, count) in counts {
      var logit = logits[Int(token)]
      logit = logit > 0 ? logit / options.repetitionPenalty : logit * options.repetitionPenalty
      logits[Int(token)] = logit - options.presencePenalty - Float(count) * options.frequencyPenalty
    }
  }

  private mutating func pick(_ logits: UnsafeMutableBufferPointer<Float>) -> TokenID? {
    guard let start = logits.baseAddress else { return nil }
    let count = Int64(logits.count)
    let largest = ik_argmax(level, start, count)
    guard logits[Int(largest)] > -.infinity else { return nil }
    if options.temperature == 0 { return TokenID(largest) }
    let share = random.share()
    guard options.topK > 0 || options.topP < 1 || options.minP > 0 else {
      return TokenID(ik_draw(start, count, options.temperature, share))
    }
    // First, so that `draw` sees the tokens it leaves in `top`.
    let weights = candidates(logits)
    return draw(share, weights)
  }

  /// The tokens left after top-k, top-p and min-p, best first, with their weights relative to the best. Looks at more and more
  /// of the most probable until the cut is found.
  private mutating func candidates(_ logits: UnsafeMutableBufferPointer<Float>) -> [Double] {
    var size = options.topK > 0 ? min(options.topK, logits.count) : min(256, logits.count)
    while true {
      let tokens = best(size, of: logits)
      let most = logits[Int(tokens[0])]
      var weights = tokens.map { exp(Double((logits[Int($0)] - most) / options.temperature)) }
      if let last = weights.firstIndex(where: { $0 == 0 }) { weights.removeLast(weights.count - last) }
      let isAll = size == logits.count || size == options.topK || weights.count < tokens.count
      if let cut = cut(weights, isAll: isAll, total: isAll ? weights.reduce(0, +) : totalWeight(logits, most)) {
        return Array(weights[..<cut])
      }
      size = min(size * 8, logits.count)
    }
  }

  /// How many candidates stay; nil when that cannot be told from these.
  private func cut(_ weights: [Double], isAll: Bool, total: Double) -> Int? {
    var nucleus = options.topP >= 1 ? weights.count : 0
    var sum = 0.0
    while nucleus < weights.count, sum < Double(options.topP) * total {
      sum += weights[nucleus]
      nucleus += 1
    }
    nucleus = max(1, nucleus)
    let floor = weights.firstIndex { $0 < Double(options.minP) } ?? weights.count
    let cut = max(1, min(nucleus, floor))
    return cut < weights.count || isAll ? cut : nil
  }

  private func totalWeight(_ logits: UnsafeMutableBufferPointer<Float>, _ most: Float) -> Double {
    ik_weight_sum(logits.baseAddress, Int64(logits.count), most, options.temperature)
  }

  /// One of the candidates in `top`, as often as its weight says.
  private func draw(_ share: Double, _ weights: [Double]) -> TokenID {
    var left = share * weights.reduce(0, +)
    for (index, weight) in weights.enumerated() {
      left -= weight
      if left < 0 { return top[index] }
    }
    return top[weights.count - 1]
  }

  /// The most probable tokens, best first; they stay in `top`.
  private mutating func best(_ count: Int, of logits: UnsafeMutableBufferPointer<Float>) -> ArraySlice<TokenID> {
    let size = min(count, logits.count)
    if top.count < size { top = [TokenID](repeating: 0, count: size) }
    _ = ik_top(logits.baseAddress, Int64(logits.count), Int64(size), &top)
    return top[..<size]
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
