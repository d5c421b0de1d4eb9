/// The version this tool writes into what it makes.
package enum ToolVersion {
  package static let current = "0.1.0"
  /// `skillc 0.1.0`.
  package static let generator = "skillc \(current)"
}
