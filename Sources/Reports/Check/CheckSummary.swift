import Rules
import TextScanning

/// What a check comes to, counted while its files go by: memory does not grow with what they hold.
package struct CheckSummary: Sendable {
  /// An input that could not be read.
  package struct Unreadable: Error, Sendable, Hashable {
    package var path: String
    package var reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// How often rules with the same trouble could not look at all of a file, and the first of these files.
  package struct Trouble: Sendable {
    package var path: String
    package var files: Int
  }

  /// What one rule found.
  struct RuleCount: Sendable {
    var findings = 0
    var fixable = 0
  }

  /// The rules every file was checked against.
  package let rules: [CheckedRule]
  /// In the order of their paths.
  package private(set) var unreadable: [Unreadable] = []
  package private(set) var files = 0
  package private(set) var passed = 0
  /// How many findings there are of each severity.
  package private(set) var counts: [Severity: Int] = [:]
  /// Findings that comments in the files leave out.
  package private(set) var suppressed = 0
  package private(set) var troubles: [CheckedFile.Trouble: Trouble] = [:]
  /// By the rule's id.
  private(set) var ruleCounts: [String: RuleCount] = [:]
  private var scores = 0.0

  package init(rules: [CheckedRule]) { self.rules = rules }

  /// Counts a file in. The files come in the order of their paths.
  package mutating func add(_ file: CheckedFile) {
    files += 1
    passed += file.pass ? 1 : 0
    suppressed += file.suppressed
    scores += file.score
    for placed in file.findings {
      counts[placed.finding.severity, default: 0] += 1
      ruleCounts[placed.finding.rule, default: RuleCount()].findings += 1
      if placed.finding.fix != nil { ruleCounts[placed.finding.rule, default: RuleCount()].fixable += 1 }
    }
    for trouble in file.troubles { troubles[trouble, default: Trouble(path: file.path, files: 0)].files += 1 }
  }

  /// Counts inputs in that could not be read.
  package mutating func add(_ unreadable: [Unreadable]) {
    self.unreadable = (self.unreadable + unreadable).sorted { JSON.bytewise($0.path, $1.path) }
  }

  package var findings: Int { counts.values.reduce(0, +) }

  package var status: ExitStatus {
    ExitStatus.first(of: [unreadable.isEmpty ? .fine : .unreadable, passed == files ? .fine : .findings])
  }

  /// The mean of the files' scores; 1 without any.
  package var score: Double { files == 0 ? 1 : scores / Double(files) }
}
