import ArgumentParser
import Extraction
import Reports
import Rules
import Skills
import TextScanning

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say where outputs break the rules of a bundle.",
    discussion: """
      Scores files against one or more bundles, without a model and without the network. A finding names the rule, the exact place \
      and, where there is one right answer, the fix. Judge rules need a reader of meaning and do not count here.

      Examples:
        skillc check draft.md --skill skills/handbook
        git show HEAD:README.md | skillc check - --stdin-name README.md --skill skills/handbook --format json
      """)

  @Argument(help: ArgumentHelp("Files and folders to check; “-” is standard input.", valueName: "path"))
  var paths: [String]
  @Option(help: ArgumentHelp("Bundle to check against; may be given several times.", valueName: "dir"))
  var skill: [String] = []
  @Option(help: ArgumentHelp("A task brief: its own rules count too.", valueName: "file"))
  var prompt: String?
  @Option(help: ArgumentHelp("An earlier skillc.check/1: findings that stand there do not count.", valueName: "file"))
  var baseline: String?
  @Option(help: ArgumentHelp("The name that standard input has for scopes and reports.", valueName: "path"))
  var stdinName: String?
  @Flag(help: "Let a rule pass that holds without the first line, the last line or the asterisks.")
  var lenient = false
  @Option(help: "Severity from which on a finding fails a file: error, warning, suggestion or none.")
  var failOn = FailOn.warning
  @Option(help: "Threads that check files.")
  var jobs: Int?
  @Option(help: "What to print: text or json.")
  var format = TextOrJSON.text

  /// What `--fail-on` takes.
  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error, warning, suggestion, none

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  func validate() throws {
    if paths.isEmpty { throw ValidationError("name at least one file or folder to check, or “-” for standard input") }
    if skill.isEmpty, prompt == nil {
      throw ValidationError("name a bundle with --skill, or a task brief with --prompt")
    }
    if stdinName != nil, !paths.contains("-") { throw ValidationError("--stdin-name needs “-” among the paths") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  func run() throws {
    let run = try makeRun()
    let outputs = OutputFiles(paths.filter { $0 != "-" })
    var unreadable = outputs.refusals.map { CheckReport.Unreadable(path: $0.path, reason: $0.reason) }
    var files: [CheckedFile] = []
    if paths.contains("-") {
      files.append(run.check(path: stdinName ?? "stdin.md", bytes: try FileSystem.readStandardInput()))
    }
    for result in Workers.map(outputs.files, jobs: jobs ?? Workers.defaultCount, { Self.check($0, run) }) {
      switch result {
      case .success(let file): files.append(file)
      case .failure(let refusal): unreadable.append(refusal)
      }
    }
    let report = CheckReport(
      rules: run.rules, files: files.sorted { JSON.bytewise($0.path, $1.path) },
      unreadable: unreadable.sorted { JSON.bytewise($0.path, $1.path) })
    print(report, run)
    try Ending.with(report.status)
  }

  private static func check(_ file: OutputFiles.File, _ run: CheckRun) -> Result<CheckedFile, CheckReport.Unreadable> {
    do throws(FileError) {
      return .success(run.check(path: file.path, bytes: try FileSystem.read(file.location)))
    } catch {
      return .failure(CheckReport.Unreadable(path: file.path, reason: error.reason))
    }
  }

  private func makeRun() throws -> CheckRun {
    var rules: [Rule] = []
    for folder in skill { rules += try BundleReader.read(FilePath.normalized(folder)).checkedRules }
    if let prompt { rules += try PromptRules.rules(of: prompt) }
    var run = CheckRun(rules, failOn: failOn.severity)
    run.isLenient = lenient
    if let baseline { run.accepted = try Self.fingerprints(baseline) }
    return run
  }

  private static func fingerprints(_ path: String) throws -> Set<String> {
    do {
      return try CheckJSON.fingerprints(in: FileSystem.read(path))
    } catch let error as FileError {
      throw Failure(.unreadable, path: path, error.reason)
    } catch {
      throw Failure(.usage, path: path, "is no skillc.check/1 document")
    }
  }

  private func print(_ report: CheckReport, _ run: CheckRun) {
    for item in report.unreadable { Terminal.note("\(item.path): error: \(item.reason) [unreadable]\n") }
    for (rule, reason) in run.unknown {
      Terminal.note("skillc: warning: \(rule.id) is not checked: \(reason) [unknown-kind]\n")
    }
    switch format {
    case .json: Terminal.print(CheckJSON.bytes(report))
    case .text: Terminal.print(CheckText.text(report))
    }
  }
}
