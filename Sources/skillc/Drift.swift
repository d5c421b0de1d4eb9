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

      Examples:
        skillc drift --outcomes outcomes.jsonl --baseline baseline.json
        skillc drift --outcomes outcomes.jsonl --format json
      """)

  @Option(help: ArgumentHelp("Outcomes instead of texts, as JSON Lines; “-” is standard input.", valueName: "file"))
  var outcomes: String?
  @Option(help: ArgumentHelp("Baselines of the outcomes: {\"rules\":{…}} or {\"p0\":0.95}.", valueName: "file"))
  var baseline: String?
  @Option(help: "Steps within which a false alarm has at most the probability --alpha.")
  var horizon = DriftSettings.usual.horizon
  @Option(help: "The probability of a false alarm within --horizon steps.")
  var alpha = DriftSettings.usual.alpha
  @Option(help: ArgumentHelp("Outcomes that make a baseline where there is none.", valueName: "n"))
  var warmUp = DriftSettings.usual.warmUp
  @Flag(help: "End with 4 when there is too little data to tell.")
  var strict = false
  @Option(help: "What to print: text or json.")
  var format = DriftFormat.text

  func validate() throws {
    guard horizon > 0, horizon.isFinite else { throw ValidationError("--horizon must be above 0") }
    guard alpha > 0, alpha < 1 else { throw ValidationError("--alpha must lie between 0 and 1") }
    guard warmUp > 0 else { throw ValidationError("--warm-up must be at least 1") }
  }

  func run() throws {
    guard let outcomes else {
      throw Failure(.usage, "name the outcomes to watch with --outcomes")
    }
    let settings = DriftSettings(horizon: horizon, alpha: alpha, warmUp: warmUp)
    let report = try OutcomeReplay(path: outcomes, baseline: baseline, settings: settings).report()
    for item in report.unreadable { Terminal.note("\(item.path): error: \(item.reason) [unreadable]\n") }
    format.print(report)
    try Ending.with(report.status(isStrict: strict))
  }
}

/// What `drift --format` takes.
enum DriftFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json

  func print(_ report: DriftReport) {
    switch self {
    case .text: Terminal.print(DriftText.text(report))
    case .json: Terminal.print(DriftJSON.bytes(report))
    }
  }
}
