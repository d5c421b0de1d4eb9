import ArgumentParser
import Inference
import Reports

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Continue a prompt.",
    discussion: """
      With --raw the prompt is continued as it stands, and only the continuation is printed.

      Example:
        skillc model run model.gguf --raw --prompt "Once upon a time" -n 100 --temperature 0
      """)

  @OptionGroup var argument: ModelArgument
  @OptionGroup var sampling: SamplingArguments
  @Option(help: ArgumentHelp("The prompt.", valueName: "text"))
  var prompt: String
  @Flag(help: "Continue the prompt as it stands, without the model's chat template.")
  var raw = false
  @Option(name: .customShort("n"), help: ArgumentHelp("Tokens to generate at most.", valueName: "tokens"))
  var count = 512
  @Option(help: ArgumentHelp("Tokens of the prompt to compute at a time.", valueName: "tokens"))
  var batch = 256
  @Option(
    name: .customLong("ctx"), help: ArgumentHelp("Tokens of prompt and continuation at most.", valueName: "tokens"))
  var context: Int?
  @Flag(help: "Float activations instead of 8-bit ones: slower, closer to the reference.")
  var exact = false

  func run() async throws {
    let model = try argument.load()
    let tokenizer = try model.file.tokenizer()
    let tokens = tokenizer.encode(prompt, framed: true)
    var options = Engine.Options(context: context ?? min(model.config.context, tokens.count + count + 1))
    options.slots = 1
    options.batch = batch
    options.threads = argument.threads ?? 0
    options.isExact = exact
    let engine = try Engine(model, tokenizer, options)
    var request = GenerationRequest(prompt: tokens, maximumTokens: count)
    request.sampling = sampling.options
    for try await event in try engine.generate(request) {
      switch event {
      case .token(let token): Terminal.print(token.text)
      case .finished(let end): Terminal.print(end.text + [UInt8(ascii: "\n")])
      }
    }
  }
}
