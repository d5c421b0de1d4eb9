import Foundation
import TestSupport
import Testing

@Suite struct BuildTests {
  @Test(arguments: ["handbook", "company"])
  func `a fixture compiles into a bundle that accounts for every page`(_ name: String) throws {
    let scratch = try Scratch()
    let run = try Skillc.run(
      ["build", "fixtures/\(name)", "--out", scratch.url("out").path, "--name", name, "--no-index"], in: Repository.root
    )
    #expect(run.status == 0, "\(run.error)")
    let bundle = try scratch.tree("out/\(name)")
    #expect(Set(["SKILL.md", "assets/rules.json", "assets/provenance.json"]).isSubset(of: Set(bundle.keys)))
    let provenance = try Self.object(bundle["assets/provenance.json"])
    let pages = try #require(provenance["pages"] as? [String: Any])
    let accounted = (pages["read"] as? Int ?? 0) + (pages["skipped"] as? [Any] ?? []).count
    #expect(accounted == Self.visiblePages(in: Repository.fixtures.appending(path: name)))
    #expect(run.output.contains("rules from"))
    #expect(!run.output.contains(scratch.folder.path + "/docs"))
  }

  @Test func `the same input gives the same bytes on one thread and two, in one folder and another`() throws {
    let source = Repository.fixtures.appending(path: "handbook")
    var trees: [[String: Data]] = []
    var outputs: [String] = []
    for jobs in ["1", "2"] {
      let scratch = try Scratch()
      try FileManager.default.copyItem(at: source, to: scratch.url("handbook"))
      let run = try Skillc.run(
        [
          "build", ".", "--root", ".", "--out", "../out", "--name", "big", "--no-index", "--jobs", jobs, "--format",
          "json",
        ],
        in: scratch.url("handbook"))
      #expect(run.status == 0)
      trees.append(try scratch.tree("out/big"))
      outputs.append(run.output)
    }
    #expect(trees[0] == trees[1])
    #expect(outputs[0] == outputs[1])
  }

  @Test func `branches that touch different pages merge into what both say`() throws {
    let scratch = try Scratch()
    for page in 1...12 {
      try scratch.write(
        "# Writing style\n\nWrite *right\(page)*, not *wrong\(page)*. Don't use *banned\(page)*.\n",
        to: "docs/style/\(page).md")
    }
    func rules(_ name: String) throws -> String {
      let run = try Skillc.run(
        ["build", "docs", "--root", ".", "--name", "demo", "--out", name, "--no-index"], in: scratch.folder)
      #expect(run.status == 0, "\(run.error)")
      return name + "/demo/assets/rules.json"
    }
    let base = try rules("base")
    let ours = "# Writing style\n\nWrite *kept*, not *lost*. Don't use *banned2*.\n"
    let theirs = "# Writing style\n\nWrite *right9*, not *wrong9*. Don't use *shunned*.\n"
    let before = try scratch.text("docs/style/2.md")
    try scratch.write(ours, to: "docs/style/2.md")
    let left = try rules("left")
    try scratch.write(before, to: "docs/style/2.md")
    try scratch.write(theirs, to: "docs/style/9.md")
    let right = try rules("right")
    try scratch.write(ours, to: "docs/style/2.md")
    let both = try rules("both")

    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = ["git", "merge-file", "-q", left, base, right]
    git.currentDirectoryURL = scratch.folder
    try git.run()
    git.waitUntilExit()
    #expect(git.terminationStatus == 0)
    #expect(try scratch.text(left) == scratch.text(both))
  }

  @Test func `an unchanged tree rebuilds nothing and says the same`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    let first = try Skillc.run(["build", "docs", "--root", ".", "--name", "demo"], in: scratch.folder)
    let before = try scratch.tree("skills")
    let second = try Skillc.run(["build", "docs", "--root", ".", "--name", "demo"], in: scratch.folder)
    #expect(second.output == first.output)
    #expect(second.error.contains("up to date"))
    #expect(try scratch.tree("skills") == before)
    #expect(try scratch.text(".skillc/.gitignore") == "*\n")
  }

  @Test func `one changed page gives what a fresh build gives`() throws {
    let scratch = try Scratch()
    try FileManager.default.copyItem(at: Repository.fixtures.appending(path: "handbook"), to: scratch.url("docs"))
    let options = ["--root", ".", "--name", "demo"]
    _ = try Skillc.run(["build", "docs", "--out", "a"] + options, in: scratch.folder)
    let page = "docs/style/terms.md"
    try scratch.write(try scratch.text(page) + "\nWrite \"sign in\", not \"log in\".\n", to: page)
    let run = try Skillc.run(["build", "docs", "--out", "a"] + options, in: scratch.folder)
    #expect(run.error.contains("wrote a/demo"))
    _ = try Skillc.run(["build", "docs", "--out", "b", "--no-index"] + options, in: scratch.folder)
    #expect(try scratch.tree("a") == scratch.tree("b"))
  }

  @Test func `check tells a stale bundle from a current one and writes nothing`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    let arguments = ["build", "docs", "--root", ".", "--name", "demo", "--check"]
    #expect(try Skillc.run(arguments, in: scratch.folder).status == 1)
    #expect(!scratch.exists("skills"))
    _ = try Skillc.run(Array(arguments.dropLast()), in: scratch.folder)
    #expect(try Skillc.run(arguments, in: scratch.folder).status == 0)
    try scratch.write("# Style\n\n- Write \"log out\", not \"sign off\".\n", to: "docs/style-guide.md")
    let before = try scratch.tree("skills")
    let stale = try Skillc.run(arguments, in: scratch.folder)
    #expect(stale.status == 1)
    #expect(stale.error.contains("stale"))
    #expect(try scratch.tree("skills") == before)
  }

  @Test func `each input file becomes a bundle of its own`() throws {
    let scratch = try Scratch()
    try scratch.write("Write exactly three paragraphs.\n", to: "in/First Brief.md")
    try scratch.write("Answer in JSON.\n", to: "in/second.md")
    let run = try Skillc.run(
      ["build", "--each", "in", "--root", "in", "--out", "out", "--no-index"], in: scratch.folder)
    #expect(run.status == 0)
    #expect(scratch.exists("out/first-brief/SKILL.md"))
    #expect(scratch.exists("out/second/SKILL.md"))
    try scratch.write("Answer in XML.\n", to: "in/Second!.md")
    let twice = try Skillc.run(
      ["build", "--each", "in", "--root", "in", "--out", "out", "--no-index"], in: scratch.folder)
    #expect(twice.status == 2)
    #expect(twice.error.contains("second"))
  }

  @Test func `files that speak to agents and authors are read and named`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    try scratch.write("# Agents\n\nRun the tests before you commit.\n", to: "AGENTS.md")
    try scratch.write("# Here\n\nNever edit generated files.\n", to: "server/CLAUDE.md")
    try scratch.write("---\nglobs: '*.rs'\n---\n\nUse tabs.\n", to: ".cursor/rules/rust.mdc")
    try scratch.write("# Contributing\n\nSign your commits.\n", to: ".github/CONTRIBUTING.md")
    try scratch.write("root = true\n", to: "skillc.yml")
    try scratch.write("exclude: [old/**]\n", to: "skillc.yml")
    let run = try Skillc.run(["build", "docs", "--name", "demo"], in: scratch.folder)
    #expect(run.status == 0, "\(run.error)")
    for name in ["AGENTS.md", "server/CLAUDE.md", ".cursor/rules/rust.mdc", ".github/CONTRIBUTING.md"] {
      #expect(run.error.contains("  \(name)\n"))
      #expect(try scratch.text("skills/demo/assets/provenance.json").contains("\"\(name)\""))
    }
  }

  @Test func `what install wrote is never read back as the project's own word`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    try scratch.write("# Agents\n\nRun the tests before you commit.\n", to: "AGENTS.md")
    try scratch.write("", to: "skillc.yml")
    let build = ["build", "docs", "--name", "demo", "--no-index"]
    _ = try Skillc.run(build, in: scratch.folder)
    let rules = try scratch.text("skills/demo/assets/rules.json")
    for agent in ["agents-md", "claude", "cursor"] {
      #expect(try Skillc.run(["install", "--agent", agent, "--skill", "skills/demo"], in: scratch.folder).status == 0)
    }
    _ = try Skillc.run(build, in: scratch.folder)
    #expect(try scratch.text("skills/demo/assets/rules.json") == rules)
    #expect(try !scratch.text("skills/demo/assets/provenance.json").contains("\"path\":\"CLAUDE.md\",\"line\""))
  }

  @Test func `a target puts the bundle where its agent looks, and leaves the hand's text alone`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    try scratch.write("# Ours\n\nText of a hand.\n", to: "CLAUDE.md")
    let run = try Skillc.run(
      ["build", "docs", "--root", ".", "--name", "demo", "--no-index", "--target", "claude"], in: scratch.folder)
    #expect(run.status == 0, "\(run.error)")
    #expect(scratch.exists(".claude/skills/demo/SKILL.md"))
    #expect(try scratch.text("CLAUDE.md").hasPrefix("# Ours\n\nText of a hand.\n"))
  }

  @Test func `a watch builds again when a page changes`() async throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    let process = Skillc.process(["build", "docs", "--root", ".", "--name", "demo", "--watch"], in: scratch.folder)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Threads of the test runner block SIGTERM, and a child inherits that; SIGKILL nobody can block.
    defer { kill(process.processIdentifier, SIGKILL) }
    try await Self.wait { scratch.exists("skills/demo/SKILL.md") }
    let before = try scratch.text("skills/demo/assets/provenance.json")
    try scratch.write("# More\n\nAnother page.\n", to: "docs/more.md")
    try await Self.wait { (try? scratch.text("skills/demo/assets/provenance.json")) != before }
    #expect(try scratch.text("skills/demo/assets/provenance.json").contains("docs/more.md"))
  }

  // MARK: Helpers

  static func wait(_ condition: () -> Bool) async throws {
    for _ in 0..<200 {
      if condition() { return }
      try await Task.sleep(for: .milliseconds(100))
    }
    Issue.record("nothing happened within 20 seconds")
  }

  static func object(_ data: Data?) throws -> [String: Any] {
    let data = try #require(data)
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// Markdown and HTML files below a folder that a walk meets: none in hidden folders.
  static func visiblePages(in folder: URL) -> Int {
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.count { path in
      let isPage = [".md", ".mdx", ".markdown", ".html", ".htm"].contains { path.hasSuffix($0) }
      return isPage && !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }
  }
}
