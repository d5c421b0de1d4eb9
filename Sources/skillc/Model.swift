import ArgumentParser
import Extraction

/// Hands over to the executable of the local inference engine.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Run a language model on this machine: chat, serve, score, embed, measure.",
    discussion: """
      The engine is an executable of its own, skillc-model, beside this one. “skillc model --help” shows its verbs.

      Example:
        skillc model run model.gguf
      """)

  @Argument(parsing: .captureForPassthrough, help: "A verb of the engine and what it needs.")
  var arguments: [String] = []

  func run() throws {
    try SiblingExecutable.become("skillc-model", arguments)
  }
}
