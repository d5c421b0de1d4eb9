import Rules
import TextScanning

extension CheckRun {
  /// Scores a recorded run: a rule applies if it does in any step and passes if it does in all. Steps have no path, so that rules for some
  /// pages only do not apply, and comments in them excuse nothing.
  package func check(path: String, run: RecordedRun) -> CheckedFile {
    var whole = CheckedFile(
      path: path, run: run.name, pass: true, score: 1, rules: rules.map { _ in .init(applicable: false, pass: true) },
      findings: [])
    var strict = self
    strict.allowsSuppressions = false
    strict.tone = nil
    for step in run.steps {
      let file = strict.check(path: "\(path)#\(run.name ?? "").md", bytes: Array(step.output.utf8))
      for (index, result) in file.rules.enumerated() where result.applicable {
        whole.rules[index].applicable = true
        if !result.pass { whole.rules[index].pass = false }
      }
      whole.pass = whole.pass && file.pass
      whole.findings += file.findings.map { finding in
        var finding = finding
        finding.step = step.number
        return finding
      }
    }
    whole.score = score(whole.rules)
    return whole
  }
}
