import Drift
import Extraction
import Reports
import TextScanning

/// `drift - --follow`: reads standard input as it grows, tells each alarm as soon as it is one, and reports at the end.
struct DriftFollow {
  let plan: DriftPlan

  /// A run that goes on.
  private struct Open {
    var name: String?
    var watcher: RunWatcher
    var alarms = 0
  }

  func report() throws(Failure) -> DriftReport {
    var reader = StepReader()
    var rest: [UInt8] = []
    var runs: [Open] = []
    while let bytes = try read() {
      rest += bytes
      guard let end = rest.lastIndex(of: .lineFeed) else { continue }
      reader.takeLines(Array(rest[...end]))
      rest.removeSubrange(...end)
      try take(reader.drain(), &runs)
    }
    reader.takeLines(rest)
    try take(reader.drain(), &runs)
    let finished = runs.map { run in
      var watcher = run.watcher
      watcher.finish()
      return DriftReport.Run(name: run.name, watcher)
    }
    return plan.report(finished, reader.faults.map { .init(path: "-:\($0.line)", reason: $0.reason) })
  }

  private func read() throws(Failure) -> [UInt8]? {
    do throws(FileError) { return try FileSystem.readSomeStandardInput() } catch {
      throw Failure(.unreadable, path: "-", error.reason)
    }
  }

  private func take(_ steps: [RunStep], _ runs: inout [Open]) throws(Failure) {
    try plan.refuse(steps)
    for (scored, step) in zip(plan.score(steps), steps) {
      let place = runs.firstIndex { $0.name == step.run } ?? runs.count
      if place == runs.count { runs.append(Open(name: step.run, watcher: plan.watcher())) }
      runs[place].watcher.take(scored, step)
      let alarms = runs[place].watcher.monitor.alarms
      for alarm in alarms[runs[place].alarms...] { Terminal.note(DriftText.line(alarm, run: step.run) + "\n") }
      runs[place].alarms = alarms.count
    }
  }
}
