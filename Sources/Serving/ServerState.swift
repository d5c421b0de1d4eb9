import Hummingbird
import Inference

/// What the routes of one server share.
final class ServerState: Sendable {
  let model: ServedModel
  let options: ServerOptions
  let metrics = Metrics()
  let admission: Admission
  let started = Timestamp.seconds

  init(_ model: ServedModel, _ options: ServerOptions) {
    self.model = model
    self.options = options
    admission = Admission(limit: options.slots + options.queue)
  }

  /// The fields of a request's body, which is left behind so that the client can be watched. Errors: 400, 413.
  func fields(of request: inout Request) async throws -> RequestFields {
    let length = request.headers[.contentLength].flatMap { Int($0) }
    if let length, length > options.bodyLimit { throw tooLarge }
    let body: ByteBuffer
    do {
      body = try await request.collectBody(upTo: options.bodyLimit)
    } catch let error as any HTTPResponseError where error.status == .contentTooLarge {
      throw tooLarge
    }
    return try RequestFields(body: Array(body.readableBytesView))
  }

  private var tooLarge: APIError { APIError(.contentTooLarge, "the body is larger than \(options.bodyLimit) bytes") }
}
