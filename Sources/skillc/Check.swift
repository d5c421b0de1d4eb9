import ArgumentParser
import Extraction
import Reports
import Rules
import Skills
import TextScanning

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
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
    let outputs = OutputFiles(plan.paths.filter { $0 != "-" })
    var run = try plan.makeRun(prompt: prompt, for: outputs)
    run.isLenient = lenient
    run.allowsSuppressions = !ignoreSuppressions
    if let since { run.changedLines = try Self.changes(since: since) }
    if fix { return try CheckFix(rules: run, outputs: outputs, isDry: dryRun, jobs: jobs).run() }
    let inputs = try CheckInputs(
      outputs, run, standardInput: plan.paths.contains("-") ? stdinName ?? "stdin.md" : nil, jobs: jobs)
    if let writeBaseline { return try CheckBaseline.write(inputs, to: writeBaseline) }
    let summary = format.print(inputs, hasBaseline: plan.baseline != nil)
    for bundle in outputs.bundles {
      Terminal.note("\(bundle): note: a bundle; not checked, unless it is named as a path [own-bundle]\n")
    }
    CheckNotes.print(summary, unknown: run.unknown)
    if format == .text, plan.baseline == nil, since == nil, CheckBaseline.offer(inputs, summary) { return }
    try Ending.with(summary.status)
  }

  private static func changes(since revision: String) throws(Failure) -> ChangedLines {
    let changes = try GitHistory.changes(since: revision, in: FileSystem.workingFolder)
    return ChangedLines(diff: changes.diff, untracked: changes.untracked)
  }
}
