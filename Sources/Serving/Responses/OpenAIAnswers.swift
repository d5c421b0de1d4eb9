import Inference

/// How OpenAI's answers are put together.
enum OpenAIAnswers {
  static func finishReason(_ end: ChatEnd) -> JSONValue {
    end.hasCalls && end.end.reason == .stop ? "tool_calls" : .string(end.end.reason == .length ? "length" : "stop")
  }

  /// What generations took together.
  static func usage(_ usages: [TokenUsage]) -> JSONValue {
    let prompt = usages.reduce(0) { $0 + $1.promptTokens }
    let generated = usages.reduce(0) { $0 + $1.generatedTokens }
    return [
      "prompt_tokens": JSONValue(prompt), "completion_tokens": JSONValue(generated),
      "total_tokens": JSONValue(prompt + generated),
      "prompt_tokens_details": ["cached_tokens": JSONValue(usages.reduce(0) { $0 + $1.cachedTokens })],
    ]
  }

  static func calls(_ calls: [ToolCall], from index: Int? = nil) -> JSONValue {
    .array(
      calls.enumerated().map { offset, call in
        var members: [JSONValue.Member] = []
        if let index { members.append(JSONValue.Member("index", JSONValue(index + offset))) }
        members.append(JSONValue.Member("id", .string(call.id)))
        members.append(JSONValue.Member("type", "function"))
        let function: JSONValue = ["name": .string(call.name), "arguments": .string(call.arguments.text())]
        members.append(JSONValue.Member("function", function))
        return .object(members)
      })
  }

  /// `logprobs` of a chat's choice; null where none were asked for.
  static func logProbabilities(_ tokens: [GeneratedToken], _ tokenizer: Tokenizer) -> JSONValue {
    guard !tokens.isEmpty else { return .null }
    func entry(_ id: TokenID, _ value: Float?) -> [JSONValue.Member] {
      let bytes = tokenizer.bytes(of: id)
      return [
        JSONValue.Member("token", .string(String(decoding: bytes, as: UTF8.self))),
        JSONValue.Member("logprob", value.map { JSONValue(Double($0)) } ?? .null),
        JSONValue.Member("bytes", .array(bytes.map { JSONValue(Int($0)) })),
      ]
    }
    let content = tokens.map { token in
      let top = token.alternatives.map { JSONValue.object(entry($0.id, $0.logProbability)) }
      return JSONValue.object(entry(token.id, token.logProbability) + [JSONValue.Member("top_logprobs", .array(top))])
    }
    return ["content": .array(content)]
  }

  /// `logprobs` of a text completion's choice.
  static func textLogProbabilities(_ tokens: [GeneratedToken], _ tokenizer: Tokenizer, offset: Int = 0) -> JSONValue {
    guard !tokens.isEmpty else { return .null }
    func text(_ id: TokenID) -> String { String(decoding: tokenizer.bytes(of: id), as: UTF8.self) }
    func number(_ value: Float) -> JSONValue { JSONValue(Double(value)) }
    var (offsets, place) = ([JSONValue](), offset)
    for token in tokens {
      offsets.append(JSONValue(place))
      place += text(token.id).unicodeScalars.count
    }
    let top = tokens.map { token -> JSONValue in
      var members: [JSONValue.Member] = []
      for one in token.alternatives where !members.contains(where: { $0.name == text(one.id) }) {
        members.append(JSONValue.Member(text(one.id), number(one.logProbability)))
      }
      return .object(members)
    }
    return [
      "tokens": .array(tokens.map { .string(text($0.id)) }),
      "token_logprobs": .array(tokens.map { $0.logProbability.map(number) ?? .null }),
      "top_logprobs": .array(top), "text_offset": .array(offsets),
    ]
  }
}
