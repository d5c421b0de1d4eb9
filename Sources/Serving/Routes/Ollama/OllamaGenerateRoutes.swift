import HTTPTypes
import Hummingbird
import Inference

/// `/api/generate` (ollama/ollama `docs/api.md`, “Generate a completion”).
struct OllamaGenerateRoutes {
  let state: ServerState

  func add(to router: Router<BasicRequestContext>) {
    router.post("/api/generate") { [self] request, _ in
      var request = request
      let fields = try await state.fields(of: &request)
      let model = state.model.info.name
      let prompt = try fields.string("prompt") ?? ""
      let streams = try fields.bool("stream") ?? true
      @Sendable func response(_ text: String) -> JSONValue.Member { JSONValue.Member("response", .string(text)) }
      guard !prompt.isEmpty else {
        return Response.json(
          OllamaAnswers.event(model, [response(""), JSONValue.Member("done_reason", "load")], isDone: true))
      }
      let place = try state.admission.enter()
      let prepared = try prepare(prompt, fields)
      guard streams else {
        return try await request.whole {
          defer { withExtendedLifetime(place) {} }
          let (answer, end) = try await state.answer(prepared)
          return OllamaAnswers.event(model, [response(answer.text)] + OllamaAnswers.ending(end.end), isDone: true)
        }
      }
      return request.stream(.lines) { sink in
        defer { withExtendedLifetime(place) {} }
        let end = try await state.run(prepared) { delta in
          if !delta.text.isEmpty { try await sink.send(OllamaAnswers.event(model, [response(delta.text)])) }
        }
        try await sink.send(OllamaAnswers.event(model, [response("")] + OllamaAnswers.ending(end.end), isDone: true))
      }
    }
  }

  /// With `raw` the prompt as it is, else as a user's message.
  private func prepare(_ prompt: String, _ fields: RequestFields) throws(APIError) -> PreparedChat {
    for name in ["suffix", "template"] {
      if let text = try fields.string(name), !text.isEmpty { throw .invalid("\(name) is not supported", field: name) }
    }
    if let images = try fields.array("images"), !images.isEmpty {
      throw .invalid("images cannot be read", field: "images")
    }
    let options = try fields.ollamaOptions()
    guard try fields.bool("raw") ?? false else {
      var chat = ChatRequest(messages: [ChatMessage(.user, prompt)])
      if let system = try fields.string("system"), !system.isEmpty {
        chat.messages.insert(ChatMessage(.system, system), at: 0)
      }
      chat.toolChoice = .none
      chat.options = options
      chat.format = try fields.ollamaFormat()
      return try state.model.prepare(chat)
    }
    var request = try state.model.prepare(state.model.tokenizer.encode(prompt, framed: true), options)
    do {
      request.constraint = try state.model.constraint(fields.ollamaFormat())
    } catch let error as APIError {
      throw error
    } catch {
      throw APIError(error)
    }
    return PreparedChat(request: request)
  }
}
