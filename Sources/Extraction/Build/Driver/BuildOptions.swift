/// What one `skillc build` is asked to do.
package struct BuildOptions: Sendable {
  /// Where per-page results are kept between builds.
  package enum Index: Sendable, Equatable {
    /// `.skillc/index.sqlite` under the root.
    case standard
    case file(String)
    case none
  }

  /// As typed; empty means what `skillc.yml` names.
  package var paths: [String]
  /// As typed; nil means what `skillc.yml` names, else `skills`.
  package var out: String?
  package var name: String?
  /// One bundle per input file.
  package var each = false
  package var root: String?
  package var index = Index.standard
  /// Write nothing; say whether the committed meaning is stale.
  package var checkOnly = false
  package var jobs = Workers.defaultCount
  /// How many of the newest commits are read for words that people mended; nil means what `skillc.yml` says, else none.
  package var history: Int?
  package var workingFolder = FileSystem.workingFolder

  package init(paths: [String]) { self.paths = paths }
}
