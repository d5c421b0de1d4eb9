import Foundation
import Rules
import Skills
import Testing

@Suite struct InstallTests {
  private func skill(_ scratch: Scratch) throws -> InstallableSkill {
    try BundleWriter.write(Sample.bundle(), into: scratch.path + "/skills")
    return try InstallableSkill(folder: scratch.path + "/skills/lark-handbook")
  }

  @Test(arguments: ["claude", "agents-md", "cursor"])
  func `installing twice changes nothing the second time`(name: String) throws {
    let scratch = try Scratch()
    let target = try #require(InstallTargets.named(name))
    let skill = try skill(scratch)
    #expect(try !Installer.install(skill, into: scratch.path, target: target).isEmpty)
    #expect(try Installer.install(skill, into: scratch.path, target: target) == [])
  }

  @Test func `the hand's text of AGENTS.md stays`() throws {
    let scratch = try Scratch()
    try scratch.write("# Ours\n\nAlways ask.\n", to: "AGENTS.md")
    try Installer.install(try skill(scratch), into: scratch.path, target: AgentsFileTarget.self)
    let text = try scratch.text("AGENTS.md")
    #expect(text.hasPrefix("# Ours\n\nAlways ask.\n\n<!-- skillc:begin lark-handbook sha256:"))
    #expect(text.contains("Never push to `main`"))
    #expect(text.contains(".agents/skills/lark-handbook/SKILL.md"))
    #expect(try scratch.names(".agents/skills/lark-handbook").contains("SKILL.md"))
  }

  @Test func `a rule file for Cursor has its three fields`() throws {
    let scratch = try Scratch()
    try Installer.install(try skill(scratch), into: scratch.path, target: CursorTarget.self)
    let lines = try scratch.text(".cursor/rules/lark-handbook.mdc").split(
      separator: "\n", omittingEmptySubsequences: false)
    #expect(lines[0] == "---" && lines[4] == "---")
    #expect(lines[1].hasPrefix("description: \"") && lines[2].hasPrefix("globs: ") && lines[3] == "alwaysApply: false")
  }

  @Test func `a CLAUDE.md that is a link within the project is written through`() throws {
    let scratch = try Scratch()
    try scratch.write("# Ours\n", to: "AGENTS.md")
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/CLAUDE.md", withDestinationPath: "AGENTS.md")
    try Installer.install(try skill(scratch), into: scratch.path, target: ClaudeTarget.self)
    #expect(try scratch.text("AGENTS.md").contains("skillc:begin"))
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: scratch.path + "/CLAUDE.md") == "AGENTS.md")
  }

  @Test func `a link out of the project is refused`() throws {
    let scratch = try Scratch()
    let outside = try Scratch()
    try FileManager.default.createSymbolicLink(atPath: scratch.path + "/.claude", withDestinationPath: outside.path)
    let skill = try skill(scratch)
    #expect(throws: BundleError.self) { try Installer.install(skill, into: scratch.path, target: ClaudeTarget.self) }
    #expect(try outside.names().isEmpty)
  }
}
