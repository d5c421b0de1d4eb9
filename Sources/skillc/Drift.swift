import ArgumentParser
import Drift
import Extraction
import Reports
import TextScanning

struct DriftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Say whether a long run still keeps the skill, since when it does not, and who slips.",
    discussion: """
      Watches the rate at which rules are kept, step by step. An alarm is a theorem about the stream that is watched: within \
      --horizon steps, a run that keeps its baseline raises one with a probability of at most --alpha.

      A run is a log of what agents wrote: JSON Lines of steps {"run","step","agent","output"}, OpenAI chat messages, session logs \
      of OpenClaw and Claude Code, OTLP/JSON with GenAI spans, or a folder of files. Baselines come from a reference run or from \
      baseline update; without one, the first steps of the run make it.

      Examples:
        skillc drift run.jsonl --skill skills/handbook --reference good.jsonl
        skillc drift run.jsonl --skill skills/handbook --baseline drift-baseline.json --format html > drift.html
        agent | skillc drift - --follow --skill skills/handbook
        skillc drift --git v1..HEAD --skill skills/handbook
        skillc drift --outcomes outcomes.jsonl --baseline baseline.json

      Exit codes: 0 steady, 3 drift, 4 too little data (with --strict), 5 a line that could not be read.
      """)

  @Argument(help: ArgumentHelp("Logs and folders to watch; “-” is standard input.", valueName: "run"))
  var runs: [String] = []
  @Option(help: ArgumentHelp("Bundle whose rules are watched; may be given several times.", valueName: "dir"))
  var skill: [String] = []
  @Option(help: ArgumentHelp("Watch the commits of a range instead, each a step.", valueName: "a..b"))
  var git: String?
  @Flag(help: "Read standard input as it grows and tell each alarm at once.")
  var follow = false
  @Option(help: ArgumentHelp("A run of accepted steps: baseline and style.", valueName: "file"))
  var reference: String?
  @Option(help: ArgumentHelp("Baselines: of skillc baseline update, or of the outcomes.", valueName: "file"))
  var baseline: String?
  @Option(help: ArgumentHelp("Outcomes instead of texts, as JSON Lines; “-” is standard input.", valueName: "file"))
  var outcomes: String?
  @Flag(help: "Print the smallest text that restates the rules that slip, and nothing else.")
  var reminder = false
  @Option(help: "With --reminder: tokens it may cost.")
  var maxTokens = 120
  @Option(help: ArgumentHelp("Where to keep the state between two looks at a run that goes on.", valueName: "file"))
  var state: String?
  @Option(help: "Steps within which a false alarm has at most the probability --alpha.")
  var horizon = DriftSettings.usual.horizon
  @Option(help: "The probability of a false alarm within --horizon steps.")
  var alpha = DriftSettings.usual.alpha
  @Option(help: ArgumentHelp("Outcomes that make a baseline where there is none.", valueName: "n"))
  var warmUp = DriftSettings.usual.warmUp
  @Flag(inversion: .prefixedNo, help: "Watch length, shape and tone of answers beside the rules.")
  var style = true
  @Flag(help: "End with 4 when there is too little data to tell.")
  var strict = false
  @Option(help: "Threads that score steps.")
  var jobs: Int?
  @Option(help: "What to print: text, json, html, junit, github, sarif or otel.")
  var format = DriftFormat.text

  func validate() throws {
    guard horizon > 0, horizon.isFinite else { throw ValidationError("--horizon must be above 0") }
    guard alpha > 0, alpha < 1 else { throw ValidationError("--alpha must lie between 0 and 1") }
    guard warmUp > 0 else { throw ValidationError("--warm-up must be at least 1") }
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
    guard maxTokens > 0 else { throw ValidationError("--max-tokens must be at least 1") }
    if outcomes != nil, !runs.isEmpty || git != nil || reference != nil || state != nil || follow || reminder {
      throw ValidationError("--outcomes takes the place of runs; it goes with --baseline, --horizon and --alpha only")
    }
    if follow, runs != ["-"] { throw ValidationError("--follow reads standard input: name “-” as the only run") }
    if reference != nil, baseline != nil { throw ValidationError("give either --reference or --baseline") }
    if git != nil, state != nil { throw ValidationError("--state does not go with --git: name the range instead") }
  }

  var settings: DriftSettings { DriftSettings(horizon: horizon, alpha: alpha, warmUp: warmUp) }

  func run() throws {
    let report =
      if let outcomes {
        try OutcomeReplay(path: outcomes, baseline: baseline, settings: settings).report()
      } else {
        try DriftPlan(self).report()
      }
    for item in report.unreadable { Terminal.note("\(item.path): error: \(item.reason) [unreadable]\n") }
    if reminder {
      Terminal.print(DriftReminder.text(report, maxTokens: maxTokens))
    } else {
      format.print(report)
    }
    try Ending.with(report.status(isStrict: strict))
  }
}
