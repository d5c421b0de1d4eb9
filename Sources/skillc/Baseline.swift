import ArgumentParser
import Drift
import Extraction
import Reports
import TextScanning

struct Baseline: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Keep what accepted runs say about the rules, for drift to hold later runs against.",
    subcommands: [BaselineUpdate.self])
}

struct BaselineUpdate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Make a baseline from runs that were accepted, and say what changes.",
    discussion: """
      Every step of the runs counts as good work. The file is made to be committed: one stream a line, by model and task type. It \
      names the bundle, and drift refuses it for another one.

      Examples:
        skillc baseline update runs/accepted.jsonl --skill skills/handbook
        skillc drift run.jsonl --skill skills/handbook --baseline drift-baseline.json
      """)

  @Argument(help: ArgumentHelp("Logs and folders of accepted work.", valueName: "run"))
  var runs: [String]
  @Option(help: ArgumentHelp("Bundle whose rules are counted; may be given several times.", valueName: "dir"))
  var skill: [String] = []
  @Option(help: ArgumentHelp("Where the baseline lies.", valueName: "file"))
  var out = RunBaselineFile.defaultName
  @Flag(help: "Write nothing; end with 1 if something would change.")
  var check = false
  @Option(help: "Threads that score steps.")
  var jobs: Int?

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  func run() throws {
    let rules = try DriftRules(skill, watchesStyle: true)
    let inputs = try DriftInputs(runs, rules: rules)
    for item in inputs.unreadable { Terminal.note("\(item.path): error: \(item.reason) [unreadable]\n") }
    let accepted = rules.accepted(inputs.grouping, jobs: jobs)
    guard accepted.steps > 0 else {
      throw Failure(.unreadable, path: runs.joined(separator: ", "), "holds no step")
    }
    let baseline = accepted.baseline(bundle: rules.digest)
    let old = FileSystem.exists(out) ? try RunBaselineFile.read(out) : nil
    Terminal.print(BaselineChanges.text(from: old, to: baseline, steps: accepted.steps, path: out, isDry: check))
    let isSame = old?.bytes == baseline.bytes
    if !check, !isSame {
      do throws(FileError) {
        try FileSystem.replace(FilePath.absolute(out, in: FileSystem.workingFolder), baseline.bytes)
      } catch {
        throw Failure(.output, path: out, "cannot be written: \(error.reason)")
      }
    }
    try Ending.with(
      ExitStatus.first(of: [inputs.unreadable.isEmpty ? .fine : .unreadable, check && !isSame ? .findings : .fine]))
  }
}
