import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Inference
@testable import Serving

struct OllamaTests {
  @Test("generate streams lines whose texts are the answer, the last one with the numbers")
  func generate() async throws {
    let scripted = try ScriptedServer(answer: "Once more.")
    try await scripted.live { client in
      let stream = try await client.post("/api/generate", ["model": "script", "prompt": "Hi", "raw": true])
      #expect(stream.headers[.contentType] == "application/x-ndjson")
      let values = stream.eventValues
      #expect(values.compactMap { $0["response"]?.string }.joined() == "Once more.")
      #expect(values.last?["done"] == true)
      #expect(values.last?["eval_count"] == 10)
      #expect(values.dropLast().allSatisfy { $0["done"] == false })
      let whole = try await client.post(
        "/api/generate", ["prompt": "Hi", "stream": false, "system": "Be brief.", "options": ["num_predict": 4]]
      ).json
      #expect(whole["response"] == "Once")
      #expect(whole["done_reason"] == "length")
      let requests = scripted.generator.seen
      #expect(try scripted.prompt(of: requests[0]) == "Hi")
      #expect(
        try scripted.prompt(of: requests[1]).hasPrefix("<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHi"))
      #expect(try await client.post("/api/generate", ["model": "script"]).json["done_reason"] == "load")
    }
  }

  @Test("chat answers whole and in lines, with calls as objects")
  func chat() async throws {
    let answer = "<tool_call>{\"name\": \"go\", \"arguments\": {\"far\": true}}</tool_call>"
    try await ScriptedServer(answer: answer).live { client in
      let tools: JSONValue = [
        [
          "type": "function",
          "function": ["name": "go", "parameters": ["type": "object", "properties": ["far": ["type": "boolean"]]]],
        ]
      ]
      let body: JSONValue = ["messages": [["role": "user", "content": "Go"]], "stream": false, "tools": tools]
      let whole = try await client.post("/api/chat", body).json
      #expect(whole["message"]?["role"] == "assistant")
      #expect(whole["message"]?["tool_calls"] == [["function": ["name": "go", "arguments": ["far": true]]]])
      let lines = try await client.post("/api/chat", ["messages": [["role": "user", "content": "Go"]]]).eventValues
      #expect(lines.compactMap { $0["message"]?["content"]?.string }.joined() == answer)
      #expect(lines.last?["done"] == true)
      #expect(try await client.post("/api/chat", ["messages": []]).json["done_reason"] == "load")
    }
  }

  @Test("format holds the answer to JSON or to a schema")
  func format() async throws {
    try await ScriptedServer().live { client in
      let schema: JSONValue = ["type": "object", "properties": ["n": ["enum": ["a", "b"]]], "required": ["n"]]
      let body: JSONValue = ["messages": [["role": "user", "content": "Hi"]], "stream": false, "format": schema]
      let content = try await client.post("/api/chat", body).json["message"]?["content"]?.string
      let value = try JSONValue(parsing: #require(content))
      #expect(["a", "b"].contains(value["n"]?.string))
      #expect(
        try await client.post("/api/chat", ["messages": [["role": "user", "content": "Hi"]], "format": 3]).status == 400
      )
    }
  }

  @Test("the model is listed, shown and running")
  func models() async throws {
    try await ScriptedServer().live { client in
      let model = try await client.get("/api/tags").json["models"]?.array?.first
      #expect(model?["name"] == "script")
      #expect(model?["modified_at"] == "2023-11-14T22:13:20.000000Z")
      #expect(model?["details"]?["parameter_size"] == "134.5M")
      #expect(
        try await client.post("/api/show", ["model": "script"]).json["model_info"]?["llama.context_length"] == 4096)
      #expect(try await client.get("/api/ps").json["models"]?.array?.first?["context_length"] == 4096)
      #expect(try await client.get("/api/version").json["version"]?.string != nil)
    }
  }

  @Test("embed gives a vector a text")
  func embed() async throws {
    try await ScriptedServer(isEmbedding: true).live { client in
      let answer = try await client.post("/api/embed", ["model": "x", "input": ["ab", "c"]]).json
      #expect(answer["embeddings"] == [[2, .number("0.5")], [1, .number("0.5")]])
      #expect(try await client.post("/api/embeddings", ["prompt": "ab"]).json["embedding"] == [2, .number("0.5")])
    }
  }

  @Test("errors are told in Ollama's shape")
  func errors() async throws {
    try await ScriptedServer().live { client in
      let answer = try await client.send(.post, "/api/chat", [:], Array("{".utf8))
      #expect(answer.status == 400)
      #expect(answer.json["error"]?.string?.contains("no JSON") == true)
      #expect(try await client.get("/api/nothing").json["error"]?.string != nil)
    }
  }
}
