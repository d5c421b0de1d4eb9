import Drift
import Extraction
import Reports
import Skills
import TextScanning

/// What a look for drift in texts is to do: rules, baselines, runs.
struct DriftPlan {
  private let command: DriftCommand
  private let rules: DriftRules
  private let book: BaselineBook
  private let tone: ToneReference.Judge?
  /// Whether the tone is that of runs, whose short answers may be put together, and not of pages.
  private let joinsShortSteps: Bool

  init(_ command: DriftCommand) throws {
    self.command = command
    rules = try DriftRules(command.skill, watchesStyle: command.style)
    let known = try Self.baseline(command, rules)
    var book = known?.book ?? BaselineBook()
    // A baseline of runs says all there is to say; pages are a floor where there is none.
    if known == nil { rules.addFloor(to: &book) }
    self.book = book
    tone = (known?.tone ?? (known == nil ? rules.tone : nil))?.judge
    joinsShortSteps = known?.tone != nil
  }

  private static func baseline(_ command: DriftCommand, _ rules: DriftRules) throws -> RunBaseline? {
    if let path = command.reference { return try reference(path, rules, jobs: command.jobs) }
    guard let path = command.baseline else { return nil }
    let baseline = try RunBaselineFile.read(path)
    guard baseline.digest == rules.digest else {
      throw Failure(
        .usage, path: path, "the baseline was made with the bundle \(baseline.digest), not with \(rules.digest)",
        wayOut: "Run skillc baseline update to make it again.")
    }
    return baseline
  }

  private static func reference(_ path: String, _ rules: DriftRules, jobs: Int?) throws -> RunBaseline {
    let inputs = try DriftInputs([path], rules: rules)
    if let first = inputs.unreadable.first { throw Failure(.unreadable, path: first.path, first.reason) }
    let accepted = rules.accepted(inputs.grouping, jobs: jobs)
    guard accepted.steps > 0 else { throw Failure(.unreadable, path: path, "holds no step") }
    return accepted.baseline(bundle: rules.digest)
  }

  func report() throws -> DriftReport {
    if command.follow { return try DriftFollow(plan: self).report() }
    if command.runs.isEmpty, command.git == nil {
      throw Failure(
        .usage, "name at least one run to watch, or “-” for standard input",
        wayOut: "--git A..B watches commits, --outcomes FILE what is scored already.")
    }
    let inputs = try command.git.map { try DriftInputs(git: $0) } ?? DriftInputs(command.runs, rules: rules)
    var saved = try DriftStateFile(command.state, rules: rules, settings: command.settings)
    var runs: [DriftReport.Run] = []
    for run in inputs.grouping.runs { runs.append(try watch(run, &saved)) }
    try saved.write()
    return report(runs, inputs.unreadable)
  }

  func report(_ runs: [DriftReport.Run], _ unreadable: [CheckSummary.Unreadable]) -> DriftReport {
    var report = DriftReport(runs: runs, unreadable: unreadable, settings: command.settings)
    report.texts = rules.texts
    return report
  }

  /// A watcher at the start of a run.
  func watcher() -> RunWatcher {
    RunWatcher(rules.scorer, command.settings, book: book, tone: tone, joinsShortSteps: joinsShortSteps)
  }

  private func watch(_ run: RunGrouping.Run, _ saved: inout DriftStateFile) throws(Failure) -> DriftReport.Run {
    var watcher = watcher()
    let isResumed = try saved.restore(run.name, into: &watcher)
    let seen = watcher.lastStep
    // A log may be given whole each time: what was seen does not count twice.
    let steps = isResumed ? run.steps.filter { ($0.number ?? 0) > seen } : run.steps
    for (scored, step) in zip(rules.score(steps, jobs: command.jobs), steps) { watcher.take(scored, step) }
    saved.keep(run.name, watcher)
    watcher.finish()
    return DriftReport.Run(name: run.name, watcher, late: run.late)
  }

  func score(_ steps: [RunStep]) -> [ScoredStep] { rules.score(steps, jobs: command.jobs) }
  func refuse(_ steps: [RunStep]) throws(Failure) { try rules.refuse(steps, of: "-") }
}
