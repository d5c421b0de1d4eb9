import HTTPTypes
import Hummingbird
import Inference

/// `/v1/completions`: a text, or tokens, to be continued as they are (OpenAI API reference, “Create completion”).
struct CompletionRoutes {
  let state: ServerState

  func add(to router: Router<BasicRequestContext>) {
    router.post("/v1/completions") { [self] request, _ in
      var request = request
      let fields = try await state.fields(of: &request)
      let place = try state.admission.enter()
      let requests = try prepare(fields)
      guard try fields.bool("stream") ?? false else {
        return try await request.whole {
          defer { withExtendedLifetime(place) {} }
          return try await whole(requests)
        }
      }
      guard let only = requests.first, requests.count == 1 else {
        throw APIError.invalid("a stream continues one prompt", field: "prompt")
      }
      let wantsUsage = try fields.wantsUsage()
      return request.stream(.serverSentEvents) { sink in
        defer { withExtendedLifetime(place) {} }
        try await stream(only, wantsUsage: wantsUsage, to: &sink)
      }
    }
  }

  private func prepare(_ fields: RequestFields) throws(APIError) -> [PreparedChat] {
    var options = try fields.openAIOptions()
    options.alternatives = try fields.integer("logprobs", in: 0...20)
    if try fields.bool("echo") ?? false { throw .invalid("echo is not supported", field: "echo") }
    if let suffix = try fields.string("suffix"), !suffix.isEmpty {
      throw .invalid("suffix is not supported", field: "suffix")
    }
    var requests: [PreparedChat] = []
    for prompt in try prompts(fields) {
      requests.append(PreparedChat(request: try state.model.prepare(prompt, options)))
    }
    return requests
  }

  /// A string, an array of strings, an array of token numbers, or an array of these.
  private func prompts(_ fields: RequestFields) throws(APIError) -> [[TokenID]] {
    guard let prompt = fields["prompt"] else { throw fields.missing("prompt") }
    let tokenizer = state.model.tokenizer
    func tokens(_ value: JSONValue) throws(APIError) -> [TokenID] {
      if let text = value.string { return tokenizer.encode(text, framed: true) }
      var tokens: [TokenID] = []
      for number in value.array ?? [] {
        guard let token = number.integer, token >= 0, token < tokenizer.vocabulary.count else {
          throw .invalid("\(number.text()) is no token number", field: "prompt")
        }
        tokens.append(TokenID(token))
      }
      return tokens
    }
    guard let list = prompt.array else {
      guard prompt.string != nil else {
        throw .invalid("expected prompt to be a string or an array, found \(prompt.kind)", field: "prompt")
      }
      return [try tokens(prompt)]
    }
    guard list.count <= 128 || list[0].integer != nil else { throw .invalid("more than 128 prompts", field: "prompt") }
    if list.first?.integer != nil { return [try tokens(prompt)] }
    guard !list.isEmpty else { throw .invalid("prompt is empty", field: "prompt") }
    var all: [[TokenID]] = []
    for value in list {
      guard value.string != nil || value.array != nil else {
        throw .invalid("a prompt is \(value.kind)", field: "prompt")
      }
      all.append(try tokens(value))
    }
    return all
  }

  private func whole(_ requests: [PreparedChat]) async throws -> JSONValue {
    var answers: [Int: (delta: ChatDelta, end: ChatEnd)] = [:]
    try await withThrowingTaskGroup(of: (Int, ChatDelta, ChatEnd).self) { group in
      for (index, request) in requests.enumerated() {
        group.addTask {
          let (answer, end) = try await state.answer(request)
          return (index, answer, end)
        }
      }
      for try await (index, answer, end) in group { answers[index] = (answer, end) }
    }
    let ordered = answers.sorted { $0.key < $1.key }.map(\.value)
    let choices = ordered.enumerated().map { index, one in
      choice(index, one.delta.text, one.delta.tokens, OpenAIAnswers.finishReason(one.end))
    }
    let usage = OpenAIAnswers.usage(ordered.map(\.end.end.usage))
    return answer(RandomName.make("cmpl-"), choices, usage: usage)
  }

  private func choice(_ index: Int, _ text: String, _ tokens: [GeneratedToken], _ reason: JSONValue, offset: Int = 0)
    -> JSONValue
  {
    [
      "text": .string(text), "index": JSONValue(index),
      "logprobs": OpenAIAnswers.textLogProbabilities(tokens, state.model.tokenizer, offset: offset),
      "finish_reason": reason,
    ]
  }

  private func answer(_ id: String, _ choices: [JSONValue], usage: JSONValue? = nil) -> JSONValue {
    let members = [
      JSONValue.Member("id", .string(id)), JSONValue.Member("object", "text_completion"),
      JSONValue.Member("created", JSONValue(Timestamp.seconds)),
      JSONValue.Member("model", .string(state.model.info.name)),
      JSONValue.Member("choices", .array(choices)),
    ]
    return .object(members + (usage.map { [JSONValue.Member("usage", $0)] } ?? []))
  }

  private func stream(_ request: PreparedChat, wantsUsage: Bool, to sink: inout EventSink) async throws {
    let id = RandomName.make("cmpl-")
    var offset = 0
    let end = try await state.run(request) { delta in
      try await sink.send(answer(id, [choice(0, delta.text, delta.tokens, .null, offset: offset)]))
      offset += delta.text.unicodeScalars.count
    }
    try await sink.send(answer(id, [choice(0, "", [], OpenAIAnswers.finishReason(end))]))
    if wantsUsage { try await sink.send(answer(id, [], usage: OpenAIAnswers.usage([end.end.usage]))) }
  }
}
