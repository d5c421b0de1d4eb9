import ArgumentParser
import Extraction
import Reports
import Rules
import TextScanning

/// What `check --format` takes.
enum CheckFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, sarif, junit, github, gitlab

  /// Checks, and prints the report file by file.
  func print(_ inputs: CheckInputs, hasBaseline: Bool) -> CheckSummary {
    switch self {
    case .text: print(CheckText.self, inputs, hasBaseline)
    case .json: print(CheckJSON.self, inputs, hasBaseline)
    case .sarif: print(CheckSARIF.self, inputs, hasBaseline)
    case .junit: print(CheckJUnit.self, inputs, hasBaseline)
    case .gitlab: print(CheckGitLab.self, inputs, hasBaseline)
    case .github: print(CheckGitHub.self, inputs, hasBaseline)
    }
  }

  private func print(_ writer: any CheckWriter.Type, _ inputs: CheckInputs, _ hasBaseline: Bool) -> CheckSummary {
    let output = inputs.write(writer.init(rules: inputs.rules, hasBaseline: hasBaseline)) { Terminal.print($0) }
    // GitHub names the file in which a step may leave a summary.
    if let text = output.stepSummary, let path = FileSystem.environment("GITHUB_STEP_SUMMARY"), !path.isEmpty {
      try? FileSystem.append(path, Array(text.utf8))
    }
    return output.summary
  }
}

/// Says on standard error what a check could not look at.
enum CheckNotes {
  static func print(_ summary: CheckSummary, unknown: [(rule: Rule, reason: String)]) {
    for item in summary.unreadable { Terminal.note("\(item.path): error: \(item.reason) [unreadable]\n") }
    for (rule, reason) in unknown {
      Terminal.note("skillc: warning: \(rule.id) is not checked: \(reason) [unknown-kind]\n")
    }
    let troubles = summary.troubles.sorted { ($0.key.rule, $0.key.reason) < ($1.key.rule, $1.key.reason) }
    for (trouble, place) in troubles {
      let others = place.files > 1 ? " (and \(place.files - 1) more)" : ""
      Terminal.note("\(place.path): warning: \(trouble.rule): \(trouble.reason)\(others) [not-checked]\n")
    }
  }
}
