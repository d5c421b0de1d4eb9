import ArgumentParser
import Inference
import Reports
import TextScanning

struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Measure how fast a model is on this machine.",
    discussion: """
      Tokens a second for a prompt, for one stream, and with --batch for many streams that share a beginning. Close other
      programs: a model that generates is as fast as memory is.

      Examples:
        skillc model bench model.gguf
        skillc model bench model.gguf -p 512 -n 64 -t 2 --batch 32 --shared-prefix 1024 --format json
      """)

  @OptionGroup var argument: ModelArgument
  @Option(name: .customShort("p"), help: ArgumentHelp("Tokens of the prompt.", valueName: "tokens"))
  var prompt = 512
  @Option(name: .customShort("n"), help: ArgumentHelp("Tokens to generate.", valueName: "tokens"))
  var count = 64
  @Option(help: ArgumentHelp("Streams at the same time.", valueName: "n"))
  var batch: Int?
  @Option(help: ArgumentHelp("Tokens that all these streams begin with.", valueName: "tokens"))
  var sharedPrefix = 1_024
  @Flag(help: "Float activations instead of 8-bit ones.")
  var exact = false
  @Option(help: "What to print: text or json.")
  var format = ModelFormat.text

  func validate() throws {
    for (number, name) in [(prompt, "-p"), (count, "-n"), (batch ?? 1, "--batch"), (sharedPrefix, "--shared-prefix")]
    where number < 1 {
      throw ValidationError("expected \(name) to be 1 or more, found \(number)")
    }
    if let batch, batch > 512 { throw ValidationError("expected at most 512 streams, found \(batch)") }
  }

  func run() throws {
    let model = try argument.load()
    let bench = EngineBench(model, threads: argument.threads ?? 0, isExact: exact)
    var figures = [("prompt", try bench.prompt(prompt)), ("generation", try bench.generation(count))]
    if let batch { figures.append(("batch", try bench.batch(batch, prompt: sharedPrefix, count))) }
    switch format {
    case .json: Terminal.print(Self.json(figures, model).text + "\n")
    case .text: Terminal.print(Self.text(figures, model))
    }
  }

  private static func json(_ figures: [(String, EngineBench.Figure)], _ model: Model) -> JSON {
    var object: [String: JSON] = [
      "schema": "skillc.bench/1", "isa": .string(model.instructionSet), "model": .string(model.config.name),
    ]
    for (name, figure) in figures {
      object[name] = [
        "tokens": .int(figure.tokens), "seconds": .number(figure.time / .seconds(1)),
        "processorSeconds": .number(figure.processorTime / .seconds(1)),
        "tokensPerSecond": .number(figure.tokensPerSecond),
      ]
    }
    return .object(object)
  }

  private static func text(_ figures: [(String, EngineBench.Figure)], _ model: Model) -> String {
    var text = "\(model.config.name), \(model.instructionSet)\n"
    for (name, figure) in figures {
      text += name + Columns.right(figure.tokensPerSecond.fixed(1), 22 - name.count) + " tokens/s"
      text += Columns.right(String(figure.tokens), 8) + " tokens in " + (figure.time / .seconds(1)).fixed(2) + " s, "
      text += (figure.processorTime / .seconds(1)).fixed(2) + " s of processor\n"
    }
    return text
  }
}
