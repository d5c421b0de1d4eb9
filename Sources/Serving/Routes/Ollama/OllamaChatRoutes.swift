import HTTPTypes
import Hummingbird
import Inference

/// `/api/chat` (ollama/ollama `docs/api.md`, “Generate a chat completion”).
struct OllamaChatRoutes {
  let state: ServerState

  func add(to router: Router<BasicRequestContext>) {
    router.post("/api/chat") { [state] request, _ in
      var request = request
      let fields = try await state.fields(of: &request)
      let model = state.model.info.name
      let chat = try fields.ollamaChat()
      let streams = try fields.bool("stream") ?? true
      // Without messages Ollama loads the model: it is.
      guard !chat.messages.isEmpty else {
        return Response.json(
          OllamaAnswers.event(
            model,
            [JSONValue.Member("message", OllamaAnswers.message(ChatDelta())), JSONValue.Member("done_reason", "load")],
            isDone: true))
      }
      let place = try state.admission.enter()
      let prepared = try state.model.prepare(chat)
      guard streams else {
        return try await request.whole {
          defer { withExtendedLifetime(place) {} }
          let (answer, end) = try await state.answer(prepared)
          let message = JSONValue.Member("message", OllamaAnswers.message(answer))
          return OllamaAnswers.event(model, [message] + OllamaAnswers.ending(end.end), isDone: true)
        }
      }
      return request.stream(.lines) { sink in
        defer { withExtendedLifetime(place) {} }
        let end = try await state.run(prepared) { delta in
          guard !delta.text.isEmpty || !delta.calls.isEmpty else { return }
          try await sink.send(OllamaAnswers.event(model, [JSONValue.Member("message", OllamaAnswers.message(delta))]))
        }
        let last = JSONValue.Member("message", OllamaAnswers.message(ChatDelta()))
        try await sink.send(OllamaAnswers.event(model, [last] + OllamaAnswers.ending(end.end), isDone: true))
      }
    }
  }
}
