import ArgumentParser
import Inference
import Reports

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Chat with a model in the terminal, or continue a prompt.",
    discussion: """
      Without --prompt it reads what you write, line by line, until the end of input. With --prompt it answers once. With --raw
      the prompt is continued as it stands, without the model's chat format, and only the continuation is printed.

      Examples:
        skillc model run model.gguf
        skillc model run model.gguf --skill skills/handbook --prompt "Write a release note."
        skillc model run model.gguf --raw --prompt "Once upon a time" -n 100 --temperature 0
      """)

  @OptionGroup var argument: ModelArgument
  @OptionGroup var sampling: SamplingArguments
  @Option(help: ArgumentHelp("What to say; without it, a chat.", valueName: "text"))
  var prompt: String?
  @Option(help: ArgumentHelp("A bundle whose text the chat begins with; may be repeated.", valueName: "dir"))
  var skill: [String] = []
  @Flag(help: "Continue the prompt as it stands, without the model's chat format.")
  var raw = false
  @Option(
    name: .customLong("chat-template"),
    help: "The chat format, where the model's own is not recognised: \(ChatTemplate.names.joined(separator: ", ")).")
  var template: String?
  @Option(name: .customShort("n"), help: ArgumentHelp("Tokens to generate at most, each time.", valueName: "tokens"))
  var count = 512
  @Option(help: ArgumentHelp("Tokens of the prompt to compute at a time.", valueName: "tokens"))
  var batch = 256
  @Option(
    name: .customLong("ctx"),
    help: ArgumentHelp(
      "Tokens of the whole text at most; 8192 or what the model was made for by default.", valueName: "tokens"))
  var context: Int?
  @Flag(help: "Float activations instead of 8-bit ones: slower, closer to the reference.")
  var exact = false

  func validate() throws {
    if raw, prompt == nil { throw ValidationError("--raw continues a prompt: say which with --prompt") }
    if raw, !skill.isEmpty { throw ValidationError("--raw has no chat a skill could begin") }
  }

  func run() async throws {
    var messages = try skill.map { try SkillText.message($0) }
    let model = try argument.load()
    let tokenizer = try model.file.tokenizer()
    let engine = try Engine(model, tokenizer, options(model))
    if raw {
      _ = try await answer(tokenizer.encode(prompt ?? "", framed: true), engine)
      Terminal.print("\n")
      return
    }
    let format = try model.file.chatTemplate(named: template)
    while let said = prompt ?? ask() {
      messages.append(ChatMessage(.user, said))
      let text = try await answer(format.tokens(messages, tokenizer), engine)
      Terminal.print("\n")
      messages.append(ChatMessage(.assistant, text))
      if prompt != nil { return }
    }
  }

  /// The next line of a chat; nil at the end of input.
  private func ask() -> String? {
    if Terminal.inputIsTerminal { Terminal.note("> ") }
    while let line = readLine() {
      if !line.isEmpty { return line }
      if Terminal.inputIsTerminal { Terminal.note("> ") }
    }
    return nil
  }

  /// Prints a continuation as it comes.
  private func answer(_ tokens: [TokenID], _ engine: Engine) async throws -> String {
    var request = GenerationRequest(prompt: tokens, maximumTokens: count)
    request.sampling = sampling.options
    var text: [UInt8] = []
    for try await event in try engine.generate(request) {
      let piece =
        switch event {
        case .token(let token): token.text
        case .finished(let end): end.text
        }
      Terminal.print(piece)
      text += piece
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func options(_ model: Model) -> Engine.Options {
    var options = Engine.Options(context: context ?? min(model.config.context, 8_192))
    options.slots = 1
    options.batch = batch
    options.threads = argument.threads ?? 0
    options.isExact = exact
    return options
  }
}
