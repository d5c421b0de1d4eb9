import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Rules of one or more bundles, made ready to score outputs.
package struct CheckRun: Sendable {
  /// At which severity a finding makes a file fail; nil never.
  package var failOn: Severity?
  /// Whether a rule also passes when it does so without the output's first or last line or its asterisks.
  package var isLenient = false
  /// Fingerprints of findings that do not count.
  package var accepted: Set<String> = []
  /// Every rule of the bundles once, in the order of the bundles, with the severity it is checked at.
  package let rules: [Rule]
  /// Rules this version cannot check, with the reason.
  package let unknown: [(rule: Rule, reason: String)]
  private let checker: Checker
  /// For each outcome of the checker, the position in `rules`.
  private let positions: [Int]

  /// The same rule in two bundles counts once, at the higher severity.
  package init(_ rules: [Rule], failOn: Severity? = .warning) {
    self.failOn = failOn
    var kept: [Rule] = []
    var places: [String: Int] = [:]
    for rule in rules {
      if let place = places[rule.id] {
        kept[place].severity = max(kept[place].severity, rule.severity)
      } else {
        places[rule.id] = kept.count
        kept.append(rule)
      }
    }
    let checker = Checker(kept)
    let unknown = Set(checker.unknown.map(\.rule.id))
    self.rules = kept
    self.checker = checker
    self.unknown = checker.unknown
    positions = kept.indices.filter { !unknown.contains(kept[$0].id) }
  }

  /// Scores one output. Never fails: whatever the bytes are, they are read as a page.
  package func check(path: String, bytes: [UInt8]) -> CheckedFile {
    let document = DocumentReader.read(path: path, bytes: bytes)
    var outcomes = checker.check(Page(document))
    if isLenient { Lenience.relax(&outcomes, path: path, bytes: bytes, checker: checker) }
    let isEmpty = bytes.allSatisfy { ASCII.isSpace($0) || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    var results = [CheckedFile.RuleResult](repeating: .init(applicable: false, pass: true), count: rules.count)
    var findings: [Finding] = []
    for (outcome, position) in zip(outcomes, positions) where rules[position].check != .judge {
      var broken = outcome.findings
      if isEmpty, broken.isEmpty, rules[position].modality == .must,
        ScopeFilter(rules[position].scope).admits(path: path)
      {
        broken = [Self.emptiness(rules[position])]
      }
      results[position] = .init(applicable: outcome.applies || !broken.isEmpty, pass: broken.isEmpty)
      findings += broken
    }
    return file(document, results, findings)
  }

  private static func emptiness(_ rule: Rule) -> Finding {
    Finding(
      rule: rule.id, kind: rule.kind, severity: rule.severity, message: "The output is empty. \(rule.instruction)",
      range: 0..<0)
  }

  private func file(_ document: Document, _ results: [CheckedFile.RuleResult], _ findings: [Finding]) -> CheckedFile {
    var placing = Placing(document)
    let sorted = findings.sorted {
      ($0.range.lowerBound, $0.range.upperBound, $0.rule, $0.message)
        < ($1.range.lowerBound, $1.range.upperBound, $1.rule, $1.message)
    }
    var placed: [PlacedFinding] = []
    for finding in sorted {
      let finding = placing.place(finding)
      if !accepted.contains(finding.fingerprint) { placed.append(finding) }
    }
    var results = results
    if placed.count < sorted.count {
      let failing = Set(placed.map(\.finding.rule))
      for index in results.indices where !failing.contains(rules[index].id) { results[index].pass = true }
    }
    let fails = failOn.map { limit in placed.contains { $0.finding.severity >= limit } } ?? false
    return CheckedFile(
      path: document.path, pass: !fails, score: score(results), rules: results, findings: placed)
  }

  private func score(_ results: [CheckedFile.RuleResult]) -> Double {
    var (passed, total) = (0, 0)
    for (rule, result) in zip(rules, results) where result.applicable {
      total += rule.severity.weight
      if result.pass { passed += rule.severity.weight }
    }
    return total == 0 ? 1 : Double(passed) / Double(total)
  }
}
