import ArgumentParser
import Reports

struct RulesKinds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "kinds",
    abstract: "List every kind of rule this version knows, with its slots.",
    discussion: """
      Examples:
        skillc rules kinds
        skillc rules kinds --format json
      """)

  @Option(help: "What to print: text or json.")
  var format = TextOrJSON.text

  func run() throws {
    switch format {
    case .text: Terminal.print(KindList.text)
    case .json: Terminal.print(KindList.json)
    }
  }
}
