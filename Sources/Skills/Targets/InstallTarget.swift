import Rules
import TextScanning

/// What a target needs to know of the bundle it installs.
package struct InstallableSkill: Sendable {
  package var name: String
  package var description: String
  package var rules: [CompiledRule]
  package var digest: String
  /// Every file of the bundle's folder.
  package var files: [BundleFile]

  package init(name: String, description: String, rules: [CompiledRule], digest: String, files: [BundleFile]) {
    self.name = name
    self.description = description
    self.rules = rules
    self.digest = digest
    self.files = files
  }

  /// Reads a bundle's folder.
  package init(folder: String) throws(BundleError) {
    let bundle = try BundleReader.read(folder)
    var files: [BundleFile] = []
    for path in try FolderListing.paths(in: folder) {
      files.append(BundleFile(path: path, bytes: try Disk.read(folder + "/" + path)))
    }
    let guide = files.first { $0.path == "SKILL.md" }?.text ?? ""
    self.init(
      name: bundle.name, description: Self.description(in: guide) ?? bundle.name, rules: bundle.rules,
      digest: bundle.digest,
      files: files)
  }

  private static func description(in guide: String) -> String? {
    let lines = guide.lineTexts
    guard lines.first == "---", let end = lines.dropFirst().firstIndex(of: "---") else { return nil }
    return (try? YAMLText.json(lines[1..<end].joined(separator: "\n")))?["description"]?.string
  }
}

/// What installing does to one project.
package enum TargetChange: Sendable, Equatable {
  /// A file's new text; `path` is relative to the project's root.
  case text(path: String, String)
  /// A folder that becomes exactly these files.
  case folder(path: String, [BundleFile])
}

/// An agent's own place for skills and rules. One file a target: what it writes is a pure function of the skill and of what is there.
package protocol InstallTarget: Sendable {
  /// As in `skillc install --agent NAME` and `skillc export --to NAME`.
  static var name: String { get }
  /// One line for the help.
  static var summary: String { get }

  /// What to write. `existing` gives the text of a file of the project, nil where there is none.
  static func changes(for skill: InstallableSkill, existing: (String) throws(BundleError) -> String?)
    throws(BundleError) -> [TargetChange]
}

/// Every target there is.
package enum InstallTargets {
  package static let all: [any InstallTarget.Type] = [AgentsFileTarget.self, ClaudeTarget.self, CursorTarget.self]

  package static func named(_ name: String) -> (any InstallTarget.Type)? { all.first { $0.name == name } }
}
