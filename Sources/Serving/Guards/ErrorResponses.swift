import HTTPTypes
import Hummingbird
import Inference

/// Turns what a route or guard throws into the answer of the API that was asked, and counts every answer.
struct ErrorResponses<Context: RequestContext>: RouterMiddleware {
  let metrics: Metrics

  @concurrent func handle(
    _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    let response: Response
    do {
      response = try await next(request, context)
    } catch {
      response = Self.response(to: error, path: request.uri.path)
    }
    metrics.countRequest(status: Int(response.status.code))
    return response
  }

  private static func response(to error: any Error, path: String) -> Response {
    var failure = APIError(error)
    if let error = error as? any HTTPResponseError {
      failure = APIError(error.status, message(error.status, path: path))
    }
    var response = Response.json(ErrorShape(path: path).body(failure), status: failure.status)
    if let seconds = failure.retryAfter { response.headers[.retryAfter] = String(seconds) }
    if failure.status == .unauthorized { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }

  private static func message(_ status: HTTPResponse.Status, path: String) -> String {
    switch status {
    case .notFound: "there is nothing at \(path)"
    case .methodNotAllowed: "\(path) does not know this method"
    case .contentTooLarge: "the body is too large"
    default: status.reasonPhrase
    }
  }
}

extension Response {
  /// An answer with a JSON body.
  static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
    let bytes = value.bytes()
    return Response(
      status: status, headers: [.contentType: "application/json"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}
