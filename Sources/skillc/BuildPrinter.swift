import ArgumentParser
import Documents
import Extraction
import Reports
import TextScanning

/// What `--format` takes where there are two.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable { case text, json }

/// Prints what a build did: notes and diagnostics to standard error, what was found to standard output.
struct BuildPrinter {
  /// The code of notes on sentences that gave no rule.
  private static let missCode = "rule-missed"

  let format: TextOrJSON
  let showsMisses: Bool

  func print(_ outcome: BuildOutcome) {
    let bundles = outcome.bundles.compactMap { bundle in
      BuildSummary(text: bundle.summary).map { (summary: $0, folder: bundle.folder, state: bundle.state) }
    }
    if !outcome.agentFiles.isEmpty {
      Terminal.note("also read, because they speak to agents and authors:\n")
      Terminal.note(outcome.agentFiles.map { "  \($0)\n" }.joined())
    }
    let diagnostics = (outcome.diagnostics + bundles.flatMap(\.summary.diagnostics))
      .filter { showsMisses || $0.code != Self.missCode }.sorted(by: Diagnostic.byPlace)
    Terminal.note(diagnostics.map { $0.description + "\n" }.joined())
    switch format {
    case .json:
      let entries = bundles.map { (summary: $0.summary, folder: $0.folder) }
      Terminal.print(BuildJSON.text(entries, diagnostics: outcome.diagnostics, agentFiles: outcome.agentFiles))
    case .text:
      Terminal.print(bundles.map { BuildText.text($0.summary, folder: $0.folder) }.joined(separator: "\n"))
    }
    for bundle in bundles { Terminal.note(state(bundle.state, bundle.folder)) }
  }

  private func state(_ state: BuildOutcome.State, _ folder: String) -> String {
    switch state {
    case .written: "wrote \(folder)\n"
    case .unchanged: "\(folder) is up to date\n"
    case .current: "\(folder) says what the documents say\n"
    case .stale(let differences): "\(folder) is stale; “skillc build” brings it up to date:\n\(differences)"
    }
  }
}
