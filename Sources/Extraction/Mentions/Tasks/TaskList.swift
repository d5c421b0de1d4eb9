/// The names one file defines: targets of a Makefile, scripts of a package.json, recipes of a justfile.
struct TaskList: Sendable, Equatable {
  /// Relative to the root.
  var path: String
  var names: Set<String> = []
  /// Whether there may be names that only the tool itself can tell: nothing is missing from such a list.
  var isOpen = false
}
