import ArgumentParser
import Extraction
import Reports
import Rules
import Skills
import TextScanning

struct RulesExplain: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show one rule: its source lines, its evidence, and the pages that break it.",
    discussion: """
      An id may be shortened to the first digits of its hash, as SKILL.md prints it.

      Examples:
        skillc rules explain term.substitute/3f9a1c2b --skill skills/handbook
        skillc rules explain 3f9a1c --skill skills/handbook --root ..
      """)

  @Argument(help: "The rule's id, or the first digits of its hash.")
  var id: String
  @Option(help: ArgumentHelp("The bundle.", valueName: "dir"))
  var skill: String
  @Option(help: ArgumentHelp("Folder that the bundle's paths are relative to.", valueName: "dir"))
  var root: String?
  @Option(help: "What to print: text or json.")
  var format = TextOrJSON.text

  func run() throws {
    let folder = FilePath.normalized(skill)
    let bundle = try BundleReader.read(folder)
    let pages = ProjectPages(root: root, bundle: folder)
    let rule: CompiledRule
    switch RuleLookup.find(id, in: bundle.rules) {
    case .one(let found): rule = found
    case .none:
      throw Failure(.usage, "no rule “\(id)” in \(folder)", wayOut: "“skillc rules list --skill \(folder)” lists them.")
    case .many(let ids):
      throw Failure(.usage, "“\(id)” names \(ids.count) rules", wayOut: "Say which: " + ids.joined(separator: ", "))
    }
    let explanation = RuleExplanation(rule, pages: bundle.inputs, read: pages.read)
    switch format {
    case .text: Terminal.print(explanation.text)
    case .json: Terminal.print(explanation.json.text + "\n")
    }
  }
}
