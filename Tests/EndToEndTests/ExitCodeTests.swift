import Foundation
import TestSupport
import Testing

/// The exit codes of the contract, a row each.
@Suite struct ExitCodeTests {
  struct Row: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var status: Int32
    var testDescription: String { arguments.joined(separator: " ") + " → \(status)" }

    init(_ line: String, _ status: Int32) {
      arguments = line.split(separator: " ").map(String.init)
      self.status = status
    }
  }

  static let rows = [
    Row("", 0), Row("--help", 0), Row("--version", 0), Row("help build", 0), Row("build --help", 0),
    Row("nonsense", 2), Row("build", 2), Row("build docs --nonsense", 2), Row("build docs --jobs 0", 2),
    Row("build docs --name Not-A-Name --no-index", 2), Row("build docs --each --name x", 2), Row("build missing", 5),
    Row("build docs --index i --no-index", 2), Row("build docs --root missing", 2),
    Row("build docs --root docs/missing", 2),
    Row("build docs --target nobody", 2), Row("build docs --check --target claude", 2),
    Row("check", 2), Row("check out.md", 2), Row("check out.md --skill missing", 5),
    Row("check out.md --skill skills/demo", 1),
    Row("check good.md --skill skills/demo", 0), Row("check missing.md --skill skills/demo", 5),
    Row("check out.md missing.md --skill skills/demo", 5), Row("check out.md --skill skills/demo --fail-on never", 2),
    Row("check out.md --skill skills/demo --format xml", 2),
    Row("check good.md --stdin-name x.md --skill skills/demo", 2),
    Row("check good.md --skill skills/demo --baseline good.md", 2),
    Row("rules list --skill skills/demo", 0), Row("rules list --skill missing", 5), Row("rules kinds", 0),
    Row("rules list --skill skills/demo --facet colour", 2), Row("rules explain zzzz --skill skills/demo", 2),
    Row("rules review --skill skills/demo", 2), Row("diff skills/demo skills/demo", 0),
    Row("diff skills/demo missing", 5),
    Row("lint missing", 5), Row("lint skills/demo --profile nobody", 2),
    Row("install --agent nobody --skill skills/demo", 2),
    Row("install --agent claude --skill missing", 5),
    Row("check out.md --skill skills/damaged", 2), Row("rules list --skill skills/damaged", 2),
    Row("rules explain x --skill skills/damaged", 2), Row("diff skills/demo skills/damaged", 2),
    Row("drift out.md --skill skills/damaged", 2), Row("drift out.md --skill missing", 5),
  ]

  @Test func `every way to end has its code`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    try scratch.write("Please log in.\n", to: "out.md")
    try scratch.write("Please sign in.\n", to: "good.md")
    try scratch.write("{\"schema\":", to: "skills/damaged/assets/rules.json")
    _ = try Skillc.run(["build", "docs", "--root", ".", "--name", "demo", "--no-index"], in: scratch.folder)
    for row in Self.rows {
      let run = try Skillc.run(row.arguments, in: scratch.folder)
      #expect(!run.isCrash && run.status == row.status, "\(row.testDescription), but \(run.status): \(run.error)")
      if row.status == 2 || row.status == 5 { #expect(!run.error.isEmpty, "\(row.testDescription)") }
    }
  }

  @Test func `a wrong name names the nearest valid one`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    let run = try Skillc.run(["build", "docs", "--name", "My Docs!"], in: scratch.folder)
    #expect(run.status == 2)
    #expect(run.error.contains("my-docs"))
  }

  @Test func `every verb's help teaches with examples`() throws {
    let scratch = try Scratch()
    for verb in [
      "build", "check", "rules list", "rules explain", "rules kinds", "rules review", "diff", "lint", "install",
      "drift",
    ] {
      let run = try Skillc.run(["help"] + verb.split(separator: " ").map(String.init), in: scratch.folder)
      #expect(run.status == 0)
      #expect(run.output.components(separatedBy: "skillc \(verb)").count >= 4, "\(verb)")
    }
  }
}
