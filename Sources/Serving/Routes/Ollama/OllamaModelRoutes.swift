import HTTPTypes
import Hummingbird
import Inference

/// `/api/tags`, `/api/show`, `/api/ps`, `/api/version`: the one model there is (ollama/ollama `docs/api.md`).
struct OllamaModelRoutes {
  let state: ServerState

  /// The edition of Ollama's API that is spoken, for clients that ask.
  private static let apiVersion = "0.12.0"

  func add(to router: Router<BasicRequestContext>) {
    router.get("/api/tags") { [self] _, _ in Response.json(["models": [.object(entry)]]) }
    router.get("/api/ps") { [self] _, _ in
      let running = [
        JSONValue.Member("expires_at", "9999-12-31T23:59:59Z"), JSONValue.Member("size_vram", 0),
        JSONValue.Member("context_length", JSONValue(info.contextLength)),
      ]
      return Response.json(["models": [.object(entry + running)]])
    }
    router.get("/api/version") { _, _ in Response.json(["version": .string(Self.apiVersion)]) }
    router.post("/api/show") { [self] request, _ in
      var request = request
      _ = try await state.fields(of: &request)
      return Response.json(shown)
    }
  }

  private var info: ModelInfo { state.model.info }

  private var details: JSONValue {
    [
      "parent_model": "", "format": "gguf", "family": .string(info.architecture),
      "families": [.string(info.architecture)],
      "parameter_size": .string(Self.size(info.parameterCount)), "quantization_level": .string(info.quantization),
    ]
  }

  private var entry: [JSONValue.Member] {
    [
      JSONValue.Member("name", .string(info.name)), JSONValue.Member("model", .string(info.name)),
      JSONValue.Member("modified_at", .string(Timestamp.text(info.modified))),
      JSONValue.Member("size", JSONValue(info.byteCount)),
      JSONValue.Member("digest", ""), JSONValue.Member("details", details),
    ]
  }

  private var shown: JSONValue {
    let tools: [JSONValue] = state.model.template.name == "plain" ? [] : ["tools"]
    return [
      "modelfile": "", "parameters": "", "template": .string(state.model.template.name), "details": details,
      "model_info": [
        "general.architecture": .string(info.architecture), "general.parameter_count": JSONValue(info.parameterCount),
        "\(info.architecture).context_length": JSONValue(info.contextLength),
      ],
      "capabilities": .array(info.isEmbedding ? ["embedding"] : ["completion"] + tools),
      "modified_at": .string(Timestamp.text(info.modified)),
    ]
  }

  /// `135M`, `1.5B`.
  private static func size(_ count: Int) -> String {
    func tenths(_ unit: Int) -> String {
      let value = (count * 10 + unit / 2) / unit
      return value % 10 == 0 ? "\(value / 10)" : "\(value / 10).\(value % 10)"
    }
    return count >= 1_000_000_000
      ? tenths(1_000_000_000) + "B" : count >= 1_000_000 ? tenths(1_000_000) + "M" : tenths(1_000) + "K"
  }
}
