import Foundation
import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Inference
@testable import Serving

struct PressureTests {
  private static func wait(_ holds: () -> Bool) async throws {
    for _ in 0..<500 where !holds() { try await Task.sleep(for: .milliseconds(10)) }
    #expect(holds())
  }

  @Test("a client that goes away frees its place at once, streamed or not", arguments: [true, false])
  func lostClient(isStream: Bool) async throws {
    let scripted = try ScriptedServer(answer: "for ever ", isEndless: true)
    try await scripted.live { client in
      let descriptor = try RawClient.connect(client.port ?? 0)
      let body = "{\"prompt\": \"x\", \"stream\": \(isStream)}"
      RawClient.write(
        descriptor,
        "POST /v1/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
          + body)
      if isStream {
        let head = await RawClient.read(descriptor)
        #expect(head.hasPrefix("HTTP/1.1 200"))
      }
      try await Self.wait { scripted.generator.running == 1 }
      close(descriptor)
      try await Self.wait { scripted.generator.running == 0 && scripted.state.admission.inside == 0 }
      #expect(scripted.generator.cancelled == 1)
    }
  }

  @Test("beyond slots and queue a client is told when to come back")
  func full() async throws {
    let scripted = try ScriptedServer(isEndless: true) { options in
      options.slots = 1
      options.queue = 0
    }
    try await scripted.live { client in
      let place = try scripted.state.admission.enter()
      let refused = try await client.post("/v1/completions", ["prompt": "x"])
      #expect(refused.status == 429)
      #expect(refused.headers[.retryAfter] == "1")
      #expect(try await client.get("/v1/models").status == 200)
      withExtendedLifetime(place) {}
    }
    #expect(scripted.state.admission.inside == 0)
  }

  @Test("a server that ends lets nothing in and says so")
  func draining() async throws {
    let scripted = try ScriptedServer()
    try await scripted.live { client in
      scripted.state.admission.drain()
      let refused = try await client.post("/api/generate", ["prompt": "x"])
      #expect(refused.status == 503)
      #expect(refused.headers[.retryAfter] != nil)
      #expect(try await client.get("/health").status == 503)
    }
  }

  @Test("metrics count requests, tokens and endings")
  func metrics() async throws {
    try await ScriptedServer().live { client in
      _ = try await client.post("/v1/completions", ["prompt": "four"])
      _ = try await client.get("/v1/nothing")
      let text = try await client.get("/metrics").text
      for line in [
        "skillc_http_requests_total{status=\"200\"} 1", "skillc_http_requests_total{status=\"404\"} 1",
        "skillc_prompt_tokens_total 4",
        "skillc_generated_tokens_total 13", "skillc_generations_total{reason=\"stop\"} 1",
        "skillc_first_token_seconds_count 1",
      ] {
        #expect(text.contains(line), "\(line) in \(text)")
      }
    }
  }
}
