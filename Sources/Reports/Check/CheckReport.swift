import Rules

/// All outputs of one check.
package struct CheckReport: Sendable {
  /// An input that could not be read.
  package struct Unreadable: Error, Sendable, Hashable {
    package var path: String
    package var reason: String

    package init(path: String, reason: String) {
      self.path = path
      self.reason = reason
    }
  }

  /// The rules every file was checked against.
  package var rules: [CheckedRule]
  /// In the order of their paths.
  package var files: [CheckedFile]
  package var unreadable: [Unreadable]
  /// Whether the findings of an earlier report were left out.
  package var hasBaseline = false

  package init(rules: [CheckedRule], files: [CheckedFile], unreadable: [Unreadable]) {
    self.rules = rules
    self.files = files
    self.unreadable = unreadable
  }

  package var status: ExitStatus {
    ExitStatus.first(
      of: [unreadable.isEmpty ? .fine : .unreadable, files.allSatisfy(\.pass) ? .fine : .findings])
  }

  /// Findings that comments in the files leave out.
  package var suppressed: Int { files.reduce(0) { $0 + $1.suppressed } }

  /// How many findings there are of each severity.
  package var counts: [Severity: Int] {
    var counts: [Severity: Int] = [:]
    for file in files {
      for finding in file.findings { counts[finding.finding.severity, default: 0] += 1 }
    }
    return counts
  }

  /// The mean of the files' scores; 1 without any.
  package var score: Double {
    files.isEmpty ? 1 : files.reduce(0) { $0 + $1.score } / Double(files.count)
  }
}
