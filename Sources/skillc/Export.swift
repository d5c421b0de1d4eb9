import ArgumentParser
import Extraction
import Reports
import Rules
import Skills

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the rules of a bundle in a format of others.",
    discussion: """
      Targets:
      \(ExportTargets.all.map { "  \($0.name): \($0.summary)" }.joined(separator: "\n"))

      Rules that the format cannot say are listed on standard error.

      Examples:
        skillc export --skill briefs/k1000 --to ifeval --out k1000.jsonl
        skillc export --skill skills/brief --to ifeval --out -
      """)

  @Option(help: ArgumentHelp("The bundle.", valueName: "dir"))
  var skill: String
  @Option(help: "The target: \(ExportTargets.all.map { $0.name }.joined(separator: ", ")).")
  var to: String
  @Option(help: ArgumentHelp("The file that is written; “-” is standard output.", valueName: "file"))
  var out: String

  func validate() throws {
    if ExportTargets.named(to) == nil {
      let known = ExportTargets.all.map { $0.name }.joined(separator: ", ")
      throw ValidationError("no target “\(to)” to export to; known are \(known)")
    }
  }

  func run() throws {
    guard let target = ExportTargets.named(to) else { return }
    let result = target.export(try BundleReader.read(FilePath.normalized(skill)))
    for rule in result.omitted {
      Terminal.note("skillc: warning: \(rule.id) has no twin in \(to); left out [not-exported]\n")
    }
    if out == "-" { return Terminal.print(String(decoding: result.bytes, as: UTF8.self)) }
    let path = FilePath.normalized(out)
    do throws(FileError) {
      try FileSystem.makeFolders(FilePath.parent(of: path))
      try FileSystem.replace(path, result.bytes)
    } catch {
      throw Failure(.output, path: path, error.reason)
    }
  }
}
