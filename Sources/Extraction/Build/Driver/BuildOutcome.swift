import Documents
import Skills

/// What a build did.
package struct BuildOutcome: Sendable {
  /// What became of one bundle.
  package enum State: Sendable, Equatable {
    /// New files were put in place.
    case written
    /// The folder held exactly these files already.
    case unchanged
    /// `--check`: the committed meaning is what the documents say.
    case current
    /// `--check`: the committed meaning is not what the documents say; a line each on what differs.
    case stale(String)
  }

  /// One bundle: its folder as it is shown, and what the caller's summary said of it (kept in the index, so that a build that changes
  /// nothing can say it again).
  package struct Bundle: Sendable {
    package var name: String
    package var folder: String
    /// Where it lies, absolute.
    package var location: String
    package var state: State
    package var summary: String
  }

  package var bundles: [Bundle] = []
  /// The project's root, absolute.
  package var root: String
  /// What the search for pages and their reading noticed, sorted by place; what pages themselves gave is in the summaries.
  package var diagnostics: [Diagnostic] = []
  package var agentFiles: [String] = []
  /// Whether something asked for could not be read.
  package var isIncomplete = false
  /// How many files were opened; 0 when nothing had changed.
  package var opened = 0

  package var isStale: Bool {
    bundles.contains { if case .stale = $0.state { true } else { false } }
  }
}

extension Diagnostic {
  /// Order of places: path, line, column, then code and message.
  package static func byPlace(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.path != right.path { return left.path.utf8.lexicographicallyPrecedes(right.path.utf8) }
    if left.line != right.line { return left.line < right.line }
    if left.column != right.column { return left.column < right.column }
    return (left.code, left.message) < (right.code, right.message)
  }
}
