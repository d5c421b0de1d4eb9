import Rules
import TextScanning

/// Where to begin: the rules with the most findings, those that mend themselves first.
package struct MendingAdvice: Sendable {
  /// A rule with what it found.
  package struct Item: Sendable, Equatable {
    package var rule: String
    package var instruction: String
    package var findings: Int
    package var fixable: Int
  }

  /// At most five, the most worth first.
  package let items: [Item]
  /// Findings that have a fix.
  package let fixable: Int
  package let findings: Int

  package init(_ summary: CheckSummary) {
    let instructions = Dictionary(
      summary.rules.map { ($0.rule.id, $0.rule.instruction) }, uniquingKeysWith: { first, _ in first })
    let items = summary.ruleCounts.map { rule, count in
      Item(
        rule: rule, instruction: instructions[rule] ?? rule, findings: count.findings, fixable: count.fixable)
    }
    findings = items.reduce(0) { $0 + $1.findings }
    fixable = items.reduce(0) { $0 + $1.fixable }
    // A finding that mends itself costs a look, any other about four.
    self.items = Array(
      items.sorted {
        let (left, right) = ($0.findings + 3 * $0.fixable, $1.findings + 3 * $1.fixable)
        return left != right ? left > right : JSON.bytewise($0.rule, $1.rule)
      }.prefix(5))
  }

  /// Lines for people; none where there is little to do.
  var lines: [String] {
    guard findings > 5 || fixable > 0 else { return [] }
    var lines: [String] = []
    if items.count > 1 {
      lines.append("worth mending first:")
      for item in items {
        let fixes =
          item.fixable == 0 ? "" : ", \(item.fixable == item.findings ? "all" : String(item.fixable)) by --fix"
        lines.append("  \(item.findings) × \(CheckText.cut(item.instruction)) [\(item.rule)]\(fixes)")
      }
    }
    if fixable > 0 {
      lines.append("--fix would mend \(fixable) of \(BuildText.count(findings, "finding")); --dry-run shows how")
    }
    return lines
  }
}
