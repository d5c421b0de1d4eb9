import TextScanning

/// A linter's configuration beside the documents: it states rules too.
package struct LintConfiguration: Sendable, Hashable {
  /// Relative to the root, with `/`.
  package var path: String
  package var bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Absolute paths of the configurations at a root, sorted: `.vale.ini` with its styles, `.markdownlint*`, `.editorconfig`.
  static func find(in root: String) -> [String] {
    guard let names = try? FileSystem.names(in: root) else { return [] }
    var found: [String] = []
    for entry in names where entry.kind != .folder {
      let path = FilePath.join(root, entry.name)
      switch entry.name {
      case ".editorconfig": found.append(path)
      case ".vale.ini", "_vale.ini", "vale.ini": found += [path] + styles(of: path, root: root)
      default:
        if entry.name.hasPrefix(".markdownlint"), !entry.name.hasSuffix("ignore") { found.append(path) }
      }
    }
    return found.sorted(by: JSON.bytewise)
  }

  /// The rule files below the `StylesPath` of a Vale configuration; nothing when it leaves the root.
  private static func styles(of configuration: String, root: String) -> [String] {
    guard let bytes = try? FileSystem.read(configuration, limit: 1 << 20) else { return [] }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      let parts = line.split(separator: "=", maxSplits: 1).map { $0.split { $0.isWhitespace }.joined(separator: " ") }
      guard parts.count == 2, parts[0] == "StylesPath" else { continue }
      let folder = FilePath.absolute(parts[1], in: root)
      guard FilePath.relative(folder, to: root) != nil else { return [] }
      return rules(in: folder)
    }
    return []
  }

  private static func rules(in folder: String) -> [String] {
    guard let names = try? FileSystem.names(in: folder) else { return [] }
    return names.flatMap { entry in
      let path = FilePath.join(folder, entry.name)
      if entry.kind == .folder { return rules(in: path) }
      return entry.name.hasSuffix(".yml") || entry.name.hasSuffix(".txt") ? [path] : []
    }
  }
}
