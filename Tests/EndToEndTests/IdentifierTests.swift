import Foundation
import TestSupport
import Testing

/// The check against names that a company's documents do not show.
@Suite struct InventedNameTests {
  private func built() throws -> Scratch {
    let scratch = try Scratch()
    try FileManager.default.copyItem(at: Repository.fixtures.appending(path: "company"), to: scratch.url("company"))
    let run = try Skillc.run(
      ["build", "company/docs", "--root", "company", "--out", "skills", "--name", "company", "--no-index"],
      in: scratch.folder)
    #expect(run.status == 0, "\(run.error)")
    return scratch
  }

  private func messages(_ output: String, in scratch: Scratch) throws -> [String] {
    try scratch.write(output, to: "out.md")
    let run = try Skillc.run(["check", "out.md", "--skill", "skills/company", "--format", "json"], in: scratch.folder)
    let files = try #require(try run.json()["files"] as? [[String: Any]])
    let findings = try #require(files[0]["findings"] as? [[String: Any]])
    return findings.filter { $0["kind"] as? String == "fact.identifier" }.compactMap { $0["message"] as? String }
  }

  @Test func `an invented flag and an invented code are found, with what is meant`() throws {
    let scratch = try built()
    let found = try messages("Run `tw backup --job 4`. When it fails with `TW-1999`, look at `TW_VALT`.\n", in: scratch)
    #expect(found.count == 3, "\(found)")
    #expect(
      found.first?.contains(
        "`--job` is no documented flag of `tw backup`; did you mean `--jobs`, docs/reference/cli/tw-backup.md:20?")
        ?? false, "\(found)")
    #expect(found.contains { $0.contains("`TW-1999` is in none of the documents") })
    #expect(found.contains { $0.contains("did you mean `TW_VAULT`") })
    #expect(try messages("Run `tw backup --jobs 4`. It fails with `TW-1042`.\n", in: scratch).isEmpty)
  }

  @Test func `a changed name makes the bundle stale, and changes no rule`() throws {
    let scratch = try built()
    let rules = try scratch.tree("skills/company")["assets/rules.json"]
    let page = scratch.url("company/docs/reference/cli/tw-backup.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    try text.replacing("`--jobs N`", with: "`--uploads N`").write(to: page, atomically: true, encoding: .utf8)
    let arguments = [
      "build", "company/docs", "--root", "company", "--out", "skills", "--name", "company", "--no-index",
    ]
    let check = try Skillc.run(arguments + ["--check"], in: scratch.folder)
    #expect(check.status == 1)
    #expect((check.output + check.error).contains("`--uploads`"), "\(check.output)")
    #expect(try Skillc.run(arguments, in: scratch.folder).status == 0)
    #expect(try scratch.tree("skills/company")["assets/rules.json"] == rules)
  }
}
