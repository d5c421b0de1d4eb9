import Documents
import Extraction
import Skills
import Testing

@Suite struct BuildSourceTreeTests {
  private func tree(_ folder: BuildFolder, _ paths: [String] = ["."], root: String? = nil, out: String = "skills")
    throws -> SourceTree
  {
    let found = try ProjectRoot.find(paths, explicit: root, in: folder.path)
    let settings = try ProjectSettings.read(at: found.path)
    return SourceTree(.init(root: found, settings: settings, out: FilePath.absolute(out, in: folder.path)))
  }

  @Test func `pages are found in the order of their bytes, hidden and foreign folders left out`() throws {
    let folder = try BuildFolder()
    for path in [
      "b.md", "a/z.HTML", "B.markdown", "c.mdx", "d.txt", "e.mdc", ".hidden/x.md", ".x.md", "node_modules/p/README.md",
      "skills/old/notes.md", "deep/er/page.htm",
    ] { try folder.write("text", to: path) }
    #expect(try tree(folder).pages.map(\.path) == ["B.markdown", "a/z.HTML", "b.md", "c.mdx", "deep/er/page.htm"])
  }

  @Test func `a bundle made before is no input`() throws {
    let folder = try BuildFolder()
    for path in ["guide.md", "made/demo/SKILL.md", "made/demo/assets/rules.json", "hand/SKILL.md"] {
      try folder.write("x", to: path)
    }
    #expect(try tree(folder).pages.map(\.path) == ["guide.md", "hand/SKILL.md"])
  }

  @Test func `the root is the nearest folder with a mark, else the working folder, else the deepest that holds all`()
    throws
  {
    let folder = try BuildFolder()
    try folder.write("x", to: "repo/docs/deep/a.md")
    try folder.write("", to: "repo/skillc.yml")
    #expect(try tree(folder, ["repo/docs/deep"]).root == folder.path + "/repo")
    try folder.remove("repo/skillc.yml")
    #expect(try tree(folder, ["repo/docs/deep"]).root == folder.path)
    let other = try BuildFolder()
    #expect(try tree(other, [folder.path + "/repo/docs"]).root == folder.path + "/repo/docs")
    #expect(throws: Failure.self) { try tree(folder, ["repo"], root: "repo/docs") }
  }

  @Test func `one file under several names is read once and accounted for`() throws {
    let folder = try BuildFolder()
    try folder.write("x", to: "AGENTS.md")
    try folder.write("x", to: "docs/a.md")
    try folder.link("CLAUDE.md", to: "AGENTS.md")
    try folder.link("docs/again", to: ".")
    try folder.link("gone.md", to: "nowhere.md")
    let tree = try tree(folder)
    #expect(tree.pages.map(\.path) == ["AGENTS.md", "docs/a.md"])
    #expect(tree.skipped.map(\.path) == ["CLAUDE.md", "gone.md"])
    #expect(tree.skipped.first?.reason == "is a link to AGENTS.md")
    #expect(tree.diagnostics.map(\.code).sorted() == ["symlink-loop", "unreadable"])
    #expect(tree.isIncomplete)
  }

  @Test func `agent and author files are read when the project's own docs are`() throws {
    let folder = try BuildFolder()
    try folder.write("", to: "skillc.yml")
    let expected = [
      ".cursor/rules/x.mdc", ".github/PULL_REQUEST_TEMPLATE.md", ".github/copilot-instructions.md",
      ".github/instructions/rust.instructions.md",
      "CONTRIBUTING.md", "adr/0001-x.md", "server/AGENTS.md",
    ]
    for path in expected + [
      "docs/page.md", "docs/sub/deep.md", "other/page.md", "node_modules/p/AGENTS.md", ".vale.ini", ".editorconfig",
      "package.json",
    ] {
      try folder.write("StylesPath = styles\n", to: path)
    }
    try folder.write("extends: existence\n", to: "styles/Acme/Words.yml")
    let whole = try tree(folder, ["docs"])
    #expect(whole.agentFiles == expected)
    #expect(whole.pages.map(\.path).contains("docs/page.md"))
    #expect(whole.lintConfigurations.map(\.path) == [".editorconfig", ".vale.ini", "styles/Acme/Words.yml"])
    let part = try tree(folder, ["docs/sub"])
    #expect(part.agentFiles.isEmpty)
    #expect(part.pages.map(\.path) == ["docs/sub/deep.md"])
    try folder.write("projectFiles: true\nexclude: [adr/**]\n", to: "skillc.yml")
    #expect(try tree(folder, ["docs/sub"]).agentFiles == expected.filter { $0 != "adr/0001-x.md" })
  }

  @Test func `an input named in spite of a pattern is meant`() throws {
    let folder = try BuildFolder()
    try folder.write("exclude: [fixtures/**]\n", to: "skillc.yml")
    try folder.write("x", to: "fixtures/a/page.md")
    try folder.write("x", to: "page.md")
    let all = try tree(folder)
    #expect(all.pages.map(\.path) == ["page.md"])
    #expect(all.skipped.map(\.reason) == ["excluded by skillc.yml"])
    #expect(try tree(folder, ["fixtures/a"]).pages.map(\.path) == ["fixtures/a/page.md"])
  }
}
