import ArgumentParser
import Inference
import Reports

struct Tokenize: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print the tokens of a text.",
    discussion: """
      One token a line with its id and its bytes, or with --ids the ids alone on one line. No BOS is added.

      Examples:
        skillc model tokenize model.gguf page.md
        skillc model tokenize model.gguf --ids --jsonl texts.jsonl
      """)

  @Argument(help: ArgumentHelp("The model.", valueName: "model.gguf"))
  var model: String
  @Argument(help: ArgumentHelp("The text; - for standard input.", valueName: "file"))
  var file: String
  @Flag(help: "Only the ids, one text a line.")
  var ids = false
  @Flag(help: "The file has a JSON string on each line.")
  var jsonl = false

  func run() throws {
    let tokenizer = try GGUFFile(path: model).tokenizer()
    var output: [UInt8] = []
    for text in try TextFile.texts(file, isJSONLines: jsonl) {
      let tokens = tokenizer.encode(text)
      if ids {
        output += (TokenList.text(tokens) + "\n").utf8
      } else {
        for token in tokens { output += Self.line(token, tokenizer).utf8 }
      }
    }
    Terminal.print(output)
  }

  private static func line(_ token: TokenID, _ tokenizer: Tokenizer) -> String {
    "\(token)\t\(String(reflecting: String(decoding: tokenizer.bytes(of: token), as: UTF8.self)))\n"
  }
}
