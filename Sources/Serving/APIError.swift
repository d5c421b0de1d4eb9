import HTTPTypes
import Inference

/// What a client is told when its request fails. How it is written depends on the API that was asked.
struct APIError: Error, Equatable {
  var status: HTTPResponse.Status
  var message: String
  /// The field to blame.
  var field: String?
  /// A word for programs.
  var code: String?
  /// Seconds after which to try again.
  var retryAfter: Int?

  init(
    _ status: HTTPResponse.Status, _ message: String, field: String? = nil, code: String? = nil, retryAfter: Int? = nil
  ) {
    self.status = status
    self.message = message
    self.field = field
    self.code = code
    self.retryAfter = retryAfter
  }

  static func invalid(_ message: String, field: String? = nil) -> APIError {
    APIError(.badRequest, message, field: field)
  }

  /// What any error means to a client. What it cannot mend is not explained to it.
  init(_ error: any Error) {
    switch error {
    case let error as APIError: self = error
    case let error as SchemaError: self = .invalid(error.description, field: "response_format")
    case let error as InferenceError where error.code == .input: self = .invalid(error.message)
    case let error as InferenceError where error.code == .memory:
      self.init(.serviceUnavailable, error.message, code: "overloaded", retryAfter: 2)
    case is CancellationError: self.init(.requestTimeout, "the request was cancelled")
    default: self.init(.internalServerError, "the engine failed")
    }
  }
}

/// The two ways of the two APIs to tell of an error.
enum ErrorShape {
  case openAI
  case ollama

  /// The shape of a path's API.
  init(path: String) { self = path.hasPrefix("/api/") ? .ollama : .openAI }

  func body(_ error: APIError) -> JSONValue {
    switch self {
    case .ollama: return ["error": .string(error.message)]
    case .openAI:
      let isOurs = error.status.code >= 500
      return [
        "error": [
          "message": .string(error.message),
          "type": .string(
            isOurs ? "server_error" : error.status == .unauthorized ? "authentication_error" : "invalid_request_error"),
          "param": error.field.map { .string($0) } ?? .null,
          "code": error.code.map { .string($0) } ?? .null,
        ]
      ]
    }
  }
}
