import Inference

extension RequestFields {
  /// What OpenAI's chat and text completions have in common, with the usual further samplers.
  func openAIOptions() throws(APIError) -> TextOptions {
    var options = TextOptions()
    var sampling = SamplingOptions()
    sampling.temperature = try number("temperature", in: 0...5) ?? 1
    sampling.topP = try number("top_p", in: 0...1) ?? 1
    sampling.topK = try integer("top_k", in: 0...1_000_000) ?? 0
    sampling.minP = try number("min_p", in: 0...1) ?? 0
    sampling.presencePenalty = try number("presence_penalty", in: -2...2) ?? 0
    sampling.frequencyPenalty = try number("frequency_penalty", in: -2...2) ?? 0
    sampling.repetitionPenalty = try number("repetition_penalty", in: 0.1...10) ?? 1
    // OpenAI's penalties look at all of the text.
    sampling.penaltyWindow = -1
    sampling.seed = try integer("seed").map { UInt64(bitPattern: Int64($0)) }
    sampling.logitBias = try logitBias()
    options.sampling = sampling
    let most = try integer("max_tokens", in: 1...10_000_000)
    options.maximumTokens = try integer("max_completion_tokens", in: 1...10_000_000) ?? most
    options.stopStrings = try strings("stop") ?? []
    guard options.stopStrings.count <= 16 else { throw .invalid("more than 16 stop strings", field: "stop") }
    options.ignoresEndTokens = try bool("ignore_eos") ?? false
    if let count = try integer("n"), count != 1 { throw .invalid("only one choice is made: n must be 1", field: "n") }
    return options
  }

  /// Token numbers, as text, with what is added to their logits.
  private func logitBias() throws(APIError) -> [TokenID: Float] {
    guard let fields = try object("logit_bias") else { return [:] }
    var bias: [TokenID: Float] = [:]
    for member in fields.members {
      guard let token = TokenID(member.name) else {
        throw .invalid("“\(member.name)” is no token number", field: "logit_bias")
      }
      bias[token] = try fields.number(member.name, in: -100...100)
    }
    return bias
  }

  /// Whether a stream ends with a chunk that tells the usage.
  func wantsUsage() throws(APIError) -> Bool { try object("stream_options")?.bool("include_usage") ?? false }
}
