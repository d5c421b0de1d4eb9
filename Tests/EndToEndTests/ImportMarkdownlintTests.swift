import Foundation
import TestSupport
import Testing

@Suite struct ImportMarkdownlintTests {
  @Test func `rules keep their numbers, in the bundle and in findings`() throws {
    let scratch = try Scratch()
    try scratch.write("default: false\nMD018: true\nMD999: true\n", to: ".markdownlint.yaml")
    try scratch.write("#Lanes\n", to: "page.md")
    let run = try Skillc.run(
      ["import", "markdownlint", ".markdownlint.yaml", "--out", "out/style"], in: scratch.folder)
    #expect(run.status == 0)
    #expect(run.error.contains(".markdownlint.yaml:3: warning: “MD999” is no rule, alias or tag of markdownlint"))
    let check = try Skillc.run(["check", "page.md", "--skill", "out/style", "--format", "json"], in: scratch.folder)
    let files = try #require(try check.json()["files"] as? [[String: Any]])
    let findings = try #require(files.first?["findings"] as? [[String: Any]])
    #expect(check.status == 1 && findings.count == 1)
    #expect(findings.first?["alias"] as? String == "MD018")
    #expect(findings.first?["line"] as? Int == 1)
  }

  @Test func `what is no configuration ends with 2, what cannot be read with 5`() throws {
    let scratch = try Scratch()
    try scratch.write("[1, 2]\n", to: "list.json")
    let list = try Skillc.run(["import", "markdownlint", "list.json", "--out", "out/style"], in: scratch.folder)
    #expect(list.status == 2 && list.error.contains("list.json:1: warning: holds no object of rules"))
    let missing = try Skillc.run(["import", "markdownlint", "none.json", "--out", "out/style"], in: scratch.folder)
    #expect(missing.status == 5 && missing.error.contains("none.json"))
    try scratch.write("MD001: true\n", to: "good.yml")
    let name = try Skillc.run(["import", "markdownlint", "good.yml", "--out", "out/No Skill"], in: scratch.folder)
    #expect(name.status == 2 && name.error.contains("no-skill"))
  }
}
