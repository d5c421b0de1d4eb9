import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Inference
@testable import Serving

struct OpenAITests {
  private static let ask: JSONValue = [
    "model": "script", "messages": [["role": "user", "content": "Hi"]], "max_tokens": 100, "temperature": 0,
  ]
  private static let tool: JSONValue = [
    "type": "function",
    "function": [
      "name": "set_level", "description": "Set the level.",
      "parameters": [
        "type": "object",
        "properties": [
          "level": ["enum": ["debug", "info"]], "days": ["type": "integer", "minimum": 1, "maximum": 9],
        ], "required": ["level", "days"], "additionalProperties": false,
      ],
    ],
  ]

  private static func with(_ base: JSONValue, _ more: [JSONValue.Member]) -> JSONValue {
    .object((base.members ?? []).filter { member in !more.contains { $0.name == member.name } } + more)
  }

  @Test("the model list tells the context's length")
  func models() async throws {
    try await ScriptedServer().live { client in
      let list = try await client.get("/v1/models").json
      #expect(list["object"] == "list")
      #expect(list["data"]?.array?.first?["context_length"] == 4096)
      #expect(try await client.get("/v1/models/script").json["id"] == "script")
      #expect(try await client.get("/v1/models/other").status == 404)
    }
  }

  @Test("a chat is answered whole, with its usage")
  func whole() async throws {
    let scripted = try ScriptedServer()
    try await scripted.live { client in
      let answer = try await client.post("/v1/chat/completions", Self.ask).json
      #expect(answer["object"] == "chat.completion")
      let choice = answer["choices"]?.array?.first
      #expect(choice?["message"] == ["role": "assistant", "content": "Hello, world!"])
      #expect(choice?["finish_reason"] == "stop")
      #expect(answer["usage"]?["completion_tokens"] == 13)
      let prompt = try scripted.prompt(of: #require(scripted.generator.seen.first))
      #expect(prompt == "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n")
      let short = try await client.post("/v1/chat/completions", Self.with(Self.ask, [.init("max_tokens", 5)])).json
      #expect(short["choices"]?.array?.first?["finish_reason"] == "length")
    }
  }

  @Test("a stream tells the same text in chunks, then the reason, the usage and its end")
  func stream() async throws {
    try await ScriptedServer(answer: "Grüße, 世界!").live { client in
      let body = Self.with(Self.ask, [.init("stream", true), .init("stream_options", ["include_usage": true])])
      let answer = try await client.post("/v1/chat/completions", body)
      #expect(answer.headers[.contentType] == "text/event-stream")
      #expect(answer.events.last == "[DONE]")
      let values = answer.eventValues
      #expect(values.allSatisfy { $0["object"] == "chat.completion.chunk" })
      let deltas = values.compactMap { $0["choices"]?.array?.first?["delta"] }
      #expect(deltas.first?["role"] == "assistant")
      #expect(values[values.count - 2]["choices"]?.array?.first?["finish_reason"] == "stop")
      #expect(values.last?["choices"] == [])
      #expect(values.last?["usage"]?["completion_tokens"]?.integer ?? 0 > 0)
    }
  }

  @Test(
    "a required tool is called with arguments that keep its schema, whole and streamed",
    arguments: ["chatml", "llama3", "mistral-v7", "mistral-v13", "plain"])
  func forcedTool(template: String) async throws {
    try await ScriptedServer(template: template).live { client in
      for seed in 1..<6 {
        let body = Self.with(
          Self.ask, [.init("tools", [Self.tool]), .init("tool_choice", "required"), .init("seed", JSONValue(seed))])
        let choice = try await client.post("/v1/chat/completions", body).json["choices"]?.array?.first
        #expect(choice?["finish_reason"] == "tool_calls")
        try Self.check(choice?["message"]?["tool_calls"]?.array?.first)
        let streamed = try await client.post("/v1/chat/completions", Self.with(body, [.init("stream", true)]))
          .eventValues
        let calls = streamed.compactMap { $0["choices"]?.array?.first?["delta"]?["tool_calls"]?.array?.first }
        #expect(calls.count == 1)
        try Self.check(calls.first)
      }
    }
  }

  private static func check(_ call: JSONValue?) throws {
    let function = try #require(call?["function"])
    #expect(call?["id"]?.string?.hasPrefix("call_") == true)
    #expect(function["name"] == "set_level")
    let arguments = try JSONValue(parsing: #require(function["arguments"]?.string))
    #expect(["debug", "info"].contains(arguments["level"]?.string))
    #expect((1...9).contains(arguments["days"]?.integer ?? 0))
  }

  @Test("a call the model makes of itself is read, and the text around it kept")
  func freeTool() async throws {
    let answer =
      "Let me see.\n<tool_call>\n{\"name\": \"set_level\", \"arguments\": {\"level\": \"info\", \"days\": 2}}\n</tool_call>"
    try await ScriptedServer(answer: answer).live { client in
      let body = Self.with(Self.ask, [.init("tools", [Self.tool]), .init("max_tokens", 1000)])
      let choice = try await client.post("/v1/chat/completions", body).json["choices"]?.array?.first
      #expect(choice?["finish_reason"] == "tool_calls")
      #expect(choice?["message"]?["content"] == "Let me see.\n")
      try Self.check(choice?["message"]?["tool_calls"]?.array?.first)
      // Without tools it is text like any other.
      let plain = try await client.post("/v1/chat/completions", Self.with(Self.ask, [.init("max_tokens", 1000)])).json
      #expect(plain["choices"]?.array?.first?["message"]?["content"] == .string(answer))
    }
  }

  @Test("response_format holds the answer to a schema")
  func schema() async throws {
    let schema: JSONValue = [
      "type": "object",
      "properties": ["n": ["enum": ["a", "b"]], "k": ["type": "integer", "minimum": 0, "maximum": 20]],
      "required": ["n", "k"], "additionalProperties": false,
    ]
    try await ScriptedServer().live { client in
      let format: JSONValue = ["type": "json_schema", "json_schema": ["name": "x", "strict": true, "schema": schema]]
      for seed in 1..<8 {
        let body = Self.with(Self.ask, [.init("response_format", format), .init("seed", JSONValue(seed))])
        let content = try await client.post("/v1/chat/completions", body).json["choices"]?.array?.first?["message"]?[
          "content"]?.string
        let value = try JSONValue(parsing: #require(content))
        #expect(["a", "b"].contains(value["n"]?.string))
        #expect((0...20).contains(value["k"]?.integer ?? -1))
      }
      let odd: JSONValue = [
        "type": "json_schema", "json_schema": ["name": "x", "schema": ["type": "integer", "multipleOf": 3]],
      ]
      let refused = try await client.post("/v1/chat/completions", Self.with(Self.ask, [.init("response_format", odd)]))
      #expect(refused.status == 400)
      #expect(refused.json["error"]?["message"]?.string?.contains("multipleOf") == true)
    }
  }

  @Test("log-probabilities come with every token that was asked for")
  func logProbabilities() async throws {
    try await ScriptedServer(answer: "ab").live { client in
      let body = Self.with(Self.ask, [.init("logprobs", true), .init("top_logprobs", 1)])
      let content = try await client.post("/v1/chat/completions", body).json["choices"]?.array?.first?["logprobs"]?[
        "content"]
      #expect(content?.array?.count == 2)
      #expect(content?.array?.first?["token"] == "a")
      #expect(content?.array?.first?["top_logprobs"]?.array?.count == 1)
      let text = try await client.post("/v1/completions", ["prompt": "x", "logprobs": 1]).json["choices"]?.array?
        .first?["logprobs"]
      #expect(text?["tokens"] == ["a", "b"])
      #expect(text?["text_offset"] == [0, 1])
    }
  }

  @Test("completions continue texts, lists of texts and tokens")
  func completions() async throws {
    let scripted = try ScriptedServer(answer: "end")
    try await scripted.live { client in
      let prompts: [(JSONValue, Int)] = [("Once", 1), (["a", "b", "c"], 3), ([72, 105], 1), ([[72], [105]], 2)]
      for (prompt, count) in prompts {
        let answer = try await client.post("/v1/completions", ["prompt": prompt, "stop": ["x"], "ignore_eos": true])
          .json
        #expect(answer["choices"]?.array?.count == count)
        #expect(answer["choices"]?.array?.last?["text"] == "end")
        #expect(answer["choices"]?.array?.last?["index"] == JSONValue(count - 1))
      }
      let seen = try #require(scripted.generator.seen.last)
      #expect(seen.stopStrings == [[0x78]])
      #expect(seen.ignoresEndTokens)
      let events = try await client.post("/v1/completions", ["prompt": "Once", "stream": true]).eventValues
      #expect(events.compactMap { $0["choices"]?.array?.first?["text"]?.string }.joined() == "end")
    }
  }

  @Test(
    "what is wrong with a request is named, in OpenAI's shape",
    arguments: [
      ("{\"model\":", "no JSON", 400), ("{\"model\": \"x\"}", "messages", 400), ("[]", "object", 400),
      ("{\"messages\": []}", "empty", 400), ("{\"messages\": [{\"role\": \"king\", \"content\": \"x\"}]}", "king", 400),
      ("{\"messages\": [{\"role\": \"user\", \"content\": 3}]}", "messages[0].content", 400),
      ("{\"messages\": [{\"role\": \"user\", \"content\": [{\"type\": \"image_url\"}]}]}", "image_url", 400),
      ("{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"temperature\": \"hot\"}", "temperature", 400),
      ("{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"top_p\": 2}", "top_p", 400),
      ("{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"n\": 2}", "n must be 1", 400),
      ("{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"tool_choice\": \"required\"}", "no tools", 400),
      (
        "{\"messages\": [{\"role\": \"user\", \"content\": \"x\"}], \"response_format\": {\"type\": \"xml\"}}", "xml",
        400
      ),
    ])
  func refusals(body: String, named: String, status: Int) async throws {
    try await ScriptedServer().live { client in
      let answer = try await client.send(.post, "/v1/chat/completions", [:], Array(body.utf8))
      #expect(answer.status == status)
      let message = answer.json["error"]?["message"]?.string ?? ""
      #expect(message.contains(named), "\(message)")
      #expect(answer.json["error"]?["type"] == "invalid_request_error")
    }
  }

  @Test("a prompt that fills the context is refused with both numbers")
  func context() async throws {
    try await ScriptedServer(context: 20).live { client in
      let answer = try await client.post("/v1/completions", ["prompt": .string(String(repeating: "a", count: 30))])
      #expect(answer.status == 400)
      #expect(answer.json["error"]?["code"] == "context_length_exceeded")
      #expect(answer.json["error"]?["message"]?.string?.contains("30 tokens") == true)
    }
  }

  @Test("embeddings come as numbers and as Base64, and only from a model that makes them")
  func embeddings() async throws {
    try await ScriptedServer(isEmbedding: true).live { client in
      let answer = try await client.post("/v1/embeddings", ["model": "x", "input": ["ab", "c"]]).json
      let expected: [JSONValue] = [[2, .number("0.5")], [1, .number("0.5")]]
      #expect(answer["data"]?.array?.compactMap { $0["embedding"] } == expected)
      #expect(answer["usage"]?["prompt_tokens"] == 3)
      let base = try await client.post("/v1/embeddings", ["input": "ab", "encoding_format": "base64"]).json
      #expect(base["data"]?.array?.first?["embedding"] == "AAAAQAAAAD8=")
      #expect(try await client.post("/v1/completions", ["prompt": "x"]).status == 400)
    }
    try await ScriptedServer().live { client in
      let refused = try await client.post("/v1/embeddings", ["input": "ab"])
      #expect(refused.status == 400)
    }
  }
}
