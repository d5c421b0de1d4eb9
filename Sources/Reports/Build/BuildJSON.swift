import Documents
import TextScanning

/// `skillc.build/1`: what a build found, the same bytes whether anything had to be compiled or not.
package enum BuildJSON {
  package static let schema = "skillc.build/1"

  package static func text(
    _ bundles: [(summary: BuildSummary, folder: String)], diagnostics: [Diagnostic], agentFiles: [String]
  ) -> String {
    let entries = bundles.map { bundle in
      var entry = bundle.summary.json.object ?? [:]
      entry["folder"] = .string(bundle.folder)
      return JSON.object(entry)
    }
    let document: JSON = [
      "schema": .string(schema), "bundles": .array(entries), "agentFiles": JSON(agentFiles),
      "diagnostics": .array(diagnostics.map(\.json)),
    ]
    return document.text + "\n"
  }
}
