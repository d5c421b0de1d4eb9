import Foundation
import TestSupport
import Testing

/// `skillc import` and `skillc export`, and the bundles between them.
@Suite struct ImportExportTests {
  private static let line =
    #"{"key": 7, "prompt": "No commas.", "instruction_id_list": ["punctuation:no_comma"], "kwargs": [{}]}"#

  @Test func `an imported brief checks an answer and goes out again`() throws {
    let scratch = try Scratch()
    try scratch.write(Self.line + "\n", to: "in/prompts.jsonl")
    let done = try Skillc.run(["import", "ifeval", "in/prompts.jsonl", "--out", "briefs"], in: scratch.folder)
    #expect(done.status == 0, "\(done.error)")
    #expect(done.output == "briefs: 1 bundle, 1 rule; 0 left out\n")
    let provenance = try #require(try scratch.tree("briefs/k7")["assets/provenance.json"])
    #expect(String(decoding: provenance, as: UTF8.self).contains("\"in/prompts.jsonl\""))
    try scratch.write("Red, green.\n", to: "answer.md")
    let check = try Skillc.run(["check", "answer.md", "--skill", "briefs/k7"], in: scratch.folder)
    #expect(check.status == 1)
    #expect(check.output.contains("answer.md:1:4"))
    #expect(try Skillc.run(["lint", "briefs/k7"], in: scratch.folder).status == 0)
    #expect(try Skillc.run(["rules", "list", "--skill", "briefs/k7"], in: scratch.folder).status == 0)
    let export = try Skillc.run(
      ["export", "--skill", "briefs/k7", "--to", "ifeval", "--out", "out/k7.jsonl"], in: scratch.folder)
    #expect(export.status == 0, "\(export.error)")
    let written = try String(contentsOf: scratch.url("out/k7.jsonl"), encoding: .utf8)
    #expect(written.hasPrefix(#"{"instruction_id":"punctuation:no_comma","kwargs":{},"rule":"brief.noCommas/"#))
    let printed = try Skillc.run(
      ["export", "--skill", "briefs/k7", "--to", "ifeval", "--out", "-"], in: scratch.folder)
    #expect(printed.output == written)
  }

  @Test func `an unknown source of rules names those there are`() throws {
    let scratch = try Scratch()
    let run = try Skillc.run(["import", "textlint", "x", "--out", "y"], in: scratch.folder)
    #expect(run.status == 2)
    #expect(
      run.error == """
        skillc: error: “textlint” is nothing that can be imported
          There are ifeval, markdownlint, vale: skillc import vale PATH --out DIR

        """)
    #expect(try Skillc.run(["import"], in: scratch.folder).output.contains("SUBCOMMANDS"))
  }

  @Test func `an import is the same on one thread and two`() throws {
    let scratch = try Scratch()
    let file = Repository.fixtures.appending(path: "prompts/ifeval.jsonl").path
    for jobs in ["1", "2"] {
      let run = try Skillc.run(["import", "ifeval", file, "--out", "b\(jobs)", "--jobs", jobs], in: scratch.folder)
      #expect(run.status == 0, "\(run.error)")
    }
    let (one, two) = (try scratch.tree("b1"), try scratch.tree("b2"))
    #expect(one == two)
    #expect(!one.isEmpty)
    #expect(!one.values.contains { String(decoding: $0, as: UTF8.self).contains(Repository.root.path) })
  }

  @Test func `what cannot be imported is listed, and the rest is imported`() throws {
    let scratch = try Scratch()
    try scratch.write("no JSON\n\(Self.line)\n\(Self.line)\n", to: "in.jsonl")
    let run = try Skillc.run(["import", "ifeval", "in.jsonl", "--out", "b"], in: scratch.folder)
    #expect(run.status == 0)
    let notes = run.error.split(separator: "\n")
    #expect(notes.count == 2)
    #expect(notes.first?.hasPrefix("in.jsonl:1: warning: is no JSON: ") == true)
    #expect(notes.last == "in.jsonl:3: warning: key “7” stands on line 2 already [not-imported]")
  }

  @Test(
    arguments: [
      (["import", "ifeval", "none.jsonl", "--out", "b"], 5, "none.jsonl"),
      (["import", "ifeval", "bad.jsonl", "--out", "b"], 5, "holds nothing that could be imported as IFEval"),
      (["import", "ifeval", "empty.jsonl", "--out", "b"], 5, "holds nothing that could be imported as IFEval"),
      (["import", "ifeval", ".", "--out", "b"], 5, "error"),
      (["import", "csv", "bad.jsonl", "--out", "b"], 2, "“csv” is nothing that can be imported"),
      (["import", "ifeval", "good.jsonl", "--out", "bad.jsonl"], 2, "bad.jsonl"),
      (["export", "--skill", ".", "--to", "ifeval", "--out", "x"], 5, "no such file"),
      (["export", "--skill", ".", "--to", "csv", "--out", "x"], 2, "known are ifeval"),
    ] as [([String], Int32, String)])
  func `what goes wrong has its exit code and a reason`(arguments: [String], status: Int32, reason: String) throws {
    let scratch = try Scratch()
    try scratch.write("no JSON\n", to: "bad.jsonl")
    try scratch.write("", to: "empty.jsonl")
    try scratch.write(Self.line, to: "good.jsonl")
    let run = try Skillc.run(arguments, in: scratch.folder)
    #expect(run.status == status, "\(run.error)")
    #expect(run.error.contains(reason), "\(run.error)")
    #expect(!FileManager.default.fileExists(atPath: scratch.url("x").path))
  }

  @Test func `rules the target cannot say are named`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    _ = try Skillc.run(["build", "docs", "--root", ".", "--name", "demo", "--no-index"], in: scratch.folder)
    let run = try Skillc.run(
      ["export", "--skill", "skills/demo", "--to", "ifeval", "--out", "x.jsonl"], in: scratch.folder)
    #expect(run.status == 0)
    #expect(run.error.contains("has no twin in ifeval; left out [not-exported]"))
    #expect(try Data(contentsOf: scratch.url("x.jsonl")).isEmpty)
  }
}
