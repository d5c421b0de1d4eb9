import Rules
import TextScanning

/// A format of rules or tasks that others write and we can read. One file an importer: what it reads is a pure function of the bytes.
package protocol Importer: Sendable {
  /// As in `skillc import NAME`.
  static var name: String { get }
  /// One line for the help.
  static var summary: String { get }

  static func read(_ file: ImportedFile) -> ImportResult
}

/// A file to import: its bytes, and the path under which rules cite it.
package struct ImportedFile: Sendable {
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// What an import gave, and what it left out.
package struct ImportResult: Sendable {
  /// Something that was not imported.
  package struct Omission: Sendable, Hashable {
    package var path: String
    package var line: Int
    package var reason: String

    package init(path: String, line: Int, reason: String) {
      self.path = path
      self.line = line
      self.reason = reason
    }

    /// `path:line: warning: reason [not-imported]`.
    package var description: String { "\(path):\(line): warning: \(reason) [not-imported]" }
  }

  package var bundles: [SkillBundle] = []
  package var omissions: [Omission] = []

  package init() {}
}
