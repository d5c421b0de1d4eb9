import ArgumentParser

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
}
