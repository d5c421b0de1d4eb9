import Rules
import Skills
import TextScanning

@testable import Drift

/// A scorer of three banned words, and what it makes of accepted steps.
enum Samples {
  static let scorer = StepScorer(
    ["utilize", "leverage", "simply"].enumerated().map { index, word in
      Rule(
        id: "term.ban/\(index)", facet: .tone, kind: "term.ban", modality: .shouldNot, severity: .warning,
        slots: ["avoid": [.string(word)]], instruction: "Don't write “\(word)”.", origin: .explicit, check: .exact)
    })

  static func watcher(_ accepted: [RunStep]) -> RunWatcher {
    var reference = AcceptedSteps(scorer)
    for step in accepted { reference.take(scorer.score(step.text), step) }
    reference.finish()
    let baseline = reference.baseline(bundle: "d")
    return RunWatcher(scorer, .usual, book: baseline.book, tone: baseline.tone?.judge, joinsShortSteps: true)
  }
}
