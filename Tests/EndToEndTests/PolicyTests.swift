import Foundation
import TestSupport
import Testing

/// A policy in prose becomes a bundle, and runs are checked against it: the findings are those that people marked.
@Suite struct PolicyTests {
  private static let folder = Repository.fixtures.appending(path: "policies")

  /// The marked findings of each run: `step: line of the policy`, sorted.
  private func truth(_ name: String) throws -> [String: [String]] {
    let text = try String(contentsOf: Self.folder.appending(path: "\(name).truth.jsonl"), encoding: .utf8)
    var marked: [String: [String]] = [:]
    for line in text.split(separator: "\n") {
      let entry = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let findings = try #require(entry["findings"] as? [[String: Int]])
      marked[try #require(entry["run"] as? String)] = findings.map { "\($0["step"] ?? 0): \($0["line"] ?? 0)" }.sorted()
    }
    return marked
  }

  /// The line of the policy that states each rule.
  private func lines(_ name: String, in scratch: Scratch) throws -> [String: Int] {
    let data = try Data(contentsOf: scratch.url("skills/\(name)/assets/provenance.json"))
    let provenance = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
    let rules = try #require(provenance["rules"] as? [String: [String: Any]])
    return rules.mapValues { (($0["sources"] as? [[String: Any]])?.first?["line"] as? Int) ?? 0 }
  }

  @Test(arguments: ["repository", "ferry-desk"])
  func `runs break and keep a policy as people say`(name: String) throws {
    let scratch = try Scratch()
    for file in ["\(name)-policy.md", "\(name).jsonl"] {
      try FileManager.default.copyItem(at: Self.folder.appending(path: file), to: scratch.url(file))
    }
    let build = try Skillc.run(
      ["build", "\(name)-policy.md", "--root", ".", "--name", name, "--no-index"], in: scratch.folder)
    #expect(build.status == 0, "\(build.error)")
    let run = try Skillc.run(
      ["check", "\(name).jsonl", "--skill", "skills/\(name)", "--format", "json"], in: scratch.folder)
    #expect(run.status == 1, "\(run.error)")
    let files = try #require(try run.json()["files"] as? [[String: Any]])
    let marked = try truth(name)
    let lines = try lines(name, in: scratch)
    #expect(files.count == marked.count)
    for file in files {
      let findings = try #require(file["findings"] as? [[String: Any]])
      let said = findings.map { "\($0["step"] ?? 0): \(lines[$0["rule"] as? String ?? ""] ?? 0)" }.sorted()
      let title = file["run"] as? String ?? ""
      #expect(said == marked[title], "\(name) \(title)")
      #expect(file["pass"] as? Bool == said.isEmpty, "\(name) \(title)")
    }
  }

  @Test func `texts of runs are mended, and a diff shows how`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    _ = try Skillc.run(["build", "docs", "--root", ".", "--name", "demo", "--no-index"], in: scratch.folder)
    let text = "{\"run\":\"a\",\"step\":1,\"output\":\"You utilize \\u00e9.\"}\n"
    try scratch.write(text, to: "runs.jsonl")
    let dry = try Skillc.run(
      ["check", "runs.jsonl", "--skill", "skills/demo", "--fix", "--dry-run"], in: scratch.folder)
    #expect(dry.output.contains("+{\"run\":\"a\",\"step\":1,\"output\":\"You use \\u00e9.\"}"))
    let wet = try Skillc.run(["check", "runs.jsonl", "--skill", "skills/demo", "--fix"], in: scratch.folder)
    #expect(wet.status == 0 && wet.error.contains("applied 1 fix in 1 file"), "\(wet.error)")
    #expect(
      try String(contentsOf: scratch.url("runs.jsonl"), encoding: .utf8) == text.replacing("utilize", with: "use"))
  }
}
