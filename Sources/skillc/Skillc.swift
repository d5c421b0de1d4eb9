import ArgumentParser
import Extraction
import Reports
import Skills

/// The command line. Every verb is one file; this one knows their names and how they end.
@main
struct Skillc: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "skillc",
    abstract: "Compile a project's documents into rules an agent can follow and a machine can check.",
    discussion: """
      Start with the documents you have:

        skillc build docs/                          documents in, skills/NAME out
        skillc check draft.md --skill skills/NAME   where a text breaks them
        skillc drift run.jsonl --skill skills/NAME  whether a long run still keeps them

      Exit codes: 0 fine, 1 findings or a stale bundle, 2 usage, 3 drift, 4 too little data, 5 unreadable input.
      """,
    version: ToolVersion.current,
    subcommands: [
      Build.self, Check.self, DriftCommand.self, Baseline.self, RulesCommand.self, Diff.self, Lint.self, Install.self,
      Import.self, Export.self, ModelCommand.self,
    ])

  static func main() {
    Terminal.exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  /// Parses and runs one command line; every way it can end comes out here.
  private static func run(_ arguments: [String]) -> ExitStatus {
    do {
      try Import.refuseUnknown(arguments)
      var command = try parseAsRoot(arguments)
      try command.run()
      return .fine
    } catch let status as Ending {
      return status.status
    } catch let failure as Failure {
      Terminal.note(failure.description + "\n")
      return failure.status
    } catch let error as BundleError {
      return report(Failure(error))
    } catch {
      let isHelp = exitCode(for: error) == .success
      let message = fullMessage(for: error) + "\n"
      if isHelp { Terminal.print(message) } else { Terminal.note(message) }
      return isHelp ? .fine : .usage
    }
  }

  private static func report(_ failure: Failure) -> ExitStatus {
    Terminal.note(failure.description + "\n")
    return failure.status
  }
}

/// Ends a verb with a code that is no error.
struct Ending: Error {
  let status: ExitStatus

  /// Throws unless everything is fine.
  static func with(_ status: ExitStatus) throws {
    if status != .fine { throw Ending(status: status) }
  }
}

extension Failure {
  var status: ExitStatus {
    switch cause {
    case .usage, .output: .usage
    case .unreadable: .unreadable
    }
  }
}
