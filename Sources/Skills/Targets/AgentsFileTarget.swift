/// `AGENTS.md`: a block with the rules that matter most and the way to the skill.
package enum AgentsFileTarget: InstallTarget {
  package static let name = "agents-md"
  package static let summary = "a managed block in AGENTS.md, and the skill in .agents/skills"

  package static func changes(
    for skill: InstallableSkill, existing: (String) throws(BundleError) -> String?
  ) throws(BundleError) -> [TargetChange] {
    let folder = ".agents/skills/\(skill.name)"
    let text = try ManagedBlock.text(
      of: "AGENTS.md", skill: skill, content: CompactRules.text(skill, skillPath: folder + "/SKILL.md"),
      existing: existing)
    return [.folder(path: folder, skill.files), text]
  }
}

extension ManagedBlock {
  /// The change to a file that carries a skill's block.
  static func text(
    of path: String, skill: InstallableSkill, content: String, existing: (String) throws(BundleError) -> String?
  ) throws(BundleError) -> TargetChange {
    let old = try existing(path) ?? ""
    do {
      return .text(
        path: path, try ManagedBlock(name: skill.name).replacing(in: old, digest: skill.digest, content: content))
    } catch {
      throw BundleError(.format, path: path, reason: "line \(error.line): \(error.message)")
    }
  }
}
