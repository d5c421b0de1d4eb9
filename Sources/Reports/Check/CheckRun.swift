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
  /// Whether comments in the outputs leave findings out. An agent must not excuse itself: runs and gates say no.
  package var allowsSuppressions = true
  /// Lines of an output that are judged, by its path; nil judges all of them.
  package var changedLines: ChangedLines?
  /// Every rule of the bundles once, in the order of the bundles, with the severity it is checked at.
  package let rules: [CheckedRule]
  /// Rules this version cannot check, with the reason.
  package let unknown: [(rule: Rule, reason: String)]
  /// How the exemplars of the first bundle that has enough of them sound.
  package var tone: ToneReference?
  private let checker: Checker
  /// Those of the rules that look at what an agent does.
  let transcripts: TranscriptChecker
  /// For each outcome of the checker, the position in `rules`.
  private let positions: [Int]

  /// The same rule in two bundles counts once, at the higher severity.
  /// - Parameters:
  ///   - data: what stands beside the rules of all bundles.
  ///   - filtersPatterns: whether to find out first where expressions can match, which pays from some pages on.
  package init(
    _ rules: [CheckedRule], data: RuleData = RuleData(), failOn: Severity? = .warning, filtersPatterns: Bool = true
  ) {
    self.failOn = failOn
    var kept: [CheckedRule] = []
    var places: [String: Int] = [:]
    for checked in rules {
      if let place = places[checked.rule.id] {
        kept[place].rule.severity = max(kept[place].rule.severity, checked.rule.severity)
      } else {
        places[checked.rule.id] = kept.count
        kept.append(checked)
      }
    }
    let checker = Checker(kept.map(\.rule), data: data, filtersPatterns: filtersPatterns)
    let unknown = Set(checker.unknown.map(\.rule.id))
    self.rules = kept
    self.checker = checker
    transcripts = TranscriptChecker(kept.map(\.rule))
    self.unknown = checker.unknown
    positions = kept.indices.filter { !unknown.contains(kept[$0].rule.id) }
  }

  /// Scores one output. Never fails: whatever the bytes are, they are read as a page.
  package func check(path: String, bytes: [UInt8]) -> CheckedFile {
    let document = DocumentReader.read(path: path, bytes: bytes)
    let page = Page(document)
    var outcomes = checker.check(page)
    if isLenient { Lenience.relax(&outcomes, path: path, bytes: bytes, checker: checker) }
    let isEmpty = bytes.allSatisfy { ASCII.isSpace($0) || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
    var results = [CheckedFile.RuleResult](repeating: .init(applicable: false, pass: true), count: rules.count)
    var findings: [Finding] = []
    for (outcome, position) in zip(outcomes, positions) where rules[position].rule.check != .judge {
      let rule = rules[position].rule
      var broken = outcome.findings
      if isEmpty, broken.isEmpty, rule.modality == .must, ScopeFilter(rule.scope).admits(path: path),
        !(RuleKinds.kind(named: rule.kind) is any TranscriptKind.Type)
      {
        broken = [Self.emptiness(rule)]
      }
      results[position] = .init(applicable: outcome.applies || !broken.isEmpty, pass: broken.isEmpty)
      findings += broken
    }
    var checked = file(document, results, findings)
    checked.troubles = outcomes.compactMap { outcome in
      outcome.trouble.map { .init(rule: outcome.rule.alias ?? outcome.rule.id, reason: $0) }
    }
    checked.tone = tone?.judge(StyleMetrics(page), path: path, type: document.pageType)
    return checked
  }

  /// Places findings in a text that is no page: what a message of a run shows.
  func place(_ findings: [Finding], path: String, text: [UInt8]) -> [PlacedFinding] {
    let document = DocumentReader.read(path: path, bytes: text)
    return file(document, [], findings).findings
  }

  private static func emptiness(_ rule: Rule) -> Finding {
    Finding(
      rule: rule.id, kind: rule.kind, severity: rule.severity, message: "The output is empty. \(rule.instruction)",
      range: 0..<0)
  }

  private func file(_ document: Document, _ results: [CheckedFile.RuleResult], _ findings: [Finding]) -> CheckedFile {
    var placing = Placing(document)
    let sorted = findings.sorted { one, other in
      if one.range != other.range {
        return (one.range.lowerBound, one.range.upperBound) < (other.range.lowerBound, other.range.upperBound)
      }
      return (one.rule, one.message) < (other.rule, other.message)
    }
    let suppressions = allowsSuppressions ? Suppressions(document) : nil
    let byID =
      suppressions?.isEmpty ?? true ? [:] : Dictionary(uniqueKeysWithValues: rules.map { ($0.rule.id, $0.rule) })
    var placed: [PlacedFinding] = []
    var suppressed = 0
    for finding in sorted {
      let finding = placing.place(finding)
      if accepted.contains(finding.fingerprint) || changedLines?.excludes(finding, in: document.path) ?? false {
        continue
      }
      if let rule = byID[finding.finding.rule], suppressions?.cover(rule, line: finding.line) ?? false {
        suppressed += 1
        continue
      }
      placed.append(finding)
    }
    var results = results
    if placed.count < sorted.count {
      let failing = Set(placed.map(\.finding.rule))
      for index in results.indices where !failing.contains(rules[index].rule.id) { results[index].pass = true }
    }
    let fails = failOn.map { limit in placed.contains { $0.finding.severity >= limit } } ?? false
    return CheckedFile(
      path: document.path, pass: !fails, score: score(results), rules: results, findings: placed,
      suppressed: suppressed)
  }

  func score(_ results: [CheckedFile.RuleResult]) -> Double {
    var (passed, total) = (0, 0)
    for (checked, result) in zip(rules, results) where result.applicable {
      total += checked.rule.severity.weight
      if result.pass { passed += checked.rule.severity.weight }
    }
    return total == 0 ? 1 : Double(passed) / Double(total)
  }
}
