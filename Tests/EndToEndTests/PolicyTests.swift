import Foundation
import TestSupport
import Testing

/// A policy in prose becomes a bundle, and runs are checked against it: the findings are those that people marked.
@Suite struct PolicyTests {
  private static let folder = Repository.fixtures.appending(path: "policies")
  private static let kinds: Set<String> = [
    "turn.callOnly", "turn.callLimit", "obligation.must", "obligation.never", "obligation.order", "obligation.confirm",
  ]

  /// The marked findings of each run: `step kind`, sorted.
  private func truth(_ name: String) throws -> [String: [String]] {
    let text = try String(contentsOf: Self.folder.appending(path: "\(name).truth.jsonl"), encoding: .utf8)
    var marked: [String: [String]] = [:]
    for line in text.split(separator: "\n") {
      let entry = try #require(JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
      let findings = try #require(entry["findings"] as? [[String: Any]])
      marked[try #require(entry["run"] as? String)] = findings.map { "\($0["step"] ?? "") \($0["kind"] ?? "")" }.sorted()
    }
    return marked
  }

  @Test(arguments: ["ferry-desk", "repository"])
  func `runs break and keep a policy as people say`(name: String) throws {
    let scratch = try Scratch()
    for file in ["\(name)-policy.md", "\(name).jsonl"] {
      try FileManager.default.copyItem(at: Self.folder.appending(path: file), to: scratch.url(file))
    }
    let build = try Skillc.run(["build", "\(name)-policy.md", "--root", ".", "--name", name, "--no-index"], in: scratch.folder)
    #expect(build.status == 0, "\(build.error)")
    let run = try Skillc.run(["check", "\(name).jsonl", "--skill", "skills/\(name)", "--format", "json"], in: scratch.folder)
    #expect(run.status == 1, "\(run.error)")
    let files = try #require(try run.json()["files"] as? [[String: Any]])
    let marked = try truth(name)
    #expect(files.count == marked.count)
    for file in files {
      let findings = try #require(file["findings"] as? [[String: Any]])
      let said = findings.filter { Self.kinds.contains($0["kind"] as? String ?? "") }
        .map { "\($0["step"] ?? "") \($0["kind"] ?? "")" }.sorted()
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
    let dry = try Skillc.run(["check", "runs.jsonl", "--skill", "skills/demo", "--fix", "--dry-run"], in: scratch.folder)
    #expect(dry.output.contains("+{\"run\":\"a\",\"step\":1,\"output\":\"You use \\u00e9.\"}"))
    let wet = try Skillc.run(["check", "runs.jsonl", "--skill", "skills/demo", "--fix"], in: scratch.folder)
    #expect(wet.status == 0 && wet.error.contains("applied 1 fix in 1 file"), "\(wet.error)")
    #expect(
      try String(contentsOf: scratch.url("runs.jsonl"), encoding: .utf8) == text.replacing("utilize", with: "use"))
  }
}
