import ArgumentParser
import Documents
import Extraction
import Reports
import Skills
import TextScanning

struct Lint: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Look at a bundle as loaders, agents and attackers would.",
    discussion: """
      Checks form, links, the loaders' limits, every rule against its own examples, and hostile content. Exits 1 when there is a \
      warning or an error.

      Examples:
        skillc lint skills/handbook
        skillc lint skills/handbook --profile all
      """)

  @Argument(help: ArgumentHelp("The bundle.", valueName: "dir"))
  var folder: String
  @Option(help: "Whose limits count: agentskills, openclaw, hermes, kimi, claude or all.")
  var profile = "agentskills"
  @Option(help: "What to print: text or json.")
  var format = TextOrJSON.text

  func validate() throws {
    if profile != "all", LoaderProfile.named(profile) == nil {
      throw ValidationError("--profile is all or one of \(LoaderProfile.all.map(\.name).joined(separator: ", "))")
    }
  }

  func run() throws {
    let profiles = LoaderProfile.all.filter { profile == "all" || $0.name == profile }
    var findings: Set<Diagnostic> = []
    for profile in profiles { findings.formUnion(try BundleLint.lint(FilePath.normalized(folder), profile: profile)) }
    let sorted = findings.sorted(by: Diagnostic.byPlace)
    switch format {
    case .text:
      Terminal.print(sorted.map { $0.description + "\n" }.joined())
      if sorted.isEmpty { Terminal.print("\(FilePath.normalized(folder)): nothing to report\n") }
    case .json:
      let document: JSON = ["schema": "skillc.lint/1", "findings": .array(sorted.map(\.json))]
      Terminal.print(document.text + "\n")
    }
    try Ending.with(sorted.contains { $0.severity >= .warning } ? .findings : .fine)
  }
}
