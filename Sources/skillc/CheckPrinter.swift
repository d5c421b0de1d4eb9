import ArgumentParser
import Extraction
import Reports
import Rules
import TextScanning

/// What `check --format` takes.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, junit, github, gitlab

  func print(_ report: CheckReport) {
    switch self {
    case .text: Terminal.print(CheckText.text(report))
    case .json: Terminal.print(CheckJSON.bytes(report))
    case .sarif: Terminal.print(CheckSARIF.bytes(report))
    case .junit: Terminal.print(CheckJUnit.text(report))
    case .gitlab: Terminal.print(CheckGitLab.bytes(report))
    case .github:
      Terminal.print(CheckGitHub.commands(report))
      // GitHub names the file in which a step may leave a summary.
      if let path = FileSystem.environment("GITHUB_STEP_SUMMARY"), !path.isEmpty {
        try? FileSystem.append(path, Array(CheckGitHub.summary(report).utf8))
      }
    }
  }
}

/// Says on standard error what a check could not look at.
enum CheckNotes {
  static func print(_ report: CheckReport, _ run: CheckRun) {
    for item in report.unreadable { Terminal.note("\(item.path): error: \(item.reason) [unreadable]\n") }
    for (rule, reason) in run.unknown {
      Terminal.note("skillc: warning: \(rule.id) is not checked: \(reason) [unknown-kind]\n")
    }
    var counts: [CheckedFile.Trouble: (path: String, files: Int)] = [:]
    for file in report.files {
      for trouble in file.troubles {
        counts[trouble] = (counts[trouble]?.path ?? file.path, (counts[trouble]?.files ?? 0) + 1)
      }
    }
    for (trouble, place) in counts.sorted(by: { ($0.key.rule, $0.key.reason) < ($1.key.rule, $1.key.reason) }) {
      let others = place.files > 1 ? " (and \(place.files - 1) more)" : ""
      Terminal.note("\(place.path): warning: \(trouble.rule): \(trouble.reason)\(others) [not-checked]\n")
    }
  }
}
