/// Something of a foreign configuration that no rule of ours stands for, with the reason.
package struct LeftOut: Sendable, Hashable {
  /// Relative to what was imported.
  package var path: String
  package var line: Int
  /// The foreign name: `Style.Rule`.
  package var name: String
  package var reason: String

  package init(path: String, line: Int, name: String, reason: String) {
    self.path = path
    self.line = line
    self.name = name
    self.reason = reason
  }
}
