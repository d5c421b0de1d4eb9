import HTTPTypes
import Hummingbird

/// Refuses requests that were addressed to another name (421), and those that a page of another origin sends (403): a browser on this machine
/// must not be talked into using the server by a foreign page, whatever name that page resolves to loopback.
struct HostGuard<Context: RequestContext>: RouterMiddleware {
  private let names: Set<String>

  init(_ options: ServerOptions) {
    names = Set((["localhost", "127.0.0.1", "::1", options.host] + options.allowedHosts).map { $0.lowercased() })
  }

  @concurrent func handle(
    _ request: Request, context: Context, next: @concurrent (Request, Context) async throws -> Response
  ) async throws -> Response {
    guard let authority = request.head.authority, isOwn(authority) else {
      throw APIError(.misdirectedRequest, "this server is not what the Host header names")
    }
    if let origin = request.headers[.origin] {
      // Own pages only: same name and same port.
      let place = origin.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
      guard place.count == 3, place[1].isEmpty, place[2].lowercased() == authority.lowercased() else {
        throw APIError(.forbidden, "requests of pages of another origin are refused")
      }
    }
    return try await next(request, context)
  }

  private func isOwn(_ authority: String) -> Bool {
    let (name, rest): (Substring, Substring)
    if authority.hasPrefix("["), let end = authority.firstIndex(of: "]") {
      name = authority[authority.index(after: authority.startIndex)..<end]
      rest = authority[authority.index(after: end)...]
    } else {
      let colon = authority.firstIndex(of: ":") ?? authority.endIndex
      (name, rest) = (authority[..<colon], authority[colon...])
    }
    let isPort = rest.isEmpty || rest.first == ":" && UInt16(rest.dropFirst()) != nil
    return isPort && names.contains(name.lowercased())
  }
}
