import ArgumentParser
import Inference
import Reports

/// The model every verb takes, and with how many threads it runs.
struct ModelArgument: ParsableArguments {
  @Argument(help: ArgumentHelp("The model.", valueName: "model.gguf"))
  var model: String
  @Option(name: [.short, .long], help: ArgumentHelp("Threads; as many as processors by default.", valueName: "n"))
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 || threads > 1_024 {
      throw ValidationError("expected from 1 to 1024 threads, found \(threads)")
    }
  }

  /// Loads it; a bar on the terminal shows how far that is.
  func load() throws(InferenceError) -> Model {
    let bar = ProgressBar("loading")
    defer { bar.finish() }
    return try Model(path: model, threads: threads ?? 0) { done, total in
      bar.update(done / 1_000_000, of: total / 1_000_000)
    }
  }
}
