import HTTPTypes
import HummingbirdTesting
import Testing

@testable import Inference
@testable import Serving

struct GuardTests {
  private static let token = "0123456789abcdef0123456789abcdef-token"

  private func server() throws -> ScriptedServer {
    try ScriptedServer { $0.token = Array(Self.token.utf8) }
  }

  @Test("without the right token every route is refused, whatever stands in the URL")
  func tokens() async throws {
    try await server().live { client in
      for path in ["/v1/models", "/api/tags", "/metrics", "/v1/models?token=\(Self.token)&api_key=\(Self.token)"] {
        #expect(try await client.get(path).status == 401)
        #expect(
          try await client.get(path, [.authorization: "Bearer " + String(repeating: "x", count: 38)]).status == 401)
        #expect(try await client.get(path, [.authorization: "Basic " + Self.token]).status == 401)
      }
      let refused = try await client.post("/v1/chat/completions", ["messages": []])
      #expect(refused.status == 401)
      #expect(refused.headers[.wwwAuthenticate] == "Bearer")
      #expect(refused.json["error"]?["code"] == "invalid_api_key")
      #expect(try await client.post("/api/chat", [:]).json["error"]?.string != nil)
      #expect(try await client.get("/v1/models", [.authorization: "Bearer " + Self.token]).status == 200)
      #expect(try await client.get("/v1/models", [.authorization: "bearer " + Self.token]).status == 200)
      #expect(try await client.get("/health").status == 200)
    }
  }

  @Test("a token is right only as a whole")
  func comparison() {
    let token = Array("secret".utf8)
    #expect(TokenGuard<BasicContext>.isEqual(token, token))
    for other in ["", "s", "secreT", "secret2", "xecret"] {
      #expect(!TokenGuard<BasicContext>.isEqual(Array(other.utf8), token))
    }
  }

  @Test("a foreign Host is misdirected, a foreign Origin forbidden, and no stranger gets a CORS header")
  func hosts() async throws {
    try await ScriptedServer().live { client in
      let port = client.port ?? 0
      func status(_ host: String, _ origin: String? = nil) async throws -> Int {
        try await RawClient.status(port: port, host: host, origin: origin)
      }
      #expect(try await status("localhost:\(port)") == 200)
      #expect(try await status("[::1]:\(port)") == 200)
      #expect(try await status("evil.example:\(port)") == 421)
      #expect(try await status("localhost.evil.example") == 421)
      #expect(try await status("localhost:x") == 421)
      #expect(try await status("localhost:\(port)", "http://localhost:\(port)") == 200)
      #expect(try await status("localhost:\(port)", "https://evil.example") == 403)
      #expect(try await status("localhost:\(port)", "null") == 403)
      let preflight = try await client.send(.options, "/v1/chat/completions", [.origin: "https://evil.example"], nil)
      #expect(preflight.headers[.accessControlAllowOrigin] == nil)
    }
  }

  @Test("a body over the limit is refused, whether its length is told or not")
  func bodies() async throws {
    try await ScriptedServer { $0.bodyLimit = 1_000 }.live { client in
      let large = try await client.send(.post, "/v1/completions", [:], [UInt8](repeating: 0x20, count: 2_000))
      #expect(large.status == 413)
      #expect(large.json["error"]?["message"]?.string?.contains("1000") == true)
      #expect(try await client.get("/v1/models").status == 200)
    }
  }

  @Test(
    "only loopback is open without TLS and a long token",
    arguments: ["0.0.0.0", "192.168.1.2", "example.org", "::", "128.0.0.1"])
  func openBinds(host: String) {
    var options = ServerOptions()
    options.host = host
    #expect(throws: InferenceError.self) { try options.check() }
    options.tlsCertificate = "a.pem"
    options.tlsKey = "a.key"
    #expect(throws: InferenceError.self) { try options.check() }
    options.token = [UInt8](repeating: 0x61, count: 31)
    #expect(throws: InferenceError.self) { try options.check() }
    options.token = [UInt8](repeating: 0x61, count: 32)
    #expect(throws: Never.self) { try options.check() }
  }

  @Test("loopback is what only this machine can reach", arguments: ["localhost", "127.0.0.1", "127.9.9.9", "::1"])
  func loopback(host: String) throws {
    #expect(ServerOptions.isLoopback(host))
    #expect(!ServerOptions.isLoopback(host + ".evil.example"))
  }
}
