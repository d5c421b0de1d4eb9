import TextScanning
import Yams

/// `skillc.yml` at the root: what a project would otherwise repeat on every command line.
package struct ProjectSettings: Sendable, Equatable {
  /// What to read when no PATH is given, relative to the root.
  package var paths: [String] = []
  package var name: String?
  /// Where bundles go, relative to the root.
  package var out: String?
  /// Glob patterns over paths relative to the root: pages not to read.
  package var exclude: [String] = []
  /// Whether the agent and author files at the root are read; nil leaves it to the paths.
  package var projectFiles: Bool?
  /// How many of the newest commits a build reads for words that people mended.
  package var history: Int?
  /// What `skillc check` is given when the command line does not say it.
  package var check = CheckSettings()

  package init() {}

  /// The settings of a root; the default where there is no file.
  package static func read(at root: String) throws(Failure) -> ProjectSettings {
    let path = FilePath.join(root, ProjectRoot.settingsName)
    guard FileSystem.exists(path) else { return ProjectSettings() }
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FileSystem.read(path, limit: 1 << 20)
    } catch {
      throw Failure(.usage, path: ProjectRoot.settingsName, error.reason)
    }
    return try ProjectSettings(yaml: String(decoding: bytes, as: UTF8.self))
  }

  /// Reads the text of a `skillc.yml`.
  package init(yaml: String) throws(Failure) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch {
      let line = (error as? YamlError).flatMap(Self.line) ?? 0
      throw Failure(.usage, path: ProjectRoot.settingsName, line: line, "is no valid YAML")
    }
    guard let root else { return }
    guard let mapping = root.mapping else { throw Self.failure(root, "must be a mapping, such as “name: my-docs”") }
    for (key, value) in mapping { try read(key, value) }
  }

  private mutating func read(_ key: Node, _ value: Node) throws(Failure) {
    switch key.string {
    case "paths": paths = try Self.strings(value)
    case "exclude": exclude = try Self.strings(value)
    case "name": name = try Self.string(value)
    case "out": out = try Self.string(value)
    case "projectFiles":
      guard let bool = value.bool else { throw Self.failure(value, "“projectFiles” is true or false") }
      projectFiles = bool
    case "history":
      guard let count = value.int, count > 0 else { throw Self.failure(value, "“history” is a number of commits") }
      history = count
    case "check": check = try CheckSettings(value)
    default:
      throw Self.failure(
        key, "unknown setting “\(key.string ?? "")”",
        wayOut: "Known settings: check, exclude, history, name, out, paths, projectFiles.")
    }
  }

  static func string(_ node: Node) throws(Failure) -> String {
    guard let text = node.scalar?.string, !text.isEmpty else { throw failure(node, "a text is missing here") }
    return text
  }

  static func strings(_ node: Node) throws(Failure) -> [String] {
    guard let sequence = node.sequence else { return [try string(node)] }
    var strings: [String] = []
    for node in sequence { strings.append(try string(node)) }
    return strings
  }

  static func failure(_ node: Node, _ message: String, wayOut: String = "") -> Failure {
    Failure(.usage, path: ProjectRoot.settingsName, line: node.mark?.line ?? 0, message, wayOut: wayOut)
  }

  private static func line(_ error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }
}
