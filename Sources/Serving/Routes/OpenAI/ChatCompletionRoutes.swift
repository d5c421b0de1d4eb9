import HTTPTypes
import Hummingbird
import Inference

/// `/v1/chat/completions` (OpenAI API reference, “Create chat completion”).
struct ChatCompletionRoutes {
  let state: ServerState

  func add(to router: Router<BasicRequestContext>) {
    router.post("/v1/chat/completions") { [self] request, _ in
      var request = request
      let fields = try await state.fields(of: &request)
      let place = try state.admission.enter()
      let chat = try state.model.prepare(fields.openAIChat())
      guard try fields.bool("stream") ?? false else {
        return try await request.whole {
          defer { withExtendedLifetime(place) {} }
          return try await whole(chat)
        }
      }
      let wantsUsage = try fields.wantsUsage()
      return request.stream(.serverSentEvents) { sink in
        defer { withExtendedLifetime(place) {} }
        try await stream(chat, wantsUsage: wantsUsage, to: &sink)
      }
    }
  }

  private func whole(_ chat: PreparedChat) async throws -> JSONValue {
    let (answer, end) = try await state.answer(chat)
    var message: [JSONValue.Member] = [
      JSONValue.Member("role", "assistant"),
      JSONValue.Member("content", answer.text.isEmpty && end.hasCalls ? .null : .string(answer.text)),
    ]
    if end.hasCalls { message.append(JSONValue.Member("tool_calls", OpenAIAnswers.calls(answer.calls))) }
    let choice: JSONValue = [
      "index": 0, "message": .object(message),
      "logprobs": OpenAIAnswers.logProbabilities(answer.tokens, state.model.tokenizer),
      "finish_reason": OpenAIAnswers.finishReason(end),
    ]
    return [
      "id": .string(RandomName.make("chatcmpl-")), "object": "chat.completion", "created": JSONValue(Timestamp.seconds),
      "model": .string(state.model.info.name), "choices": [choice], "usage": OpenAIAnswers.usage([end.end.usage]),
    ]
  }

  private func stream(_ chat: PreparedChat, wantsUsage: Bool, to sink: inout EventSink) async throws {
    let (id, created) = (RandomName.make("chatcmpl-"), Timestamp.seconds)
    func chunk(_ choices: [JSONValue], usage: JSONValue? = nil) -> JSONValue {
      var members: [JSONValue.Member] = [
        JSONValue.Member("id", .string(id)), JSONValue.Member("object", "chat.completion.chunk"),
        JSONValue.Member("created", JSONValue(created)), JSONValue.Member("model", .string(state.model.info.name)),
        JSONValue.Member("choices", .array(choices)),
      ]
      if let usage { members.append(JSONValue.Member("usage", usage)) }
      return .object(members)
    }
    func choice(_ delta: JSONValue, logprobs: JSONValue = .null, reason: JSONValue = .null) -> JSONValue {
      ["index": 0, "delta": delta, "logprobs": logprobs, "finish_reason": reason]
    }
    try await sink.send(chunk([choice(["role": "assistant", "content": ""])]))
    var calls = 0
    let end = try await state.run(chat) { delta in
      if !delta.text.isEmpty || !delta.tokens.isEmpty {
        let logprobs = OpenAIAnswers.logProbabilities(delta.tokens, state.model.tokenizer)
        try await sink.send(chunk([choice(["content": .string(delta.text)], logprobs: logprobs)]))
      }
      if !delta.calls.isEmpty {
        try await sink.send(chunk([choice(["tool_calls": OpenAIAnswers.calls(delta.calls, from: calls)])]))
        calls += delta.calls.count
      }
    }
    try await sink.send(chunk([choice([:], reason: OpenAIAnswers.finishReason(end))]))
    if wantsUsage { try await sink.send(chunk([], usage: OpenAIAnswers.usage([end.end.usage]))) }
  }
}
