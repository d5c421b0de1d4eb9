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

  @Test func `fixes are shown first and applied on demand`() throws {
    let scratch = try prepared()
    try scratch.write("You utilize it.\n", to: "a.md")
    let dry = try Skillc.run(["check", "a.md", "--skill", "skills/demo", "--fix", "--dry-run"], in: scratch.folder)
    #expect(dry.output.contains("-You utilize it.\n+You use it.\n"))
    #expect(try String(contentsOf: scratch.url("a.md"), encoding: .utf8) == "You utilize it.\n")
    let wet = try Skillc.run(["check", "a.md", "--skill", "skills/demo", "--fix"], in: scratch.folder)
    #expect(wet.status == 0)
    #expect(wet.error.contains("applied 1 fix in 1 file; 0 findings left"))
    #expect(try String(contentsOf: scratch.url("a.md"), encoding: .utf8) == "You use it.\n")
  }

  @Test func `settings hold paths, bundles and the baseline, which accepts what is there`() throws {
    let scratch = try prepared()
    try scratch.write("You utilize it.\n", to: "out/a.md")
    try scratch.write("check:\n  paths: out\n  skills: skills/demo\n", to: "skillc.yml")
    try scratch.write("", to: "out/below/.keep")
    #expect(try Skillc.run(["check"], in: scratch.url("out/below")).status == 1)
    let written = try Skillc.run(["check", "--write-baseline", "base.json"], in: scratch.folder)
    #expect(written.status == 0, "\(written.error)")
    #expect(try Skillc.run(["check", "--baseline", "base.json"], in: scratch.folder).status == 0)
    try scratch.write("# New\n\nYou utilize it.\n\nWe utilize them.\n", to: "out/a.md")
    let after = try Skillc.run(["check", "--baseline", "base.json", "--format", "json"], in: scratch.folder)
    #expect(try findings(after).count == 1)
  }

  @Test func `a setting nobody knows is named with its line`() throws {
    let scratch = try prepared()
    try scratch.write("check:\n  skils: skills/demo\n", to: "skillc.yml")
    let run = try Skillc.run(["check", "a.md"], in: scratch.folder)
    #expect(run.status == 2)
    #expect(run.error.hasPrefix("skillc.yml:2: error: unknown setting “skils” of “check”"))
  }

  @Test func `only what changed since a revision is judged`() throws {
    let scratch = try prepared()
    try scratch.write("You utilize it.\n", to: "a.md")
    for arguments in [
      ["init", "-q"], ["add", "-A"], ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "x"],
    ] {
      let git = Process()
      git.executableURL = URL(filePath: "/usr/bin/env")
      git.arguments = ["git"] + arguments
      git.currentDirectoryURL = scratch.folder
      try git.run()
      git.waitUntilExit()
      #expect(git.terminationStatus == 0)
    }
    let check = ["check", "a.md", "b.md", "--skill", "skills/demo", "--format", "json"]
    try scratch.write("You utilize it.\n\nThey utilize it.\n", to: "a.md")
    try scratch.write("You utilize it.\n", to: "b.md")
    let run = try Skillc.run(check + ["--since", "HEAD"], in: scratch.folder)
    #expect(try findings(run).map { $0["line"] as? Int } == [3])
    #expect(try findings(run, file: 1).count == 1)
    let wrong = try Skillc.run(check + ["--since", "nowhere"], in: scratch.folder)
    #expect(wrong.status == 2)
    #expect(wrong.error.contains("--since nowhere: error: git says:"))
  }

  @Test(arguments: ["sarif", "junit", "github", "gitlab"])
  func `every format of a code host is the same twice and names the file`(format: String) throws {
    let scratch = try prepared()
    try scratch.write("You utilize it.\n", to: "a.md")
    let check = ["check", "a.md", "--skill", "skills/demo", "--format", format]
    let run = try Skillc.run(check, in: scratch.folder)
    #expect(run.status == 1)
    #expect(run.output.contains("a.md"))
    #expect(try Skillc.run(check, in: scratch.folder).output == run.output)
  }

  @Test func `a run is one entry whose findings name their step`() throws {
    let scratch = try prepared()
    try scratch.write(
      """
      {"run":"r1","step":1,"agent":"a","output":"All is well."}
      {"run":"r1","step":2,"agent":"a","output":"We utilize it. <!-- skillc-disable-line -->"}
      {"run":"r2","step":1,"agent":"a","output":"Fine."}
      broken
      """, to: "runs.jsonl")
    let run = try Skillc.run(
      ["check", "runs.jsonl", "--skill", "skills/demo", "--format", "json"], in: scratch.folder)
    #expect(run.status == 5)
    #expect(run.error.contains("runs.jsonl:4: error: is no JSON [unreadable]"))
    let files = try #require(try run.json()["files"] as? [[String: Any]])
    #expect(files.map { $0["run"] as? String } == ["r1", "r2"])
    #expect(files.map { $0["pass"] as? Bool } == [false, true])
    let finding = try #require(try findings(run).first)
    #expect(finding["step"] as? Int == 2)
    #expect([finding["byteStart"] as? Int, finding["byteEnd"] as? Int] == [3, 10])
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

  @Test func `a finding about a brief names the line of the brief`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "Thank our neighbours for feeding the tortoise.\n\nUse at most five words, and no commas.\n", to: "brief.md")
    try scratch.write("Dear neighbours, thank you so much.\n", to: "note.md")
    let run = try Skillc.run(["check", "note.md", "--prompt", "brief.md"], in: scratch.folder)
    #expect(run.status == 1)
    #expect(run.output.contains("The answer has 6 words; at most 5 allowed."), "\(run.output)")
    #expect(run.output.contains("note.md:1:16: error: Don’t use commas."))
    #expect(run.output.components(separatedBy: "= rule: brief.md:3").count == 3)
    let none = try Skillc.run(["check", "note.md", "--prompt", "missing.md"], in: scratch.folder)
    #expect(none.status == 5)
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
