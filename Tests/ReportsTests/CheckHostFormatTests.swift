import Reports
import Rules
import Testing
import TextScanning

/// SARIF, JUnit, GitHub and GitLab: what code hosts read.
@Suite struct CheckHostFormatTests {
  private static func report(_ files: [(String, String)], severity: Severity = .error) -> WrittenCheck {
    let rule = Rule(
      id: "term.substitute/1", facet: .tone, kind: "term.substitute", modality: .mustNot, severity: severity,
      slots: ["avoid": ["utilize"], "prefer": ["use"]], instruction: "Write “use”, not “utilize”.", origin: .explicit,
      check: .exact)
    let idle = Rule(
      id: "term.ban/2", facet: .tone, kind: "term.ban", modality: .mustNot, severity: .error, slots: ["avoid": ["zap"]],
      instruction: "Don’t write “zap” & <co>.", origin: .explicit, check: .exact)
    let run = CheckRun([
      CheckedRule(rule, skill: "guide", statedAt: "words.md:3"), CheckedRule(idle, skill: "guide"),
    ])
    let checked = files.map { run.check(path: $0.0, bytes: Array($0.1.utf8)) }
    return WrittenCheck(
      rules: run.rules, files: checked, unreadable: [.init(path: "c d.md", reason: "permission denied")])
  }

  private let report = report([("a, b:c.md", "We utilize it.\nUtilize 100% & utilize.\n"), ("b.md", "Fine.\n")])

  @Test func `SARIF names rule, place, fingerprint and fix`() throws {
    let log = try JSON(parsing: report.bytes(CheckSARIF.self))
    #expect(log["version"]?.string == "2.1.0")
    let run = try #require(log["runs"]?.array?.first)
    #expect(run["columnKind"]?.string == "unicodeCodePoints")
    let rules = try #require(run["tool"]?["driver"]?["rules"]?.array)
    #expect(rules.map { $0["id"]?.string } == ["term.substitute/1", "term.ban/2"])
    #expect(rules[0]["help"]?["text"]?.string == "Stated at words.md:3.")
    let results = try #require(run["results"]?.array)
    #expect(results.count == 3)
    let place = try #require(results[0]["locations"]?.array?.first?["physicalLocation"])
    #expect(place["artifactLocation"]?["uri"]?.string == "a%2C%20b%3Ac.md")
    #expect(place["region"]?["startColumn"]?.int == 4)
    #expect(place["region"]?["byteLength"]?.int == 7)
    #expect(results[0]["partialFingerprints"]?["skillc/v1"]?.string?.isEmpty == false)
    let change = results[0]["fixes"]?.array?.first?["artifactChanges"]?.array?.first
    #expect(change?["replacements"]?.array?.first?["insertedContent"]?["text"]?.string == "use")
    #expect(results[0]["baselineState"] == nil)
    let invocation = try #require(run["invocations"]?.array?.first)
    #expect(invocation["executionSuccessful"]?.bool == false)
  }

  @Test func `SARIF says that findings are new where a baseline was given`() throws {
    var report = report
    report.hasBaseline = true
    let log = try JSON(parsing: report.bytes(CheckSARIF.self))
    let result = log["runs"]?.array?.first?["results"]?.array?.first
    #expect(result?["baselineState"]?.string == "new")
  }

  @Test func `JUnit has a suite for the bundle, a case for each rule and a line for each finding`() {
    let text = report.text(CheckJUnit.self)
    #expect(text.contains("<testsuite name=\"guide\" tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"0\">"))
    #expect(text.contains("a, b:c.md:1:4: Write “use” instead of “utilize”.\na, b:c.md:2:1: "))
    #expect(text.contains("Don’t write “zap” &amp; &lt;co&gt;."))
    #expect(
      text.contains("<testsuite name=\"unreadable input\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">"))
  }

  @Test func `GitHub commands escape what ends a property`() {
    let lines = report.text(CheckGitHub.self).split(separator: "\n")
    #expect(lines[0] == "::error file=c d.md,title=unreadable::permission denied")
    #expect(
      lines[1] == "::error file=a%2C b%3Ac.md,line=1,endLine=1,col=4,endColumn=10,title=term.substitute/1"
        + "::Write “use” instead of “utilize”.")
  }

  @Test func `GitHub shows ten of a level, files in turn, and says how many are left`() {
    let many = String(repeating: "We utilize it.\n\n", count: 12)
    let lines = Self.report([("a.md", many), ("b.md", many)], severity: .warning).text(CheckGitHub.self)
      .split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("::warning") } == 10)
    #expect(lines.count { $0.contains("file=b.md") } == 5)
    #expect(lines.last?.hasPrefix("::notice title=skillc::14 more") == true)
  }

  @Test func `a step summary lists the files with findings`() throws {
    let summary = try #require(report.stepSummary(CheckGitHub.self))
    #expect(summary.contains("| a, b:c.md | 3 | "))
    #expect(!summary.contains("| b.md |"))
  }

  @Test func `GitLab issues never share a fingerprint`() throws {
    let issues = try #require(try JSON(parsing: report.bytes(CheckGitLab.self)).array)
    #expect(issues.count == 4)
    #expect(Set(issues.compactMap { $0["fingerprint"]?.string }).count == 4)
    #expect(issues[0]["severity"]?.string == "major")
    #expect(issues[0]["location"]?["positions"]?["begin"]?["line"]?.int == 1)
    #expect(issues.last?["severity"]?.string == "blocker")
  }
}
