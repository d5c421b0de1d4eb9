import Prose
import Skills

/// Watches the answers of one run: folds what hangs together, joins what is too short to have a tone, and keeps what a report shows.
///
/// Steps come in their order. What it says after any number of steps does not depend on where it was saved and resumed.
package struct RunWatcher: Sendable {
  /// What a report shows of one alarm beyond the alarm itself.
  package struct Evidence: Sendable, Equatable {
    package var rule: String
    package var step: Int
    package var agent: String
    package var line: Int
    package var excerpt: String
  }

  package internal(set) var monitor: DriftMonitor
  /// For each alarm, places where its rules were broken since the drift began.
  package internal(set) var evidence: [[Evidence]] = []
  /// Highest statistic of each stretch of the run.
  package internal(set) var course = Trace(limit: 96)
  /// By stream: the outcomes of each stretch.
  package internal(set) var courses: [Trace] = []
  /// The p-value of each step's tone; nil for one without.
  package internal(set) var tones: [Double?] = []
  /// The models of the run with the step each first answered in.
  package internal(set) var models: [(step: Int, model: String)] = []
  package internal(set) var lastStep = 0
  /// Steps that were told again.
  package var repeated: Int { folder.repeated }

  let scorer: StepScorer
  let tone: ToneReference.Judge?
  /// Whether short answers are put together until they are long enough to have a tone.
  let joinsShortSteps: Bool
  var folder = StepFolder()
  /// By stream: the first misses since the drift began that its detector suspects.
  var misses: [[Evidence]] = []
  /// Short answers of each agent that wait for more.
  var short: [String: String] = [:]

  private static let shownMisses = 3
  private static let streamPieces = 16

  package init(
    _ scorer: StepScorer, _ settings: DriftSettings, book: BaselineBook, tone: ToneReference.Judge?,
    joinsShortSteps: Bool
  ) {
    self.scorer = scorer
    self.tone = tone
    self.joinsShortSteps = joinsShortSteps
    var monitor = DriftMonitor(settings, book: book)
    for stream in scorer.streams { _ = monitor.place(of: stream) }
    self.monitor = monitor
    courses = scorer.streams.map { _ in Trace(limit: Self.streamPieces) }
    misses = scorer.streams.map { _ in [] }
  }

  /// Takes the next answer.
  package mutating func take(_ scored: ScoredStep, _ step: RunStep) {
    let number = step.number ?? lastStep + 1
    var outcomes = scored.outcomes
    let p = toneValue(scored, step)
    tones.append(p)
    if let place = scorer.tonePlace { outcomes[place] = p ?? .nan }
    if let model = step.model, models.last?.model != model { models.append((number, model)) }
    remember(scored.misses, number, step.agent)
    let bond = StepFold.Bond(step, number: number, isDocument: scored.style != nil)
    for fold in folder.add(outcomes, bond) { observe(fold) }
    lastStep = max(lastStep, number)
  }

  /// Ends the run: what waits for more is taken as it is.
  package mutating func finish() {
    for fold in folder.finish() { observe(fold) }
  }

  private mutating func observe(_ fold: StepFold) {
    let outcomes = fold.means
    let key = monitor.place(of: fold.bond.key)
    let agent = monitor.place(ofAgent: fold.bond.agent)
    let position = monitor.steps
    for stream in outcomes.indices where !outcomes[stream].isNaN {
      guard let passed = monitor.passed(outcomes[stream], rule: stream, key: key) else { continue }
      courses[stream].add(passed, at: position)
    }
    let alarm = monitor.take(outcomes, step: fold.bond.number, first: fold.bond.first, agent: agent, key: key)
    course.add(alarm?.statistic ?? monitor.statistic, at: position)
    guard let alarm else { return }
    let suspects = Set(alarm.rules.map(\.name))
    evidence.append(
      monitor.rules.indices.filter { suspects.contains(monitor.rules[$0].id) }.flatMap { misses[$0] })
    for stream in misses.indices { misses[stream] = [] }
  }

  /// Keeps the first misses of each rule since its drift began, as far as one can tell so far.
  private mutating func remember(_ found: [ScoredStep.Miss], _ step: Int, _ agent: String) {
    for miss in found {
      let start = monitor.suspectedStart(of: miss.rule)
      misses[miss.rule].removeAll { $0.step < start }
      guard misses[miss.rule].count < Self.shownMisses else { continue }
      misses[miss.rule].append(
        Evidence(
          rule: monitor.rules[miss.rule].id, step: step, agent: agent, line: miss.line, excerpt: miss.excerpt))
    }
  }

  private mutating func toneValue(_ scored: ScoredStep, _ step: RunStep) -> Double? {
    guard let tone else { return nil }
    if let style = scored.style { return tone.p(style) }
    guard joinsShortSteps else { return nil }
    let joined = short[step.agent].map { $0 + "\n\n" + step.text } ?? step.text
    let style = scorer.style(joined)
    guard style.wordCount >= ToneReference.fewestWords else {
      short[step.agent] = joined
      return nil
    }
    short[step.agent] = nil
    return tone.p(style)
  }
}
