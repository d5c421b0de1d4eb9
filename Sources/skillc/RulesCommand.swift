import ArgumentParser

struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Look at the rules of a bundle, and decide on them.",
    discussion: """
      Examples:
        skillc rules list --skill skills/handbook
        skillc rules explain 3f9a1c --skill skills/handbook
      """,
    subcommands: [RulesList.self, RulesExplain.self, RulesKinds.self, RulesReview.self])
}
