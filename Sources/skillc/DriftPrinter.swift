import ArgumentParser
import Extraction
import Reports

/// What `drift --format` takes.
enum DriftFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, html, junit, github, sarif, otel

  func print(_ report: DriftReport) {
    switch self {
    case .text: Terminal.print(DriftText.text(report))
    case .json: Terminal.print(DriftJSON.bytes(report))
    case .html: Terminal.print(DriftHTML.text(report))
    case .junit: Terminal.print(DriftJUnit.text(report))
    case .sarif: Terminal.print(DriftSARIF.bytes(report))
    case .otel: Terminal.print(DriftOTel.bytes(report))
    case .github:
      Terminal.print(DriftGitHub.commands(report))
      // GitHub names the file in which a step may leave a summary.
      if let path = FileSystem.environment("GITHUB_STEP_SUMMARY"), !path.isEmpty {
        try? FileSystem.append(path, Array(DriftGitHub.summary(report).utf8))
      }
    }
  }
}
