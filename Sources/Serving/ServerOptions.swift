import Inference

/// Where and for whom a server listens.
package struct ServerOptions: Sendable {
  package var host = "127.0.0.1"
  /// 0 takes a free one.
  package var port = 8080
  /// Without the token, every request is refused; nil asks for none.
  package var token: [UInt8]?
  /// Paths of PEM files.
  package var tlsCertificate: String?
  package var tlsKey: String?
  /// Names beside the loopback's and `host` under which clients may address the server.
  package var allowedHosts: [String] = []
  /// Bytes of a request's body.
  package var bodyLimit = 8 << 20
  /// Texts that run at the same time.
  package var slots = 8
  /// Requests that may wait for a slot.
  package var queue = 256
  /// Seconds that running requests have left when the server is told to end.
  package var drainSeconds = 30

  package init() {}

  /// Bytes a token must have where others than this machine can reach the server.
  private static let leastTokenBytes = 32

  /// Errors: `input`, for what would leave the server open to others.
  package func check() throws(InferenceError) {
    guard (tlsCertificate == nil) == (tlsKey == nil) else {
      throw InferenceError(.input, "--tls-cert and --tls-key come together")
    }
    guard (0...65_535).contains(port) else {
      throw InferenceError(.input, "expected a port from 0 to 65535, found \(port)")
    }
    if let token, token.isEmpty { throw InferenceError(.input, "the token file is empty") }
    if let token, token.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) {
      throw InferenceError(.input, "the token holds spaces or characters that a header cannot hold")
    }
    guard !Self.isLoopback(host) else { return }
    guard tlsCertificate != nil, let token, token.count >= Self.leastTokenBytes else {
      throw InferenceError(
        .input, "\(host) can be reached by others",
        wayOut:
          "Give --tls-cert, --tls-key and a --token-file of at least \(Self.leastTokenBytes) bytes, or keep to 127.0.0.1."
      )
    }
  }

  /// Whether only this machine can reach an address.
  static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }
}
