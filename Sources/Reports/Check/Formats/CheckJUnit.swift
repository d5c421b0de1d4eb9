import Rules
import TextScanning

/// JUnit XML: a test suite for each bundle, a test case for each rule, one line for each finding. What cannot be read is an error of a suite
/// of its own, a rule that does not apply anywhere is skipped.
package enum CheckJUnit {
  package static func text(_ report: CheckReport) -> String {
    let cases = Cases(report)
    let skills = report.rules.map(\.skill)
    let names = skills.indices.filter { skills.firstIndex(of: skills[$0]) == $0 }.map { skills[$0] }
    var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<testsuites name=\"skillc check\">"]
    for name in names {
      let members = skills.indices.filter { skills[$0] == name }
      lines += suite(
        name, tests: members.count, failures: members.count { !cases.findings[$0].isEmpty },
        skipped: members.count { !cases.applies[$0] }, errors: 0, members.flatMap { testCase($0, report, cases) })
    }
    if !report.unreadable.isEmpty {
      let count = report.unreadable.count
      lines += suite(
        "unreadable input", tests: count, failures: 0, skipped: 0, errors: count, report.unreadable.flatMap(unreadable))
    }
    return (lines + ["</testsuites>"]).joined(separator: "\n") + "\n"
  }

  /// The findings of each rule over all files, and whether it applies to any.
  private struct Cases {
    var findings: [[String]]
    var applies: [Bool]

    init(_ report: CheckReport) {
      findings = report.rules.map { _ in [] }
      applies = report.rules.map { _ in false }
      let positions = Dictionary(
        report.rules.enumerated().map { ($1.rule.id, $0) }, uniquingKeysWith: { first, _ in first })
      for file in report.files {
        for (position, result) in file.rules.enumerated() where result.applicable { applies[position] = true }
        for placed in file.findings {
          guard let position = positions[placed.finding.rule] else { continue }
          applies[position] = true
          findings[position].append("\(file.path):\(placed.line):\(placed.column): \(oneLine(placed.finding.message))")
        }
      }
    }

    private func oneLine(_ text: String) -> String { text.split { $0.isNewline }.joined(separator: " ") }
  }

  private static func suite(
    _ name: String, tests: Int, failures: Int, skipped: Int, errors: Int, _ cases: [String]
  ) -> [String] {
    let counts = "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
    return ["  <testsuite name=\"\(escaped(name))\" \(counts)>"] + cases + ["  </testsuite>"]
  }

  private static func testCase(_ position: Int, _ report: CheckReport, _ cases: Cases) -> [String] {
    let rule = report.rules[position].rule
    let head =
      "    <testcase classname=\"\(escaped(rule.kind))\" name=\"\(escaped(rule.id)): \(escaped(rule.instruction))\""
    let findings = cases.findings[position]
    if !findings.isEmpty {
      let message = BuildText.count(findings.count, "finding")
      return [
        head + ">",
        "      <failure type=\"\(rule.severity.rawValue)\" message=\"\(message)\">"
          + escaped(findings.joined(separator: "\n")) + "</failure>",
        "    </testcase>",
      ]
    }
    return cases.applies[position]
      ? [head + "/>"] : [head + ">", "      <skipped message=\"does not apply\"/>", "    </testcase>"]
  }

  private static func unreadable(_ item: CheckReport.Unreadable) -> [String] {
    [
      "    <testcase classname=\"input\" name=\"\(escaped(item.path))\">",
      "      <error type=\"unreadable\" message=\"\(escaped(item.reason))\"/>", "    </testcase>",
    ]
  }

  /// Text for XML 1.0: markup escaped, characters that XML cannot hold replaced by U+FFFD.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t": escaped.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF: escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
