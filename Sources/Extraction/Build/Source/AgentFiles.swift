import TextScanning

/// Files at a project's root that speak to agents and authors, though no page links to them.
enum AgentFiles {
  private static let instructionNames: Set<String> = ["agents.md", "claude.md", "gemini.md"]
  private static let decisionFolders = ["adr", "doc/adr", "docs/adr", "docs/architecture", "docs/decisions"]
  /// Folders whose agent files speak to people of other projects.
  private static let vendorFolders: Set<String> = ["vendor", "third_party", "target", "Pods", "Carthage", "dist"]

  /// Absolute paths of all such files, sorted.
  static func find(in root: String, out: String) -> [String] {
    var found: Set<String> = []
    for folder in ["", ".github", "docs", "doc"] {
      let folder = FilePath.join(root, folder)
      found.formUnion(files(in: folder) { isAuthorFile($0) })
    }
    found.formUnion(files(in: FilePath.join(root, ".github")) { $0.lowercased() == "copilot-instructions.md" })
    found.formUnion(tree(FilePath.join(root, ".github/instructions")) { $0.lowercased().hasSuffix(".md") })
    for folder in [".github/PULL_REQUEST_TEMPLATE", ".github/pull_request_template"] {
      found.formUnion(files(in: FilePath.join(root, folder)) { $0.lowercased().hasSuffix(".md") })
    }
    found.formUnion(tree(FilePath.join(root, ".cursor/rules")) { $0.hasSuffix(".mdc") || $0.hasSuffix(".md") })
    for folder in decisionFolders { found.formUnion(tree(FilePath.join(root, folder), PageFinder.isPage)) }
    found.formUnion(nested(root, out: out))
    return found.sorted(by: JSON.bytewise)
  }

  /// Whether a name is that of instructions for agents.
  static func isInstruction(_ name: String) -> Bool { instructionNames.contains(name.lowercased()) }

  /// CONTRIBUTING and the template of pull requests, however they are cased.
  private static func isAuthorFile(_ name: String) -> Bool {
    let name = name.lowercased()
    guard name.hasSuffix(".md") || name.hasSuffix(".markdown") else { return false }
    let stem = FilePath.stem(of: name)
    return stem == "contributing" || stem == "pull_request_template"
  }

  /// AGENTS.md, CLAUDE.md and GEMINI.md anywhere below the root.
  private static func nested(_ folder: String, out: String) -> [String] {
    var found: [String] = []
    var folders = [folder]
    while let folder = folders.popLast() {
      guard folder != out, let names = try? FileSystem.names(in: folder) else { continue }
      for entry in names where !entry.name.hasPrefix(".") {
        let path = FilePath.join(folder, entry.name)
        let kind = entry.kind ?? (try? FileSystem.entry(path))?.kind
        if kind == .folder, !PageFinder.foreignFolders.contains(entry.name), !vendorFolders.contains(entry.name) {
          folders.append(path)
        } else if kind == .file || kind == .link, isInstruction(entry.name) {
          found.append(path)
        }
      }
    }
    return found
  }

  private static func files(in folder: String, _ isWanted: (String) -> Bool) -> [String] {
    guard let names = try? FileSystem.names(in: folder) else { return [] }
    return names.filter { $0.kind != .folder && isWanted($0.name) }.map { FilePath.join(folder, $0.name) }
  }

  /// Wanted files in a folder and the folders below it; links are not entered.
  private static func tree(_ folder: String, _ isWanted: (String) -> Bool) -> [String] {
    guard let names = try? FileSystem.names(in: folder) else { return [] }
    return names.flatMap { entry in
      let path = FilePath.join(folder, entry.name)
      if entry.kind == .folder { return tree(path, isWanted) }
      return isWanted(entry.name) ? [path] : []
    }
  }
}
