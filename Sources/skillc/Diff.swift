import ArgumentParser
import Extraction
import Reports
import Skills
import TextScanning

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Say what changed in the meaning between two bundles.",
    discussion: """
      Lists rules added, changed and retired; evidence and sources do not count. Exits 1 when anything changed.

      Examples:
        skillc diff old/handbook skills/handbook
        skillc diff old/handbook skills/handbook --format json
      """)

  @Argument(help: ArgumentHelp("The bundle before.", valueName: "old"))
  var old: String
  @Argument(help: ArgumentHelp("The bundle after.", valueName: "new"))
  var new: String
  @Option(help: "What to print: text or json.")
  var format = TextOrJSON.text

  func run() throws {
    let before = try BundleReader.read(FilePath.normalized(old))
    let after = try BundleReader.read(FilePath.normalized(new))
    let diff = BundleDiff(from: before.rules.map(\.rule), to: after.rules.map(\.rule))
    switch format {
    case .text: Terminal.print(diff.text)
    case .json:
      var members = diff.json.object ?? [:]
      members["schema"] = "skillc.diff/1"
      Terminal.print(JSON.object(members).text + "\n")
    }
    try Ending.with(diff.isEmpty ? .fine : .findings)
  }
}
