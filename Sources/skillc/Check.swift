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
        skillc check docs --skill skills/handbook --fix --dry-run
        skillc check docs --skill skills/handbook --write-baseline baseline.json
        skillc check docs --skill skills/handbook --baseline baseline.json --format sarif
        git show HEAD:README.md | skillc check - --stdin-name README.md --skill skills/handbook --format json

      Paths, bundles, --fail-on and --baseline may stand in skillc.yml under “check:”. A comment <!-- skillc-disable RULE --> leaves \
      findings out from there on; see also skillc-enable, skillc-disable-line, skillc-disable-next-line and skillc-disable-file.
      """)

  @Argument(help: ArgumentHelp("Files and folders to check; “-” is standard input.", valueName: "path"))
  var paths: [String] = []
  @Option(help: ArgumentHelp("Bundle to check against; may be given several times.", valueName: "dir"))
  var skill: [String] = []
  @Option(help: ArgumentHelp("A task brief: its own rules count too.", valueName: "file"))
  var prompt: String?
  @Flag(help: "Apply the fixes of findings that have one right answer.")
  var fix = false
  @Flag(help: "With --fix: print what would change as a unified diff and change nothing.")
  var dryRun = false
  @Option(help: ArgumentHelp("An earlier skillc.check/1: findings that stand there do not count.", valueName: "file"))
  var baseline: String?
  @Option(help: ArgumentHelp("Write the findings of this check as a baseline, and pass.", valueName: "file"))
  var writeBaseline: String?
  @Option(help: ArgumentHelp("Judge only lines that changed since a revision of git.", valueName: "rev"))
  var since: String?
  @Option(help: ArgumentHelp("The name that standard input has for scopes and reports.", valueName: "path"))
  var stdinName: String?
  @Flag(
    help: """
      Let a rule pass that holds without the first line, the last line or the asterisks, and go on without rules and bundles \
      that this version cannot read.
      """)
  var lenient = false
  @Flag(help: "Take no notice of comments that leave findings out.")
  var ignoreSuppressions = false
  @Option(help: "Severity from which on a finding fails a file: error, warning, suggestion or none. (default: warning)")
  var failOn: FailOn?
  @Option(help: "Threads that check files.")
  var jobs: Int?
  @Option(help: "What to print: text, json, sarif, junit, github or gitlab.")
  var format = CheckFormat.text

  /// What `--fail-on` takes.
  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error, warning, suggestion, none

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  func validate() throws {
    if stdinName != nil, !paths.contains("-") { throw ValidationError("--stdin-name needs “-” among the paths") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    if dryRun, !fix { throw ValidationError("--dry-run needs --fix") }
    if fix, paths.contains("-") { throw ValidationError("--fix changes files; it cannot change standard input") }
  }

  func run() throws {
    let plan = try CheckPlan(self)
    var run = try plan.makeRun(prompt: prompt)
    run.isLenient = lenient
    run.allowsSuppressions = !ignoreSuppressions
    if let since { run.changedLines = try Self.changes(since: since) }
    let outputs = OutputFiles(plan.paths.filter { $0 != "-" })
    if fix { return try CheckFix(rules: run, outputs: outputs, isDry: dryRun, jobs: jobs).run() }
    var report = try check(outputs, run, readsStandardInput: plan.paths.contains("-"))
    report.hasBaseline = plan.baseline != nil
    for bundle in outputs.bundles {
      Terminal.note("\(bundle): note: a bundle; not checked, unless it is named as a path [own-bundle]\n")
    }
    CheckNotes.print(report, run)
    if let writeBaseline { return try CheckBaseline.write(report, to: writeBaseline) }
    format.print(report)
    if format == .text, plan.baseline == nil, since == nil, CheckBaseline.offer(report) { return }
    try Ending.with(report.status)
  }

  private func check(_ outputs: OutputFiles, _ run: CheckRun, readsStandardInput: Bool) throws -> CheckReport {
    var unreadable = outputs.refusals.map { CheckReport.Unreadable(path: $0.path, reason: $0.reason) }
    var files: [CheckedFile] = []
    if readsStandardInput {
      files.append(run.check(path: stdinName ?? "stdin.md", bytes: try FileSystem.readStandardInput()))
    }
    let looked = outputs.files.filter { run.changedLines?.paths.contains($0.path) ?? true }
    for result in Workers.map(looked, jobs: jobs ?? Workers.defaultCount, { Self.check($0, run) }) {
      switch result {
      case .success(let looked):
        files += looked.files
        unreadable += looked.unreadable
      case .failure(let refusal): unreadable.append(refusal)
      }
    }
    return CheckReport(
      rules: run.rules, files: files.sorted { $0.path != $1.path && JSON.bytewise($0.path, $1.path) },
      unreadable: unreadable.sorted { JSON.bytewise($0.path, $1.path) })
  }

  /// What one input gave: a file, or the runs of a `.jsonl` with the lines that are none.
  private struct Looked {
    var files: [CheckedFile]
    var unreadable: [CheckReport.Unreadable] = []
  }

  private static func check(_ file: OutputFiles.File, _ run: CheckRun) -> Result<Looked, CheckReport.Unreadable> {
    let bytes: [UInt8]
    do throws(FileError) { bytes = try FileSystem.read(file.location) } catch {
      return .failure(CheckReport.Unreadable(path: file.path, reason: error.reason))
    }
    guard file.path.hasSuffix(".jsonl") else {
      return .success(Looked(files: [run.check(path: file.path, bytes: bytes)]))
    }
    let reader = RunReader(bytes)
    return .success(
      Looked(
        files: reader.runs.map { run.check(path: file.path, run: $0) },
        unreadable: reader.faults.map { CheckReport.Unreadable(path: "\(file.path):\($0.line)", reason: $0.reason) }))
  }

  private static func changes(since revision: String) throws(Failure) -> ChangedLines {
    let changes = try GitHistory.changes(since: revision, in: FileSystem.workingFolder)
    return ChangedLines(diff: changes.diff, untracked: changes.untracked)
  }
}
