import Foundation
import TestSupport
import Testing

@Suite struct CheckTests {
  /// A bundle with one rule about “log in”, and a folder to check in.
  private func prepared() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.writeGuide()
    let run = try Skillc.run(["build", "docs", "--root", ".", "--name", "demo", "--no-index"], in: scratch.folder)
    #expect(run.status == 0, "\(run.error)")
    return scratch
  }

  private func findings(_ run: Skillc.Run, file: Int = 0) throws -> [[String: Any]] {
    let files = try #require(try run.json()["files"] as? [[String: Any]])
    return try #require(files[file]["findings"] as? [[String: Any]])
  }

  @Test func `spans are the matched text, in bytes and in scalars`() throws {
    let scratch = try prepared()
    try scratch.write("\u{FEFF}# Héllo\n\nPlease 👋 log in *now*.\n", to: "out.md")
    let run = try Skillc.run(["check", "out.md", "--skill", "skills/demo", "--format", "json"], in: scratch.folder)
    #expect(run.status == 1)
    let finding = try #require(try findings(run).first { "\($0["message"] ?? "")".contains("log in") })
    let bytes = try Data(contentsOf: scratch.url("out.md"))
    let start = try #require(finding["byteStart"] as? Int)
    let end = try #require(finding["byteEnd"] as? Int)
    #expect(String(decoding: bytes[start..<end], as: UTF8.self) == "log in")
    let place = ["line", "column", "endLine", "endColumn"].map { finding[$0] as? Int }
    #expect(place == [3, 10, 3, 16])
    #expect(finding["excerpt"] as? String == "Please 👋 log in *now*.")
    #expect((finding["fingerprint"] as? String)?.count == 16)
    #expect((finding["fix"] as? [String: Any])?["text"] as? String == "sign in")
  }

  @Test func `the answer has every rule of the bundle, a score and no absolute path`() throws {
    let scratch = try prepared()
    try scratch.write("You utilize it.\n", to: "in/a.md")
    try scratch.write("All is well.\n", to: "in/b.txt")
    let run = try Skillc.run(["check", "in", "--skill", "skills/demo", "--format", "json"], in: scratch.folder)
    let answer = try run.json()
    #expect(answer["schema"] as? String == "skillc.check/1")
    let files = try #require(answer["files"] as? [[String: Any]])
    #expect(files.map { $0["path"] as? String } == ["in/a.md", "in/b.txt"])
    let rules = try BuildTests.object(try scratch.tree("skills/demo")["assets/rules.json"])["rules"] as? [Any]
    #expect((files[0]["rules"] as? [Any])?.count == rules?.count)
    #expect(files[0]["pass"] as? Bool == false)
    #expect(try #require(files[0]["score"] as? Double) < 1)
    #expect(files[1]["pass"] as? Bool == true)
    #expect(!run.output.contains(scratch.folder.path))
  }

  @Test func `the answer is the same on one thread and two`() throws {
    let scratch = try Scratch()
    let out = scratch.url("out").path
    _ = try Skillc.run(["build", "fixtures/handbook", "--out", out, "--name", "h", "--no-index"], in: Repository.root)
    let check = ["check", "fixtures/handbook/docs", "--skill", out + "/h", "--format", "json", "--fail-on", "none"]
    let one = try Skillc.run(check + ["--jobs", "1"], in: Repository.root)
    let two = try Skillc.run(check + ["--jobs", "2"], in: Repository.root)
    #expect(one.status == 0)
    #expect(one.output == two.output)
  }

  @Test func `fail-on says from which severity on a finding counts`() throws {
    let scratch = try prepared()
    try scratch.write("You log in here.\n", to: "out.md")
    func status(_ limit: String) throws -> Int32 {
      try Skillc.run(["check", "out.md", "--skill", "skills/demo", "--fail-on", limit], in: scratch.folder).status
    }
    #expect(try status("suggestion") == 1)
    #expect(try status("none") == 0)
  }

  @Test func `standard input has the name it is given`() throws {
    let scratch = try prepared()
    let run = try Skillc.run(
      ["check", "-", "--stdin-name", "docs/new.md", "--skill", "skills/demo"], in: scratch.folder,
      input: "Please log in.\n")
    #expect(run.status == 1)
    #expect(run.output.hasPrefix("docs/new.md:1:8: "))
    #expect(run.output.contains(" 1 | Please log in.\n   |        ^^^^^^\n"))
  }

  @Test func `a baseline lets old findings pass, wherever their line has gone`() throws {
    let scratch = try prepared()
    let check = ["check", "out.md", "--skill", "skills/demo"]
    try scratch.write("Please log in.\n", to: "out.md")
    let old = try Skillc.run(check + ["--format", "json"], in: scratch.folder)
    try scratch.write(old.output, to: "old.json")
    try scratch.write("A new line.\n\nPlease  log in.\n", to: "out.md")
    #expect(try Skillc.run(check + ["--baseline", "old.json"], in: scratch.folder).status == 0)
    try scratch.write("Please log in.\n\nThen log in again.\n", to: "out.md")
    #expect(try Skillc.run(check + ["--baseline", "old.json"], in: scratch.folder).status == 1)
  }

  @Test func `a task brief's own rules count too`() throws {
    let scratch = try prepared()
    try scratch.write(Scratch.guide.replacing("log in", with: "log off"), to: "brief.md")
    try scratch.write("Then log off.\n", to: "out.md")
    let run = try Skillc.run(["check", "out.md", "--prompt", "brief.md"], in: scratch.folder)
    #expect(run.status == 1)
    #expect(run.output.contains("log off"))
  }

  @Test func `a folder means its pages and texts, and what cannot be read is named`() throws {
    let scratch = try prepared()
    for name in ["a.md", "b.markdown", "c.mdx", "d.html", "e.htm", "f.txt"] {
      try scratch.write("Text.\n", to: "in/\(name)")
    }
    for name in ["g.json", ".hidden.md", ".git/h.md"] { try scratch.write("Text.\n", to: "in/\(name)") }
    #expect(mkfifo(scratch.url("in/pipe.md").path, 0o644) == 0)
    let fine = try Skillc.run(["check", "in", "--skill", "skills/demo", "--format", "json"], in: scratch.folder)
    #expect(fine.status == 0, "\(fine.error)")
    #expect((try fine.json()["files"] as? [Any])?.count == 6)
    let run = try Skillc.run(
      ["check", "in", "missing.md", "--skill", "skills/demo", "--format", "json"], in: scratch.folder)
    #expect(run.status == 5)
    #expect(run.error.contains("missing.md: error: no such file or directory"))
    #expect((try run.json()["files"] as? [Any])?.count == 6)
  }
}
