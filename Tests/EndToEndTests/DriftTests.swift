import Foundation
import TestSupport
import Testing

/// `skillc drift` on runs with planted drift, and on what people may hand it.
@Suite struct DriftTests {
  private static let folder = Repository.fixtures.appending(path: "runs")

  private func drift(_ arguments: [String], in folder: URL = Self.folder, input: String? = nil) throws -> Skillc.Run {
    try Skillc.run(["drift"] + arguments, in: folder, input: input)
  }

  private static let truth: [(run: String, change: Int, rule: String, agent: String?)] = [
    ("format", 141, "code.fence/2b7c41d0", nil), ("length", 151, "length.limit/8e50f2a7", nil),
    ("terminology", 161, "term.substitute/92e193bc", nil), ("tone", 131, "style/", nil),
    ("order", 121, "structure.order/c91d3e66", nil), ("agent", 181, "term.ban/5827f998", "agent-7"),
  ]

  @Test(arguments: truth)
  func `planted drift is found, dated and named`(run: String, change: Int, rule: String, agent: String?) throws {
    let answer = try drift(
      ["\(run).jsonl", "--skill", "support", "--reference", "reference.jsonl", "--format", "json"])
    #expect(answer.status == 3, "\(answer.error)")
    let json = try answer.json()
    #expect(json["verdict"] as? String == "drift")
    let alarm = try #require((json["alarms"] as? [[String: Any]])?.first)
    let step = try #require(alarm["step"] as? Int)
    #expect(step >= change && step < change + 120)
    let begin = try #require(alarm["changeStep"] as? Int)
    #expect(abs(begin - change) < 40)
    let alarms = (json["alarms"] as? [[String: Any]]) ?? []
    let names = alarms.flatMap { ($0["rules"] as? [[String: Any]]) ?? [] }.compactMap { $0["rule"] as? String }
    #expect(names.contains { $0.hasPrefix(rule) }, "\(names)")
    if let agent {
      #expect((alarm["agents"] as? [[String: Any]])?.first?["agent"] as? String == agent)
    }
  }

  @Test func `a clean run is steady and tells the drop it could have seen`() throws {
    let answer = try drift(
      ["clean.jsonl", "--skill", "support", "--reference", "reference.jsonl", "--format", "json"])
    #expect(answer.status == 0)
    let json = try answer.json()
    #expect(json["verdict"] as? String == "steady")
    let rules = try #require(json["rules"] as? [[String: Any]])
    let rule = try #require(rules.first { $0["rule"] as? String == "term.ban/5827f998" })
    #expect(try #require(rule["smallestVisibleDrop"] as? Double) < 0.3)
    #expect(rule["n"] as? Int == 240)
  }

  @Test func `the same run gives the same bytes on one thread and two`() throws {
    let arguments = ["agent.jsonl", "--skill", "support", "--reference", "reference.jsonl", "--format"]
    for format in ["json", "html", "sarif", "junit", "github", "otel", "text"] {
      let one = try drift(arguments + [format, "--jobs", "1"])
      #expect(one.status == 3)
      #expect(one.output == (try drift(arguments + [format, "--jobs", "2"])).output)
    }
  }

  @Test func `a run in two parts with a state is one run`() throws {
    let scratch = try Scratch()
    let text = try String(contentsOf: Self.folder.appending(path: "order.jsonl"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
    try scratch.write(lines.prefix(133).joined(separator: "\n"), to: "first.jsonl")
    try scratch.write(lines.dropFirst(133).joined(separator: "\n"), to: "second.jsonl")
    let path = Self.folder.path
    let common = ["--skill", path + "/support", "--reference", path + "/reference.jsonl", "--format", "json"]
    let whole = try drift([path + "/order.jsonl"] + common, in: scratch.folder)
    let first = try drift(["first.jsonl", "--state", "state.json"] + common, in: scratch.folder)
    #expect(first.status != 2, "\(first.error)")
    let second = try drift(["second.jsonl", "--state", "state.json"] + common, in: scratch.folder)
    #expect(second.output == whole.output)
    // The whole log again: what was seen does not count twice.
    let again = try drift([path + "/order.jsonl", "--state", "state.json"] + common, in: scratch.folder)
    #expect(again.output == whole.output)
    let other = try drift(
      ["second.jsonl", "--state", "state.json", "--alpha", "0.1"] + common, in: scratch.folder)
    #expect(other.status == 2)
  }

  @Test func `following standard input ends like reading the file`() throws {
    let text = try String(contentsOf: Self.folder.appending(path: "terminology.jsonl"), encoding: .utf8)
    let common = ["--skill", "support", "--reference", "reference.jsonl", "--format", "json"]
    let live = try drift(["-", "--follow"] + common, input: text)
    #expect(live.output == (try drift(["terminology.jsonl"] + common)).output)
    #expect(live.error.contains("terminology: drift at step"))
  }

  @Test func `broken lines are named, skipped and end with 5`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "{\"step\":1,\"output\":\"Fine.\"}\n{broken\n{\"step\":2,\"output\":7}\n{\"x\":1}\n", to: "run.jsonl")
    let answer = try drift(
      ["run.jsonl", "--skill", Self.folder.path + "/support", "--format", "json"], in: scratch.folder)
    #expect(answer.status == 5)
    #expect(answer.error.contains("run.jsonl:2: error: is no JSON [unreadable]"))
    #expect(answer.error.contains("run.jsonl:3: error: “output” is no text [unreadable]"))
    #expect(answer.error.contains("run.jsonl:4: error: is no step"))
    #expect(try answer.json()["steps"] as? Int == 1)
  }

  @Test func `a run of another bundle is refused`() throws {
    let scratch = try Scratch()
    try scratch.write("{\"step\":1,\"digest\":\"sha256:00\",\"output\":\"Fine.\"}\n", to: "run.jsonl")
    let answer = try drift(["run.jsonl", "--skill", Self.folder.path + "/support"], in: scratch.folder)
    #expect(answer.status == 2)
    #expect(answer.error.contains("run.jsonl:1: error: the run was made with the bundle sha256:00"))
    #expect(answer.output.isEmpty)
  }

  @Test func `too little data is inconclusive, and a failure only when asked`() throws {
    let scratch = try Scratch()
    try scratch.write("{\"step\":1,\"output\":\"Fine.\"}\n", to: "run.jsonl")
    let arguments = ["run.jsonl", "--skill", Self.folder.path + "/support"]
    let answer = try drift(arguments, in: scratch.folder)
    #expect(answer.status == 0)
    #expect(answer.output.contains("inconclusive"))
    #expect(try drift(arguments + ["--strict"], in: scratch.folder).status == 4)
  }

  @Test func `a reminder restates what slips and keeps its budget`() throws {
    let arguments = ["terminology.jsonl", "--skill", "support", "--reference", "reference.jsonl", "--reminder"]
    let answer = try drift(arguments)
    #expect(answer.status == 3)
    #expect(answer.output == "Keep to these rules from here on:\n- Write “sign in”, not “log in”.\n")
    #expect(try drift(arguments + ["--max-tokens", "5"]).output == "")
  }

  @Test func `baseline update tells what changes, and drift stands on it`() throws {
    let scratch = try Scratch()
    let path = Self.folder.path
    let update = ["baseline", "update", path + "/reference.jsonl", "--skill", path + "/support"]
    let first = try Skillc.run(update, in: scratch.folder)
    #expect(first.status == 0, "\(first.error)")
    #expect(first.output.hasPrefix("drift-baseline.json written: 240 accepted steps"))
    let again = try Skillc.run(update + ["--check"], in: scratch.folder)
    #expect(again.status == 0)
    #expect(again.output.hasPrefix("drift-baseline.json is up to date"))
    let common = ["--skill", path + "/support", "--format", "json"]
    let stored = try drift(
      [path + "/format.jsonl", "--baseline", "drift-baseline.json"] + common, in: scratch.folder)
    let live = try drift(
      [path + "/format.jsonl", "--reference", path + "/reference.jsonl"] + common, in: scratch.folder)
    #expect(stored.status == 3)
    let steps = try [stored, live].map { try ($0.json()["alarms"] as? [[String: Any]])?.first?["step"] as? Int }
    #expect(steps[0] == steps[1])
    let other = try Skillc.run(
      ["baseline", "update", path + "/clean.jsonl", "--skill", path + "/support", "--check"], in: scratch.folder)
    #expect(other.status == 1)
    #expect(other.output.contains("~ "))
  }

  @Test func `outcomes of others are replayed, many runs in one file`() throws {
    let scratch = try Scratch()
    let ones = Array(repeating: "1", count: 300).joined(separator: ",")
    let zeros = Array(repeating: "0", count: 20).joined(separator: ",")
    try scratch.write(
      """
      {"run":"good","outcomes":{"a":[\(ones)],"b":[\(ones)]}}
      {"run":"bad","outcomes":{"a":[\(ones)],"b":[\(ones),\(zeros)]}}
      """, to: "outcomes.jsonl")
    try scratch.write(#"{"rules":{"a":{"k":190,"n":200},"b":{"p0":0.95}}}"#, to: "baseline.json")
    let answer = try drift(
      ["--outcomes", "outcomes.jsonl", "--baseline", "baseline.json", "--format", "json"], in: scratch.folder)
    #expect(answer.status == 3)
    let runs = try #require(try answer.json()["runs"] as? [[String: Any]])
    #expect(runs.map { $0["run"] as? String } == ["good", "bad"])
    #expect(runs.map { $0["verdict"] as? String } == ["steady", "drift"])
    let alarm = try #require((runs[1]["alarms"] as? [[String: Any]])?.first)
    #expect(alarm["changeStep"] as? Int == 301)
    #expect((alarm["rules"] as? [[String: Any]])?.first?["rule"] as? String == "b")
  }

  @Test func `folders and git ranges are runs of pages`() throws {
    let scratch = try Scratch()
    for number in 1...3 { try scratch.write("We simply try \(number).\n", to: "pages/p\(number).md") }
    let arguments = ["--skill", Self.folder.path + "/support", "--format", "json"]
    #expect(try drift(["pages"] + arguments, in: scratch.folder).json()["steps"] as? Int == 3)
    for command in [
      ["init", "-q"], ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-q", "--allow-empty", "-m", "0"],
      ["add", "-A"], ["-c", "user.name=t", "-c", "user.email=t@t", "commit", "-qm", "1"],
    ] {
      let git = Process()
      git.executableURL = URL(filePath: "/usr/bin/env")
      git.arguments = ["git"] + command
      git.currentDirectoryURL = scratch.folder
      try git.run()
      git.waitUntilExit()
    }
    // One commit is one step, however many pages it wrote.
    let range = try drift(["--git", "HEAD~1..HEAD"] + arguments, in: scratch.folder)
    #expect(try range.json()["steps"] as? Int == 1, "\(range.error)")
    #expect(try drift(["--git", "nowhere..HEAD"] + arguments, in: scratch.folder).status == 2)
  }

  @Test func `the page needs no script and shows texts of agents as text`() throws {
    let scratch = try Scratch()
    let bad = #"{"output":"<script>alert(1)</script> We simply log in."}"#
    let good = #"{"output":"We sign in."}"#
    let lines = Array(repeating: good, count: 60) + Array(repeating: bad, count: 60)
    try scratch.write(lines.joined(separator: "\n"), to: "run.jsonl")
    let answer = try drift(
      ["run.jsonl", "--skill", Self.folder.path + "/support", "--warm-up", "50", "--format", "html"],
      in: scratch.folder)
    #expect(answer.status == 3)
    #expect(!answer.output.contains("<script"))
    #expect(answer.output.contains("&lt;script&gt;alert(1)"))
    #expect(answer.output.contains("<svg"))
    #expect(!answer.output.contains("http"))
  }

  @Test func `wrong uses are told with their way out`() throws {
    #expect(try drift([]).status == 2)
    #expect(try drift(["clean.jsonl"]).error.contains("name a bundle with --skill"))
    #expect(try drift(["clean.jsonl", "--skill", "support", "--alpha", "2"]).status == 2)
    #expect(try drift(["nothing.jsonl", "--skill", "support"]).status == 5)
    let empty = try drift(["--outcomes", "truth.jsonl", "--format", "json"])
    #expect(empty.status == 5)
  }
}
