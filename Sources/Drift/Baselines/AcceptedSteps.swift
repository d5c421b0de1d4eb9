import Prose
import Skills

/// Steps that somebody accepts as good: what baselines are made of. Folded like the runs that are held against them.
package struct AcceptedSteps: Sendable {
  /// Outcomes of one population, by stream.
  package struct Population: Sendable {
    package var model: String?
    package var taskType: String?
    package var outcomes: [[Double]]
  }

  /// In the order in which they came.
  package private(set) var populations: [Population] = []
  package private(set) var steps = 0
  /// Styles of the answers that are long enough to have a tone, alone or put together.
  package private(set) var styles: [StyleMetrics] = []
  private let scorer: StepScorer
  private var folder = StepFolder()
  private var short: [String: String] = [:]
  private var lastStep = 0
  private var lastRun: String?

  package init(_ scorer: StepScorer) { self.scorer = scorer }

  package mutating func take(_ scored: ScoredStep, _ step: RunStep) {
    if steps > 0, step.run != lastRun { finish() }
    (lastRun, steps) = (step.run, steps + 1)
    addStyle(scored, step)
    let bond = StepFold.Bond(step, number: step.number ?? lastStep + 1, isDocument: false)
    lastStep = bond.number
    for fold in folder.add(scored.outcomes, bond) { add(fold) }
  }

  /// Closes a run.
  package mutating func finish() {
    for fold in folder.finish() { add(fold) }
    short = [:]
    lastStep = 0
  }

  private mutating func add(_ fold: StepFold) {
    let key = fold.bond.key
    let place = populations.firstIndex { $0.model == key.model && $0.taskType == key.taskType } ?? populations.count
    if place == populations.count {
      populations.append(
        Population(model: key.model, taskType: key.taskType, outcomes: scorer.streams.map { _ in [] }))
    }
    for (stream, mean) in fold.means.enumerated() where !mean.isNaN {
      populations[place].outcomes[stream].append(mean)
    }
  }

  private mutating func addStyle(_ scored: ScoredStep, _ step: RunStep) {
    if let style = scored.style { return styles.append(style) }
    let joined = short[step.agent].map { $0 + "\n\n" + step.text } ?? step.text
    let style = scorer.style(joined)
    short[step.agent] = style.wordCount < ToneReference.fewestWords ? joined : nil
    if style.wordCount >= ToneReference.fewestWords { styles.append(style) }
  }

  /// How the accepted answers sound; nil where too few are long enough.
  package var tone: ToneReference? { ToneReference(exemplars: styles) }

  /// What the steps say of every stream.
  package func baseline(bundle digest: String) -> RunBaseline {
    var baseline = RunBaseline(digest: digest)
    for population in populations {
      var streams: [String: OutcomeBaseline] = [:]
      for (stream, outcomes) in zip(scorer.streams, population.outcomes) where !outcomes.isEmpty {
        streams[stream.id] = OutcomeBaseline.of(outcomes, isScore: stream.isScore ?? false)
      }
      baseline.populations.append(
        RunBaseline.Population(model: population.model, taskType: population.taskType, streams: streams))
    }
    baseline.tone = tone
    return baseline
  }
}
