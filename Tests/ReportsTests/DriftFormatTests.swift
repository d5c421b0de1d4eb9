import Drift
import Foundation
import Reports
import TextScanning
import Testing

@Suite struct DriftFormatTests {
  private let report = DriftSample.report

  @Test func `the JSON holds the contract's fields`() throws {
    let json = try JSON(parsing: DriftJSON.bytes(report))
    #expect(json["schema"]?.string == "skillc.drift/1")
    #expect(json["verdict"]?.string == "drift")
    let alarm = try #require(json["alarms"]?.array?.first)
    #expect(alarm["changeStep"]?.int == 61)
    #expect(alarm["rules"]?.array?.first?["rule"]?.string == "term.ban/1")
    #expect(alarm["agents"]?.array?.first?["agent"]?.string == "a:1")
    #expect(alarm["evidence"]?.array?.first?["step"]?.int == 61)
    let rule = try #require(json["rules"]?.array?.first)
    for field in ["p0", "n", "applicable", "passRate", "interval", "statistic", "threshold", "smallestVisibleDrop"] {
      #expect(rule[field] != nil, "\(field)")
    }
    #expect(rule["baselines"]?.array?.first?["source"]?.string == "warm-up")
    #expect(json["tone"]?.array?.count == 100)
    #expect(json["runs"]?.array?.first?["run"]?.string == "r & s")
  }

  @Test func `what could not be read comes before drift`() {
    #expect(report.status(isStrict: false) == .unreadable)
  }

  @Test func `the text says since when, who, on which baseline and what broke it`() {
    let text = DriftText.text(report)
    #expect(text.hasPrefix("r & s: drift · 100 steps\n"))
    #expect(text.contains("since about step 61"))
    #expect(text.contains("Don’t write “via”. [term.ban/1]"))
    #expect(text.contains("from the first 40 steps of this run"))
    #expect(text.contains("stated at docs/words.md:7"))
    #expect(text.contains("step 61 a:1, line 1: <b>Go via it, please.</b>"))
  }

  @Test func `a drift that goes on is told once, with how often it alarmed`() throws {
    let alarms = report.runs[0].summary.alarms
    try #require(alarms.count > 2)
    let text = DriftText.text(report)
    #expect(text.contains("and again \(alarms.count - 1) times, the last at step \(alarms[alarms.count - 1].step)\n"))
    #expect(text.components(separatedBy: ", since about step").count == 3)
    #expect(!text.contains("more alarm"))
  }

  @Test func `the page escapes names and texts`() {
    let page = DriftHTML.text(report)
    #expect(page.hasPrefix("<!doctype html>"))
    #expect(page.contains("r &amp; s"))
    #expect(page.contains("&lt;b&gt;Go via it"))
    #expect(!page.contains("<b>Go"))
    #expect(page.contains("prefers-color-scheme:dark"))
  }

  @Test func `JUnit has a failing case with its properties`() {
    let text = DriftJUnit.text(report)
    #expect(text.contains("<testsuite name=\"r &amp; s\" tests=\"1\" failures=\"1\" errors=\"0\" skipped=\"0\">"))
    #expect(text.contains("<property name=\"nu\" value=\"61\"/>"))
    #expect(text.contains("<failure type=\"drift\" message=\"alarm at step "))
    #expect(text.contains("<error type=\"unreadable\" message=\"is no JSON\"/>"))
  }

  @Test func `SARIF places a result where the rule is stated`() throws {
    let json = try JSON(parsing: DriftSARIF.bytes(report))
    let run = try #require(json["runs"]?.array?.first)
    let result = try #require(run["results"]?.array?.first)
    let place = result["locations"]?.array?.first?["physicalLocation"]
    #expect(place?["artifactLocation"]?["uri"]?.string == "docs/words.md")
    #expect(place?["region"]?["startLine"]?.int == 7)
    #expect(result["ruleIndex"]?.int == 0)
  }

  @Test func `GitHub commands escape what separates their parts`() {
    let commands = DriftGitHub.commands(report)
    #expect(commands.contains("::error file=docs/words.md,line=7,title=drift at step"))
    #expect(commands.contains("x.jsonl:3: is no JSON"))
    #expect(DriftGitHub.summary(report).contains("| Don’t write “via”. |"))
  }

  @Test func `an evaluation event tells name, label, value and why`() throws {
    let json = try JSON(parsing: DriftOTel.bytes(report))
    let record = json["resourceLogs"]?.array?.first?["scopeLogs"]?.array?.first?["logRecords"]?.array?.first
    #expect(record?["eventName"]?.string == "gen_ai.evaluation.result")
    let keys = record?["attributes"]?.array?.compactMap { $0["key"]?.string }
    #expect(keys?.contains("gen_ai.evaluation.name") == true)
    #expect(keys?.contains("gen_ai.evaluation.score.value") == true)
  }

  @Test func `a reminder holds what fits its budget`() {
    #expect(DriftReminder.text(report, maxTokens: 100) == "Keep to these rules from here on:\n- Don’t write “via”.\n")
    #expect(DriftReminder.text(report, maxTokens: 3) == "")
  }
}
