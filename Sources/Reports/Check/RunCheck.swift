import Rules
import TextScanning

extension CheckRun {
  /// Scores a recorded run: what the agent wrote step by step, and what it did over the whole run. A rule applies if it does in any step or in
  /// the whole, and passes if it does in all. Steps have no path, so that rules for some pages only do not apply, and comments in them excuse
  /// nothing.
  package func check(path: String, run: RecordedRun) -> CheckedFile {
    var whole = CheckedFile(
      path: path, run: run.name, pass: true, score: 1, rules: rules.map { _ in .init(applicable: false, pass: true) },
      findings: [])
    let strict = forSteps
    for step in run.steps {
      let file = strict.check(path: Self.page(of: run, in: path), bytes: Array(step.output.utf8))
      for (index, result) in file.rules.enumerated() where result.applicable {
        whole.rules[index].applicable = true
        if !result.pass { whole.rules[index].pass = false }
      }
      whole.findings += Self.numbered(file.findings, step.number)
    }
    strict.judge(run.transcript, of: "\(path)#\(run.name ?? "").txt", into: &whole)
    whole.findings.sort { left, right in
      (left.step ?? 0, left.finding.range.lowerBound, left.finding.range.upperBound, left.finding.rule)
        < (right.step ?? 0, right.finding.range.lowerBound, right.finding.range.upperBound, right.finding.rule)
    }
    if let failOn { whole.pass = !whole.findings.contains { $0.finding.severity >= failOn } }
    whole.score = score(whole.rules)
    return whole
  }

  /// The same rules for what an agent wrote: it must not excuse itself, and a step is too short to have a tone.
  var forSteps: CheckRun {
    var run = self
    run.allowsSuppressions = false
    run.tone = nil
    return run
  }

  /// The path under which the texts of a run are read.
  static func page(of run: RecordedRun, in path: String) -> String { "\(path)#\(run.name ?? "").md" }

  /// Adds what the rules about an agent's doings say.
  private func judge(_ transcript: Transcript, of path: String, into whole: inout CheckedFile) {
    var found: [Int: [Finding]] = [:]
    var outcomes = transcripts.check(transcript)
    for (index, outcome) in outcomes.enumerated() {
      for item in outcome.findings { found[item.message, default: []].append(item.finding) }
      outcomes[index].findings = []
      whole.rules[outcome.position].applicable = whole.rules[outcome.position].applicable || outcome.applies
    }
    var failing: Set<String> = []
    for (position, findings) in found.sorted(by: { $0.key < $1.key }) {
      let message = transcript.messages[position]
      let placed = place(findings, path: path, text: Array(message.shown.utf8))
      failing.formUnion(placed.map(\.finding.rule))
      whole.findings += Self.numbered(placed, message.number)
    }
    for outcome in outcomes where failing.contains(rules[outcome.position].rule.id) {
      whole.rules[outcome.position].pass = false
    }
  }

  private static func numbered(_ findings: [PlacedFinding], _ step: Int) -> [PlacedFinding] {
    findings.map { finding in
      var finding = finding
      finding.step = step
      return finding
    }
  }
}
