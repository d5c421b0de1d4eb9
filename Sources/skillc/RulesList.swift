import ArgumentParser
import Extraction
import Reports
import Rules
import Skills

struct RulesList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the rules of a bundle, facet by facet, with the line each comes from.",
    discussion: """
      Examples:
        skillc rules list --skill skills/handbook
        skillc rules list --skill skills/handbook --facet format --kind heading.form
      """)

  @Option(help: ArgumentHelp("The bundle.", valueName: "dir"))
  var skill: String
  @Option(help: "Only this facet: tone, format or reasoning.")
  var facet: String?
  @Option(help: "Only this kind, as “skillc rules kinds” names it.")
  var kind: String?
  @Option(help: "What to print: text or json.")
  var format = TextOrJSON.text

  func validate() throws {
    if let facet, Facet(rawValue: facet) == nil { throw ValidationError("--facet is tone, format or reasoning") }
  }

  func run() throws {
    let bundle = try BundleReader.read(FilePath.normalized(skill))
    let rules = bundle.rules.filter { rule in
      (facet == nil || rule.rule.facet.rawValue == facet) && (kind == nil || rule.rule.kind == kind)
    }
    switch format {
    case .text: Terminal.print(RuleListText.text(rules))
    case .json: Terminal.print(RuleListJSON.text(name: bundle.name, rules: rules))
    }
  }
}
