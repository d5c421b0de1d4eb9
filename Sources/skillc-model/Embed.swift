import ArgumentParser
import Inference
import Reports
import TextScanning

struct Embed: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn texts into vectors of length 1: texts of like meaning have a large inner product.",
    discussion: """
      An embedding model (architecture bert) is what this is for; of other models the mean of the last hidden states is taken.

      Examples:
        skillc model embed minilm.gguf page.md
        skillc model embed minilm.gguf --jsonl texts.jsonl --format json
      """)

  @OptionGroup var argument: ModelArgument
  @Argument(help: ArgumentHelp("The text; - for standard input.", valueName: "file"))
  var file: String
  @Flag(help: "The file has a JSON string on each line.")
  var jsonl = false
  @Option(help: "What to print: text (a line of numbers a text) or json.")
  var format = ModelFormat.text

  func run() throws {
    let texts = try TextFile.texts(file, isJSONLines: jsonl)
    let model = try argument.load()
    let tokenizer = try model.file.tokenizer()
    let embeddings = try Embedder(model, threads: argument.threads ?? 0).embeddings(
      of: texts.map { tokenizer.encode($0, framed: true) })
    switch format {
    case .json:
      let rows = embeddings.map { JSON.array($0.map { .number(Double($0)) }) }
      Terminal.print((["schema": "skillc.embed/1", "embeddings": .array(rows)] as JSON).text + "\n")
    case .text:
      for row in embeddings { Terminal.print(row.map { String($0) }.joined(separator: " ") + "\n") }
    }
  }
}
