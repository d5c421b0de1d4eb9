import ArgumentParser
import Extraction

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Turn rules or tasks that others wrote into bundles.",
    discussion: """
      What could not be imported is listed on standard error with the reason. Exits 0 when anything was imported.

      Examples:
        skillc import vale styles/Google --out skills/google
        skillc import markdownlint .markdownlint.json --out skills/markdown-style
        skillc import ifeval prompts.jsonl --out briefs
      """,
    subcommands: [ImportIFEval.self, ImportMarkdownlint.self, ImportVale.self])

  /// Throws for a source of rules that is none, with those there are.
  static func refuseUnknown(_ arguments: [String]) throws(Failure) {
    let known = configuration.subcommands.compactMap { $0.configuration.commandName }.sorted()
    guard arguments.first == configuration.commandName ?? "import", let name = arguments.dropFirst().first,
      !name.hasPrefix("-"), !known.contains(name)
    else { return }
    throw Failure(
      .usage, "“\(name)” is nothing that can be imported",
      wayOut: "There are \(known.joined(separator: ", ")): skillc import \(known.last ?? "") PATH --out DIR")
  }
}
