import ArgumentParser
import Inference
import Reports
import TextScanning

struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell how probable a model finds a text, token by token.",
    discussion: """
      The text is read after BOS, or after the text of a bundle. For each token: the natural logarithm of its probability, its rank among all, and the entropy
      of the distribution it was taken from.

      Examples:
        skillc model score model.gguf page.md
        skillc model score model.gguf page.md --skill skills/handbook --format json
      """)

  @OptionGroup var argument: ModelArgument
  @Argument(help: ArgumentHelp("The text; - for standard input.", valueName: "file"))
  var file: String
  @Option(help: ArgumentHelp("A bundle whose text stands before the text; may be repeated.", valueName: "dir"))
  var skill: [String] = []
  @Flag(help: "Float activations instead of 8-bit ones: slower, closer to the reference.")
  var exact = false
  @Option(help: "What to print: text or json.")
  var format = ModelFormat.text

  func run() throws {
    let text = try TextFile.bytes(file)
    let model = try argument.load()
    let tokenizer = try model.file.tokenizer()
    let before = try skill.map { try SkillText.message($0).content + "\n\n" }.joined()
    let given = before.isEmpty ? [] : tokenizer.encode(before, framed: true)
    let tokens = given + tokenizer.encode(text, framed: given.isEmpty)
    let scorer = try Scorer(model, context: tokens.count, threads: argument.threads ?? 0, isExact: exact)
    let scores = Array(try scorer.scores(of: tokens).dropFirst(max(0, given.count - 1)))
    switch format {
    case .json: Terminal.print(Self.json(scores).text + "\n")
    case .text: Terminal.print(Self.text(scores, tokenizer))
    }
  }

  private static func json(_ scores: [TokenScore]) -> JSON {
    let tokens = scores.map { score -> JSON in
      [
        "id": .int(Int(score.id)), "logprob": .number(score.logProbability), "rank": .int(score.rank),
        "entropy": .number(score.entropy),
      ]
    }
    return ["schema": "skillc.score/1", "perplexity": .number(scores.perplexity), "tokens": .array(tokens)]
  }

  private static func text(_ scores: [TokenScore], _ tokenizer: Tokenizer) -> String {
    var text = "log-prob  rank  entropy  token\n"
    for score in scores {
      let token = String(decoding: tokenizer.bytes(of: score.id), as: UTF8.self)
      text += Columns.right(score.logProbability.fixed(3), 8) + Columns.right(String(score.rank), 6)
      text += Columns.right(score.entropy.fixed(3), 9) + "  " + String(reflecting: token) + "\n"
    }
    return text + "\(scores.count) tokens, perplexity \(scores.perplexity.fixed(3))\n"
  }
}
