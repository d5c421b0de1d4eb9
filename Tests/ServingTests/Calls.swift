import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging

@testable import Inference
@testable import Serving

/// An answer of the server, read.
struct Answer {
  let status: Int
  let headers: HTTPFields
  let text: String

  var json: JSONValue { (try? JSONValue(parsing: text)) ?? .null }
  /// The events of a stream: the values of `data:` lines, or of lines.
  var events: [String] {
    text.split(separator: "\n").map { $0.hasPrefix("data: ") ? String($0.dropFirst(6)) : String($0) }
  }
  var eventValues: [JSONValue] { events.compactMap { try? JSONValue(parsing: $0) } }
}

extension ScriptedServer {
  /// Runs the server at a free port.
  func live(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
    var logger = Logger(label: "tests")
    logger.logLevel = .critical
    try await server.application(logger: logger).test(.ahc(.http)) { client in try await body(client) }
  }
}

extension TestClientProtocol {
  func get(_ path: String, _ headers: HTTPFields = [:]) async throws -> Answer {
    try await send(.get, path, headers, nil)
  }

  func post(_ path: String, _ body: JSONValue, _ headers: HTTPFields = [:]) async throws -> Answer {
    try await send(.post, path, headers, body.bytes())
  }

  func send(_ method: HTTPRequest.Method, _ path: String, _ headers: HTTPFields, _ body: [UInt8]?) async throws
    -> Answer
  {
    try await execute(uri: path, method: method, headers: headers, body: body.map { ByteBuffer(bytes: $0) }) {
      response in
      Answer(status: Int(response.status.code), headers: response.headers, text: String(buffer: response.body))
    }
  }
}
