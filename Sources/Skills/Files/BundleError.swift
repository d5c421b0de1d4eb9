/// Why a bundle could not be read or written: one path, one reason.
package struct BundleError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What stands in the way.
  package enum Code: String, Sendable {
    /// No file or folder at the path.
    case missing
    /// The system refused: permission, full disk, read-only folder …
    case system
    /// The folder holds something that is no bundle, or the path is a link: it is left alone.
    case occupied
    /// A file of the bundle is not in its format.
    case format
    /// The bundle's name is no valid skill name.
    case name
  }

  package let code: Code
  package let path: String
  package let reason: String

  package init(_ code: Code, path: String, reason: String) {
    self.code = code
    self.path = path
    self.reason = reason
  }

  /// `path: reason`.
  package var description: String { "\(path): \(reason)" }
}
