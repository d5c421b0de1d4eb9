import ArgumentParser

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a bundle of the rules of another tool.",
    subcommands: [ImportVale.self])
}
