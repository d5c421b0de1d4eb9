import Reports
import Rules
import Testing
import TextScanning

/// Fixes, diffs, suppressions and changed lines.
@Suite struct CheckFixTests {
  private func substitute(_ avoid: String, _ prefer: String) -> CheckedRule {
    CheckedRule(
      Rule(
        id: "term.substitute/\(avoid)", facet: .tone, kind: "term.substitute", modality: .mustNot, severity: .error,
        slots: ["avoid": [.string(avoid)], "prefer": [.string(prefer)]], instruction: "", origin: .explicit,
        check: .exact))
  }

  private func fixed(_ text: String, _ rules: [CheckedRule]) -> (text: String, count: Int) {
    let result = Fixer(CheckRun(rules)).fix(path: "a.md", bytes: Array(text.utf8))
    return (String(decoding: result.bytes, as: UTF8.self), result.count)
  }

  @Test func `fixes are applied, and a second run changes nothing`() {
    let rules = [substitute("utilize", "use"), substitute("whilst", "while")]
    let first = fixed("Utilize it whilst you `utilize` it.\n", rules)
    #expect(first.text == "Use it while you `utilize` it.\n")
    #expect(first.count == 2)
    #expect(fixed(first.text, rules).count == 0)
  }

  @Test func `rules that undo each other end`() {
    let result = fixed("We utilize it.\n", [substitute("utilize", "use"), substitute("use", "utilize")])
    #expect(result.count == 1)
    #expect(result.text == "We use it.\n")
  }

  @Test(arguments: [
    "A **log** in page.\n", "> You can log\n> in here.\n",
  ])
  func `a replacement over markup is left to people`(text: String) {
    #expect(fixed(text, [substitute("log in", "sign in")]).count == 0)
  }

  @Test(arguments: [
    ("We ask a customer.", "customer", "you", 0), ("We ask customer.", "customer", "you", 1),
    ("Use an app.", "app", "tool", 0), ("Use the app.", "app", "tool", 1), ("Use an app.", "app", "image", 1),
  ])
  func `a word is not exchanged where its article would be wrong`(
    text: String, avoid: String, prefer: String, count: Int
  ) {
    #expect(fixed(text + "\n", [substitute(avoid, prefer)]).count == count)
  }

  @Test func `a diff has context, hunks and the missing line end`() {
    let old = (1...20).map { "line \($0)\n" }.joined() + "end"
    let new = old.replacing("line 3\n", with: "line three\n").replacing("line 19\n", with: "").replacing(
      "end", with: "END")
    let diff = String(
      decoding: UnifiedDiff.text(path: "a.md", old: Array(old.utf8), new: Array(new.utf8)), as: UTF8.self)
    #expect(
      diff == """
        --- a/a.md
        +++ b/a.md
        @@ -1,6 +1,6 @@
         line 1
         line 2
        -line 3
        +line three
         line 4
         line 5
         line 6
        @@ -16,6 +16,5 @@
         line 16
         line 17
         line 18
        -line 19
         line 20
        -end
        \\ No newline at end of file
        +END
        \\ No newline at end of file

        """)
    #expect(UnifiedDiff.text(path: "a.md", old: [1], new: [1]).isEmpty)
  }

  @Test(arguments: [
    ("Utilize it. <!-- skillc-disable-line -->\n\nUtilize it.\n", [3]),
    ("<!-- skillc-disable-next-line term.substitute -->\nUtilize it.\n\nUtilize it.\n", [4]),
    ("<!-- skillc-disable -->\n\nUtilize it.\n\n<!-- skillc-enable -->\n\nUtilize it.\n", [7]),
    ("Utilize it.\n\n<!-- skillc-disable-file term.substitute/utilize -- a quotation -->\n", []),
    ("<!-- skillc-disable term.ban -->\n\nUtilize it.\n", [3]),
    ("`<!-- skillc-disable -->`\n\nUtilize it.\n", [3]),
  ])
  func `comments leave findings out`(text: String, lines: [Int]) {
    var run = CheckRun([substitute("utilize", "use")])
    let file = run.check(path: "a.md", bytes: Array(text.utf8))
    #expect(file.findings.map(\.line) == lines)
    run.allowsSuppressions = false
    let all = run.check(path: "a.md", bytes: Array(text.utf8))
    #expect(all.findings.count == file.findings.count + file.suppressed)
    #expect(!all.findings.isEmpty)
  }

  @Test func `only changed lines are judged`() {
    var run = CheckRun([substitute("utilize", "use")])
    let diff = "--- docs/a.md\n+++ docs/a.md\n@@ -2,0 +3,2 @@ x\n+Utilize it.\n+\n@@ -9 +11,0 @@\n-gone\n"
    run.changedLines = ChangedLines(diff: Array(diff.utf8), untracked: ["new.md"])
    let text = Array("Utilize it.\n\nUtilize it.\n\nUtilize it.\n".utf8)
    #expect(run.check(path: "docs/a.md", bytes: text).findings.map(\.line) == [3])
    #expect(run.check(path: "new.md", bytes: text).findings.count == 3)
    #expect(run.check(path: "other.md", bytes: text).findings.isEmpty)
    #expect(run.changedLines?.paths == ["docs/a.md", "new.md"])
  }

  @Test func `a quoted name in a diff is read`() {
    let diff = "+++ \"docs/h\\303\\251 \\\"x\\\".md\"\n@@ -0,0 +1 @@\n+a\n+++ /dev/null\n@@ -1 +0,0 @@\n"
    #expect(ChangedLines(diff: Array(diff.utf8)).paths == ["docs/hé \"x\".md"])
  }
}
