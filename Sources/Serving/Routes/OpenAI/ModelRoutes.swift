import HTTPTypes
import Hummingbird
import Inference

/// `/v1/models`: the one model there is.
struct ModelRoutes {
  let state: ServerState

  func add(to router: Router<BasicRequestContext>) {
    router.get("/v1/models") { [state] _, _ in
      Response.json(["object": "list", "data": [Self.model(state)]])
    }
    router.get("/v1/models/{name}") { [state] _, context in
      guard context.parameters.get("name") == state.model.info.name else {
        throw APIError(.notFound, "there is no such model", field: "model", code: "model_not_found")
      }
      return Response.json(Self.model(state))
    }
  }

  private static func model(_ state: ServerState) -> JSONValue {
    let info = state.model.info
    return [
      "id": .string(info.name), "object": "model",
      "created": JSONValue(info.modified == 0 ? state.started : info.modified),
      "owned_by": "skillc", "context_length": JSONValue(info.contextLength),
      "max_model_len": JSONValue(info.contextLength),
    ]
  }
}
