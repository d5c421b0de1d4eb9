import Drift
import Reports
import Rules
import TextScanning

enum DriftSample {
  /// A run that begins to say “via” at step 61, written by an agent who tries to be markup.
  static let report: DriftReport = {
    let rule = Rule(
      id: "term.ban/1", facet: .tone, kind: "term.ban", modality: .mustNot, severity: .error, slots: ["avoid": ["via"]],
      instruction: "Don’t write “via”.", origin: .explicit, check: .exact)
    let scorer = StepScorer([rule], watchesStyle: false)
    var watcher = RunWatcher(
      scorer, DriftSettings(horizon: 400, alpha: 0.01, warmUp: 40), book: BaselineBook(), tone: nil,
      joinsShortSteps: false)
    for number in 1...100 {
      var step = RunStep(run: "r & s", number: number, text: number > 60 ? "<b>Go via it,\tplease.</b>" : "Go by it.")
      step.agent = "a:1"
      watcher.take(scorer.score(step.text), step)
    }
    watcher.finish()
    var report = DriftReport(
      runs: [.init(name: "r & s", watcher)], unreadable: [.init(path: "x.jsonl:3", reason: "is no JSON")],
      settings: watcher.monitor.settings)
    report.texts = ["term.ban/1": .init(CheckedRule(rule, skill: "house", statedAt: "docs/words.md:7"))]
    return report
  }()
}
