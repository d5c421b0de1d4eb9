import Reports
import Rules
import Testing
import TextScanning

/// Runs and chats: what was written, what was done, and fixes in what was written.
@Suite struct RunCheckTests {
  private func checked(
    _ kind: String, _ slots: [String: JSON], modality: Modality = .mustNot, scope: Scope = Scope()
  ) throws -> CheckedRule {
    var rule = Rule(
      id: "\(kind)/1", facet: .reasoning, kind: kind, modality: modality, severity: .error, scope: scope, slots: slots,
      instruction: "Keep to it.", origin: .explicit, check: .exact)
    rule.check = try RuleKinds.meaning(of: rule).check(of: rule)
    return CheckedRule(rule)
  }

  private func check(_ text: String, _ rules: [CheckedRule]) throws -> CheckedFile {
    let run = try #require(RunReader(Array(text.utf8)).runs.first)
    return CheckRun(rules).check(path: "runs.jsonl", run: run)
  }

  private let chat = #"""
    {"run":"a","messages":[{"role":"user","content":"hi"},{"role":"assistant","content":"I utilize it.","tool_calls":[{"id":"1","function":{"name":"bash","arguments":"{\"command\":\"rm -fr x\"}"}}]},{"role":"assistant","content":null,"tool_calls":[{"id":"2","function":{"name":"bash","arguments":"{\"command\":\"ls\"}"}}]}]}
    """#

  @Test func `findings in texts and in calls stand together, in the order of steps`() throws {
    let rules = [
      try checked("obligation.never", ["action": "run `rm -rf`", "objects": ["rm -rf"]]),
      try checked("term.ban", ["avoid": ["utilize"]]), try checked("turn.callOnly", [:], modality: .must),
    ]
    let file = try check(chat, rules)
    #expect(file.run == "a" && !file.pass)
    #expect(file.findings.map(\.step) == [2, 2, 2])
    #expect(file.findings.map(\.finding.kind) == ["turn.callOnly", "term.ban", "obligation.never"])
    #expect(file.rules.map(\.applicable) == [true, true, true])
    #expect(file.rules.map(\.pass) == [false, false, false])
    // The text of the message, then its calls, a line each.
    let last = try #require(file.findings.last)
    #expect(last.line == 2 && last.excerpt == #"bash {"command":"rm -fr x"}"#)
    #expect(last.finding.range.count == "rm -fr x".utf8.count)
    #expect(Set(file.findings.map(\.fingerprint)).count == 3)
  }

  @Test func `a rule that nothing calls for does not apply, and is no pass`() throws {
    let rules = [try checked("obligation.never", ["action": "call `delete_user`", "objects": ["delete_user"]])]
    let file = try check(#"{"run":"a","step":1,"output":"I would call delete_user."}"#, rules)
    #expect(file.rules.map(\.applicable) == [false] && file.score == 1 && file.pass)
    let other = try check(chat, rules)
    #expect(other.rules.map(\.applicable) == [true] && other.pass)
  }

  @Test func `an empty answer breaks what a text must have, and nothing that only a run shows`() throws {
    let rules = [
      try checked("turn.callOnly", [:], modality: .must), try checked("brief.words", ["min": 1], modality: .must),
    ]
    let silent = try check(#"{"run":"a","step":1,"output":"","tool_calls":[{"name":"ls","arguments":{}}]}"#, rules)
    #expect(silent.findings.isEmpty && silent.rules.map(\.applicable) == [true, false])
    let empty = try check(#"{"run":"a","step":1,"output":""}"#, rules)
    #expect(empty.findings.map(\.finding.kind) == ["brief.words"])
  }

  @Test func `a rule under a condition nobody can see does not apply, nor one for some pages only`() throws {
    let slots: [String: JSON] = ["action": "run `rm -rf`", "objects": ["rm -rf"]]
    for scope in [Scope(when: "the disk is full"), Scope(pages: ["docs/**"])] {
      var rule = try checked("obligation.never", slots, scope: scope)
      rule.rule.check = .exact
      #expect(try check(chat, [rule]).rules.map(\.applicable) == [false])
    }
  }

  @Test func `an accepted finding does not count`() throws {
    let rules = [try checked("obligation.never", ["action": "run `rm -rf`", "objects": ["rm -rf"]])]
    let finding = try #require(try check(chat, rules).findings.first)
    var run = CheckRun(rules)
    run.accepted = [finding.fingerprint]
    let file = run.check(path: "runs.jsonl", run: try #require(RunReader(Array(chat.utf8)).runs.first))
    #expect(file.findings.isEmpty && file.pass && file.rules.map(\.pass) == [true])
  }

  // MARK: - Fixes

  private func fixed(_ text: String) throws -> (text: String, count: Int, left: Int) {
    let rules = [try checked("term.substitute", ["avoid": ["utilize"], "prefer": ["use"]])]
    let result = RunFixer(CheckRun(rules)).fix(path: "runs.jsonl", bytes: Array(text.utf8))
    return (
      String(decoding: result.bytes, as: UTF8.self), result.count, result.files.reduce(0) { $0 + $1.findings.count }
    )
  }

  @Test func `fixes change the texts of agents and no other byte`() throws {
    let text = #"""
      {"step": 1, "run":"a", "output":"We utilize \u00e9 \"it\".\nUtilize \/ it.", "more": "utilize"}
      nonsense
      {"run":"b","messages":[{"role":"user","content":"utilize"},{"role":"assistant","content":"utilize"},{"role":"assistant","content":[{"type":"text","text":"we utilize"}]}]}
      {"role":"assistant","content":"\ud83d\ude00 utilize \ud83d\ude00"}
      """#
    let result = try fixed(text)
    #expect(
      result.text == #"""
        {"step": 1, "run":"a", "output":"We use \u00e9 \"it\".\nUse \/ it.", "more": "utilize"}
        nonsense
        {"run":"b","messages":[{"role":"user","content":"utilize"},{"role":"assistant","content":"use"},{"role":"assistant","content":[{"type":"text","text":"we use"}]}]}
        {"role":"assistant","content":"\ud83d\ude00 use \ud83d\ude00"}
        """#)
    #expect(result.count == 5 && result.left == 0)
    #expect(try fixed(result.text).count == 0)
  }

  @Test func `a text in several parts is left to people`() throws {
    let text = #"{"role":"assistant","content":[{"type":"text","text":"We utilize"},{"type":"text","text":"it."}]}"#
    let result = try fixed(text)
    #expect(result.text == text && result.count == 0 && result.left == 1)
  }
}
