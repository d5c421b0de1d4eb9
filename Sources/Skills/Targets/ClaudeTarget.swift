/// Claude Code: the skill under `.claude/skills`, and a block in `CLAUDE.md` that points to it.
package enum ClaudeTarget: InstallTarget {
  package static let name = "claude"
  package static let summary = "the skill in .claude/skills, and a managed block in CLAUDE.md"

  package static func changes(
    for skill: InstallableSkill, existing: (String) throws(BundleError) -> String?
  ) throws(BundleError) -> [TargetChange] {
    let folder = ".claude/skills/\(skill.name)"
    let text = try ManagedBlock.text(
      of: "CLAUDE.md", skill: skill, content: CompactRules.text(skill, skillPath: folder + "/SKILL.md"),
      existing: existing)
    return [.folder(path: folder, skill.files), text]
  }
}
