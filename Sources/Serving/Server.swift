import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Inference
import Logging
import NIOCore
import NIOSSL
import ServiceLifecycle
import UnixSignals

/// A model behind HTTP, in the wire formats of OpenAI and of Ollama.
package struct Server: Sendable {
  let state: ServerState
  private let options: ServerOptions
  private let ready: @Sendable (Int) async -> Void

  /// - Parameter ready: called with the port once the server listens.
  /// - Throws: `input` for options that would leave the server open.
  package init(
    _ model: ServedModel, _ options: ServerOptions, ready: @escaping @Sendable (Int) async -> Void = { _ in }
  )
    throws(InferenceError)
  {
    try options.check()
    self.options = options
    self.ready = ready
    state = ServerState(model, options)
  }

  /// Serves until SIGTERM or SIGINT: then nothing new is let in, what runs may end within `drainSeconds`. Errors: `input`, `unreadable`.
  package func run() async throws {
    var logger = Logger(label: "serving")
    logger.logLevel = .error
    let application = try application(logger: logger)
    let drain = DrainOnShutdown(admission: state.admission)
    var configuration = ServiceGroupConfiguration(
      services: [drain, application], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
    configuration.maximumGracefulShutdownDuration = .seconds(options.drainSeconds)
    do {
      try await ServiceGroup(configuration: configuration).run()
    } catch let error as IOError {
      throw InferenceError(.input, "cannot listen at \(options.host):\(options.port): \(describe(error))")
    }
  }

  private func describe(_ error: IOError) -> String { String(cString: strerror(error.errnoCode)) }

  /// The server as hummingbird runs it.
  func application(logger: Logger) throws -> some ApplicationProtocol {
    Application(
      router: router, server: try builder(),
      configuration: ApplicationConfiguration(
        address: .hostname(options.host, port: options.port), serverName: "skillc"),
      onServerRunning: { [ready, options] channel in await ready(channel.localAddress?.port ?? options.port) },
      logger: logger)
  }

  private var router: Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self)
    router.add(middleware: ErrorResponses(metrics: state.metrics))
    router.add(middleware: HostGuard(options))
    if let token = options.token { router.add(middleware: TokenGuard(token: token)) }
    StatusRoutes(state: state).add(to: router)
    ModelRoutes(state: state).add(to: router)
    ChatCompletionRoutes(state: state).add(to: router)
    CompletionRoutes(state: state).add(to: router)
    EmbeddingRoutes(state: state).add(to: router)
    OllamaModelRoutes(state: state).add(to: router)
    OllamaChatRoutes(state: state).add(to: router)
    OllamaGenerateRoutes(state: state).add(to: router)
    OllamaEmbedRoutes(state: state).add(to: router)
    return router
  }

  private func builder() throws -> HTTPServerBuilder {
    let channel = HTTP1Channel.Configuration(
      idleTimeout: .seconds(120),
      httpDecoderConfiguration: .init(
        maxHeaderFieldSize: 16 << 10, maxHeaderListSize: 32 << 10, maxHeaderFieldCount: 100))
    let plain = HTTPServerBuilder.http1(configuration: channel)
    guard let certificate = options.tlsCertificate, let key = options.tlsKey else { return plain }
    let chain = try read(certificate) {
      try NIOSSLCertificate.fromPEMFile(certificate).map { NIOSSLCertificateSource.certificate($0) }
    }
    let secret = try read(key) { try NIOSSLPrivateKey(file: key, format: .pem) }
    return try .tls(
      plain, tlsConfiguration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(secret)))
  }

  private func read<Value>(_ path: String, _ body: () throws -> Value) throws(InferenceError) -> Value {
    do {
      return try body()
    } catch {
      throw InferenceError(.unreadable, path: path, "is no PEM file that can be used")
    }
  }
}

/// Stops letting requests in as soon as the server is told to end.
private struct DrainOnShutdown: Service {
  let admission: Admission

  func run() async throws {
    try? await gracefulShutdown()
    admission.drain()
  }
}

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif
