import HTTPTypes
import Hummingbird
import Inference

/// How events are written, one after the other, while an answer is being generated.
enum EventFraming {
  /// Server-sent events (HTML standard, section 9.2), ended by `[DONE]`: OpenAI.
  case serverSentEvents
  /// One JSON value a line: Ollama.
  case lines

  var contentType: String { self == .lines ? "application/x-ndjson" : "text/event-stream" }

  func frame(_ value: JSONValue) -> [UInt8] {
    self == .lines ? value.bytes() + [0x0A] : Array("data: ".utf8) + value.bytes() + [0x0A, 0x0A]
  }
}

/// Where a route writes its events.
struct EventSink {
  fileprivate let framing: EventFraming
  /// Written to by one task alone, the one that runs the answer.
  fileprivate nonisolated(unsafe) var writer: any ResponseBodyWriter

  /// Errors: when the client has gone.
  mutating func send(_ value: JSONValue) async throws {
    try await writer.write(ByteBuffer(bytes: framing.frame(value)))
  }

  fileprivate mutating func sendDone() async throws {
    if framing == .serverSentEvents { try await writer.write(ByteBuffer(bytes: Array("data: [DONE]\n\n".utf8))) }
  }
}

extension Request {
  /// An answer in events. When the client goes away, `produce` is cancelled at once. An error on the way is the last event.
  func stream(
    _ framing: EventFraming, _ produce: @escaping @Sendable (inout EventSink) async throws -> Void
  ) -> Response {
    let (body, shape) = (body, ErrorShape(path: uri.path))
    let content = ResponseBody { writer in
      var sink = EventSink(framing: framing, writer: writer)
      try await body.consumeWithCancellationOnInboundClose { _ in
        do {
          try await produce(&sink)
          try await sink.sendDone()
        } catch let error where !(error is CancellationError) {
          try await sink.send(shape.body(APIError(error)))
        }
      }
      try await writer.finish(nil)
    }
    return Response(
      status: .ok,
      // The connection is watched for its end while the answer runs, and cannot be used again.
      headers: [.contentType: framing.contentType, .cacheControl: "no-cache", .connection: "close"], body: content)
  }

  /// An answer in one piece. When the client goes away, `produce` is cancelled at once.
  func whole(_ produce: @escaping @Sendable () async throws -> JSONValue) async throws -> Response {
    let value = try await body.consumeWithCancellationOnInboundClose { _ in try await produce() }
    var response = Response.json(value)
    response.headers[.connection] = "close"
    return response
  }
}
