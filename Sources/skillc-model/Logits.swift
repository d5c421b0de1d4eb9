import ArgumentParser
import Inference

struct Logits: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write the logits of the token after a prompt.",
    discussion: """
      The file holds one 32-bit float for each token of the vocabulary, lowest byte first.

      Example:
        skillc model logits model.gguf --ids "1 403 407" --out logits.bin
      """)

  @OptionGroup var argument: ModelArgument
  @Option(help: ArgumentHelp("The prompt's token ids, BOS included, with spaces between.", valueName: "ids"))
  var ids: String
  @Flag(help: "Float activations instead of 8-bit ones: slower, closer to the reference.")
  var exact = false
  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var out: String

  func run() throws {
    let prompt = try TokenList.parse(ids)
    let logits = try Scorer(
      argument.load(), context: prompt.count, threads: argument.threads ?? 0, isExact: exact
    ).logits(after: prompt)
    try WholeFile.write(logits, to: out)
  }
}
