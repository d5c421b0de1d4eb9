import TextScanning
import Yams

/// The `check:` part of `skillc.yml`: what is checked against what, and when it fails. All paths are relative to the root.
package struct CheckSettings: Sendable, Equatable {
  package var paths: [String] = []
  /// Folders of bundles.
  package var skills: [String] = []
  /// The severity from which on a finding fails a file.
  package var failOn: String?
  /// An earlier report whose findings do not count.
  package var baseline: String?

  package init() {}

  init(_ node: Node) throws(Failure) {
    guard let mapping = node.mapping else {
      throw ProjectSettings.failure(node, "“check” must be a mapping, such as “skills: [skills/handbook]”")
    }
    for (key, value) in mapping {
      switch key.string {
      case "paths": paths = try ProjectSettings.strings(value)
      case "skills": skills = try ProjectSettings.strings(value)
      case "failOn": failOn = try ProjectSettings.string(value)
      case "baseline": baseline = try ProjectSettings.string(value)
      default:
        throw ProjectSettings.failure(
          key, "unknown setting “\(key.string ?? "")” of “check”",
          wayOut: "Known settings of check: baseline, failOn, paths, skills.")
      }
    }
  }
}
