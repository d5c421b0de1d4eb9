import HTTPTypes
import Hummingbird

/// Refuses requests without the bearer token (401). The comparison takes as long whatever of the token is right.
struct TokenGuard<Context: RequestContext>: RouterMiddleware {
  let token: [UInt8]

  /// What may be asked without a token: whether the server lives, nothing of what it does.
  private static var open: Set<String> { ["/health"] }

  @concurrent func handle(
    _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard Self.open.contains(request.uri.path) || isRight(request.headers[.authorization]) else {
      throw APIError(.unauthorized, "the bearer token is missing or wrong", code: "invalid_api_key")
    }
    return try await next(request, context)
  }

  private func isRight(_ header: String?) -> Bool {
    let given = Array((header ?? "").utf8)
    let scheme = Array("bearer ".utf8)
    let hasScheme = given.count > scheme.count && zip(given, scheme).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    return Self.isEqual(hasScheme ? Array(given.dropFirst(scheme.count)) : [], token)
  }

  /// Looks at every byte of the right token, whatever was given.
  static func isEqual(_ given: [UInt8], _ right: [UInt8]) -> Bool {
    var difference = given.count ^ right.count
    for index in right.indices { difference |= Int((index < given.count ? given[index] : 0) ^ right[index]) }
    return difference == 0
  }
}
