import ArgumentParser
import Inference
import Reports
import Serving
import Skills

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Answer requests over HTTP, in the wire formats of OpenAI and of Ollama.",
    discussion: """
      OpenAI: /v1/models, /v1/chat/completions, /v1/completions, /v1/embeddings
      Ollama: /api/chat, /api/generate, /api/tags, /api/show, /api/ps, /api/version, /api/embed
      Besides: /health, /metrics (Prometheus)

      Without a token anyone on this machine can ask. Beyond the machine it is served only with TLS and a token of at least 32
      bytes. SIGTERM lets running answers end.

      Examples:
        skillc model serve model.gguf
        skillc model serve model.gguf --token-file token --slots 16 --ctx 65536
      """)

  @OptionGroup var argument: ModelArgument
  @Option(help: ArgumentHelp("A bundle whose text every chat begins with; may be repeated.", valueName: "dir"))
  var skill: [String] = []
  @Option(help: "The address to listen at.")
  var host = "127.0.0.1"
  @Option(help: "The port to listen at; 0 for a free one.")
  var port = 8080
  @Option(help: ArgumentHelp("A file with the token that requests must bear.", valueName: "file"))
  var tokenFile: String?
  @Option(help: ArgumentHelp("The certificate chain, PEM.", valueName: "file"))
  var tlsCert: String?
  @Option(help: ArgumentHelp("The certificate's private key, PEM.", valueName: "file"))
  var tlsKey: String?
  @Option(
    name: .customLong("allow-host"),
    help: ArgumentHelp("Another name under which requests may address the server; may be repeated.", valueName: "name"))
  var allowedHosts: [String] = []
  @Option(
    name: .customLong("ctx"), help: ArgumentHelp("Tokens of a text, prompt and answer together.", valueName: "tokens"))
  var context: Int?
  @Option(help: "Texts that run at the same time.")
  var slots = 8
  @Option(help: "Requests that may wait for a slot.")
  var queue = 256
  @Option(
    name: .customLong("chat-template"),
    help: "The chat format, where the model's own is not recognised: \(ChatTemplate.names.joined(separator: ", ")).")
  var template: String?

  /// Longer contexts cost memory that few need: they are asked for with `--ctx`.
  private static let largestDefaultContext = 32_768

  func run() async throws {
    let options = try serverOptions()
    // What cannot be served is said before a model is loaded.
    try options.check()
    let preamble = try skill.map { try SkillText.message($0) }
    let model = try argument.load()
    let served = try served(model, preamble)
    let server = try Server(served, options) { [host] port in
      let scheme = options.tlsKey == nil ? "http" : "https"
      Terminal.note("serving \(served.info.name) (\(served.template.name)) at \(scheme)://\(host):\(port)\n")
    }
    try await server.run()
  }

  private func serverOptions() throws(InferenceError) -> ServerOptions {
    var options = ServerOptions()
    options.host = host
    options.port = port
    options.tlsCertificate = tlsCert
    options.tlsKey = tlsKey
    options.allowedHosts = allowedHosts
    options.slots = slots
    options.queue = queue
    options.token = try tokenFile.map { path throws(InferenceError) in
      let bytes = try TextFile.bytes(path)
      let isSpace = { (byte: UInt8) in byte == 0x20 || byte &- 9 < 5 }
      return Array(bytes.drop(while: isSpace).reversed().drop(while: isSpace).reversed())
    }
    return options
  }

  private func served(_ model: Model, _ preamble: [ChatMessage]) throws(InferenceError) -> ServedModel {
    let tokenizer = try model.file.tokenizer()
    let length = context ?? min(model.config.context, Self.largestDefaultContext)
    let info = ModelInfo(model, name: Self.name(of: argument.model), context: length)
    let threads = argument.threads ?? 0
    guard !info.isEmbedding else {
      return ServedModel(
        info, tokenizer: tokenizer, template: try ChatTemplate(recognising: nil),
        generator: try EmbeddingGenerator(model, threads: threads))
    }
    let format = try model.file.chatTemplate(named: template)
    var options = Engine.Options(context: length)
    options.slots = slots
    options.queue = queue
    options.threads = threads
    let engine = try Engine(model, tokenizer, options)
    return ServedModel(
      info, tokenizer: tokenizer, template: format, generator: EngineGenerator(engine), preamble: preamble)
  }

  /// The file's name without folders and `.gguf`.
  private static func name(of path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".gguf") ? String(name.dropLast(5)) : name
  }
}
