import Reports
import Rules
import Testing
import TextScanning

@Suite struct CheckFormatTests {
  private let report: WrittenCheck = {
    let rule = Rule(
      id: "term.ban/1", facet: .tone, kind: "term.ban", modality: .mustNot, severity: .error, slots: ["avoid": ["via"]],
      instruction: "Don’t write “via”.", origin: .explicit, check: .exact)
    let run = CheckRun([CheckedRule(rule)])
    let files = [("a.md", "Go\tvia it.\n"), ("b.md", "Fine.\n")].map { run.check(path: $0.0, bytes: Array($0.1.utf8)) }
    return WrittenCheck(rules: run.rules, files: files, unreadable: [.init(path: "c.md", reason: "permission denied")])
  }()

  @Test func `the JSON is canonical and complete`() throws {
    let bytes = report.bytes(CheckJSON.self)
    let json = try JSON(parsing: bytes)
    #expect(json["schema"]?.string == "skillc.check/1")
    #expect(json["files"]?.array?.count == 2)
    #expect(json["summary"]?["findings"]?["error"]?.int == 1)
    #expect(json["unreadable"]?.array?.first?["path"]?.string == "c.md")
    // Written by hand in sorted order: reading and writing it again changes nothing but line feeds.
    #expect(
      json.text
        == String(decoding: bytes.filter { $0 != .lineFeed }, as: UTF8.self).replacing("[ {", with: "[{").replacing(
          ", {", with: ",{"))
    #expect(try CheckJSON.fingerprints(in: bytes).count == 1)
  }

  @Test func `the text shows the line with a caret below the match`() {
    let text = report.text(CheckText.self)
    #expect(text.hasPrefix("a.md:1:4: error: "))
    #expect(text.contains(" 1 | Go via it.\n   |    ^^^\n"))
    #expect(text.hasSuffix("2 files against 1 rule: 1 error, score 0.50, 1 unreadable\n"))
  }

  @Test func `unreadable input comes before findings`() {
    #expect(report.summary.status == .unreadable)
  }
}
