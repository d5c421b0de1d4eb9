import ArgumentParser

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Turn the rules of other tools into bundles.",
    discussion: """
      What could not be imported is listed on standard error with the reason.

      Examples:
        skillc import markdownlint .markdownlint.json --out skills/markdown-style
      """,
    subcommands: [ImportMarkdownlint.self])
}
