import HTTPTypes
import Hummingbird
import Inference

/// `/api/embed`, and `/api/embeddings` before it (ollama/ollama `docs/api.md`, “Generate embeddings”).
struct OllamaEmbedRoutes {
  let state: ServerState

  func add(to router: Router<BasicRequestContext>) {
    router.post("/api/embed") { [state] request, _ in
      var request = request
      let fields = try await state.fields(of: &request)
      let place = try state.admission.enter()
      let input = try state.embeddingInput(fields)
      return try await request.whole {
        defer { withExtendedLifetime(place) {} }
        let start = ContinuousClock.now
        let (vectors, tokens) = try await state.embed(input)
        return [
          "model": .string(state.model.info.name), "embeddings": .array(vectors.map(Self.numbers)),
          "total_duration": JSONValue((ContinuousClock.now - start).nanoseconds), "load_duration": 0,
          "prompt_eval_count": JSONValue(tokens),
        ]
      }
    }
    router.post("/api/embeddings") { [state] request, _ in
      var request = request
      let fields = try await state.fields(of: &request)
      guard let prompt = try fields.string("prompt") else { throw fields.missing("prompt") }
      let place = try state.admission.enter()
      return try await request.whole {
        defer { withExtendedLifetime(place) {} }
        let (vectors, _) = try await state.embed([state.model.tokenizer.encode(prompt, framed: true)])
        return ["embedding": Self.numbers(vectors.first ?? [])]
      }
    }
  }

  private static func numbers(_ vector: [Float]) -> JSONValue { .array(vector.map { JSONValue(Double($0)) }) }
}
