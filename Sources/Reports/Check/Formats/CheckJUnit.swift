import Rules
import TextScanning

/// JUnit XML: a test suite for each bundle, a test case for each rule, one line for each finding. What cannot be read is an error of a suite
/// of its own, a rule that does not apply anywhere is skipped.
///
/// The format groups by rule what the files say one after another: a line for each finding is kept until the end, and nothing else.
package struct CheckJUnit: CheckWriter {
  private let rules: [CheckedRule]
  private let positions: [String: Int]
  /// Of each rule the lines of its findings as they stand in the report, how many they are, and whether it applies to any file.
  private var cases: [(lines: [UInt8], findings: Int, applies: Bool)]

  package init(rules: [CheckedRule], hasBaseline: Bool) {
    self.rules = rules
    positions = Dictionary(rules.enumerated().map { ($1.rule.id, $0) }, uniquingKeysWith: { first, _ in first })
    cases = rules.map { _ in ([], 0, false) }
  }

  package mutating func add(_ file: CheckedFile, to bytes: inout [UInt8]) {
    for (position, result) in file.rules.enumerated() where result.applicable { cases[position].applies = true }
    for placed in file.findings {
      guard let position = positions[placed.finding.rule] else { continue }
      let line = "\(file.path):\(placed.line):\(placed.column): \(Self.oneLine(placed.finding.message))"
      if cases[position].findings > 0 { cases[position].lines.append(.lineFeed) }
      cases[position].lines.append(contentsOf: Self.escaped(line).utf8)
      cases[position].findings += 1
      cases[position].applies = true
    }
  }

  package mutating func end(_ summary: CheckSummary, to bytes: inout [UInt8]) {
    let skills = rules.map(\.skill)
    let names = skills.indices.filter { skills.firstIndex(of: skills[$0]) == $0 }.map { skills[$0] }
    bytes.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"skillc check\">\n")
    for name in names {
      let members = skills.indices.filter { skills[$0] == name }
      Self.suite(
        name, tests: members.count, failures: members.count { cases[$0].findings > 0 },
        skipped: members.count { !cases[$0].applies }, errors: 0, &bytes
      ) { bytes in for member in members { testCase(member, &bytes) } }
    }
    if !summary.unreadable.isEmpty {
      let count = summary.unreadable.count
      Self.suite("unreadable input", tests: count, failures: 0, skipped: 0, errors: count, &bytes) { bytes in
        for item in summary.unreadable { bytes.append(contentsOf: Self.unreadable(item).utf8) }
      }
    }
    bytes.append("</testsuites>\n")
  }

  private static func oneLine(_ text: String) -> String { text.split { $0.isNewline }.joined(separator: " ") }

  private static func suite(
    _ name: String, tests: Int, failures: Int, skipped: Int, errors: Int, _ bytes: inout [UInt8],
    cases: (inout [UInt8]) -> Void
  ) {
    let counts = "tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
    bytes.append(contentsOf: "  <testsuite name=\"\(escaped(name))\" \(counts)>\n".utf8)
    cases(&bytes)
    bytes.append("  </testsuite>\n")
  }

  private func testCase(_ position: Int, _ bytes: inout [UInt8]) {
    let (rule, found) = (rules[position].rule, cases[position])
    let name = "\(Self.escaped(rule.id)): \(Self.escaped(rule.instruction))"
    bytes.append(contentsOf: "    <testcase classname=\"\(Self.escaped(rule.kind))\" name=\"\(name)\"".utf8)
    if found.findings > 0 {
      let message = BuildText.count(found.findings, "finding")
      let opening = ">\n      <failure type=\"\(rule.severity.rawValue)\" message=\"\(message)\">"
      bytes.append(contentsOf: opening.utf8)
      bytes.append(contentsOf: found.lines)
      bytes.append("</failure>\n    </testcase>\n")
    } else if found.applies {
      bytes.append("/>\n")
    } else {
      bytes.append(">\n      <skipped message=\"does not apply\"/>\n    </testcase>\n")
    }
  }

  private static func unreadable(_ item: CheckSummary.Unreadable) -> String {
    "    <testcase classname=\"input\" name=\"\(escaped(item.path))\">\n"
      + "      <error type=\"unreadable\" message=\"\(escaped(item.reason))\"/>\n    </testcase>\n"
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
