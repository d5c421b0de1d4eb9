import Documents
import Skills

/// What stops a verb, told to a person: where, why, and the way out.
package struct Failure: Error, Sendable, Equatable {
  /// Which exit code it means.
  package enum Cause: Sendable { case usage, unreadable, output }

  package var cause: Cause
  /// Empty when no file is to blame.
  package var path: String
  /// From 1; 0 when the whole file or none is meant.
  package var line: Int
  package var message: String
  /// What to do about it; empty when the message says it.
  package var wayOut: String

  package init(_ cause: Cause, path: String = "", line: Int = 0, _ message: String, wayOut: String = "") {
    self.cause = cause
    self.path = path
    self.line = line
    self.message = message
    self.wayOut = wayOut
  }

  /// A bundle that could not be read or written.
  package init(_ error: BundleError, writing: Bool = false, wayOut: String = "") {
    let cause: Cause =
      switch error.code {
      case .name: .usage
      case _ where writing: .output
      // What is there but is no bundle of ours is the wrong thing to name, not something that cannot be read.
      case .format: .usage
      case .missing, .occupied, .system: .unreadable
      }
    self.init(cause, path: error.path, error.reason, wayOut: wayOut)
  }

  /// `path:line: error: message` and, on a line of its own, the way out.
  package var description: String {
    let place = path.isEmpty ? "skillc" : line > 0 ? "\(path):\(line)" : path
    return "\(place): error: \(message)" + (wayOut.isEmpty ? "" : "\n  \(wayOut)")
  }
}
