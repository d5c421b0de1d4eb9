import ArgumentParser
import Extraction

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn rules or tasks that others wrote into bundles.",
    discussion: """
      What could not be imported is listed on standard error with the reason. Exits 0 when anything was imported.

      Examples:
        skillc import vale styles/Google --out skills/google
        skillc import markdownlint .markdownlint.json --out skills/markdown-style
        skillc import ifeval prompts.jsonl --out briefs
      """,
    subcommands: [ImportIFEval.self, ImportMarkdownlint.self, ImportVale.self])

  /// What stands where the name of a source should.
  @Argument(parsing: .allUnrecognized, help: .hidden)
  var others: [String] = []

  func run() throws {
    guard let name = others.first else { throw CleanExit.helpRequest(self) }
    let known = Self.configuration.subcommands.compactMap(\.configuration.commandName).sorted()
    throw Failure(
      .usage, "“\(name)” is nothing that can be imported",
      wayOut: "There are \(known.joined(separator: ", ")): skillc import \(known.last ?? "") PATH --out DIR")
  }
}
