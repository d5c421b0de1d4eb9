import ArgumentParser
import Inference
import Reports
import Skills

/// The command line of the local inference engine. Every verb is one file; this one knows their names and how they end.
@main
struct SkillcModel: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skillc model",
    abstract: "Run a language model from a GGUF file on this machine's processor.",
    discussion: """
      Start with a model file:

        skillc model run model.gguf                     chat with it
        skillc model score model.gguf page.md           how probable it finds a text
        skillc model serve model.gguf                   answer requests in OpenAI's and Ollama's formats
        skillc model bench model.gguf                   how fast it is here

      The environment variable SKILLC_ISA (scalar, avx2, avx512, amx, neon) lowers what is used of the processor.
      Exit codes: 0 fine, 2 usage or a model that does not fit, 5 unreadable input.
      """,
    version: ToolVersion.current,
    subcommands: [Run.self, Tokenize.self, Logits.self, Score.self, Embed.self, Bench.self, Serve.self])

  static func main() async {
    Terminal.exit(await run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Parses and runs one command line; every way it can end comes out here.
  private static func run(_ arguments: [String]) async -> ExitStatus {
    do {
      var command = try parseAsRoot(arguments)
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
      return .fine
    } catch let error as InferenceError {
      Terminal.note(error.report + "\n")
      return error.status
    } catch {
      let isHelp = exitCode(for: error) == .success
      let message = fullMessage(for: error) + "\n"
      if isHelp { Terminal.print(message) } else { Terminal.note(message) }
      return isHelp ? .fine : .usage
    }
  }
}

extension InferenceError {
  /// As every verb of skillc tells errors: the file, what is wrong, and the way out on a line of its own.
  var report: String {
    let place = offset.map { "byte \($0): " } ?? ""
    return "\(path.isEmpty ? "skillc model" : path): error: \(place)\(message)"
      + (wayOut.isEmpty ? "" : "\n  \(wayOut)")
  }

  /// The exit code it means.
  var status: ExitStatus {
    switch code {
    case .unreadable, .malformed: .unreadable
    case .unsupported, .input, .memory, .output: .usage
    }
  }
}
