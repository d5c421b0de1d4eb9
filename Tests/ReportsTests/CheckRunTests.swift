import Reports
import Rules
import Skills
import Testing
import TextScanning

@Suite struct CheckRunTests {
  private func rule(
    _ avoid: String, _ prefer: String, _ severity: Severity, modality: Modality = .mustNot, check: CheckMode = .exact
  ) -> Rule {
    Rule(
      id: "term.substitute/\(avoid)", facet: .tone, kind: "term.substitute", modality: modality, severity: severity,
      slots: ["avoid": [.string(avoid)], "prefer": [.string(prefer)]],
      instruction: "Write “\(prefer)”, not “\(avoid)”.",
      origin: .explicit, check: check)
  }

  private func check(_ text: String, _ rules: [Rule], _ change: (inout CheckRun) -> Void = { _ in }) -> CheckedFile {
    var run = CheckRun(rules.map { CheckedRule($0) })
    change(&run)
    return run.check(path: "out.md", bytes: Array(text.utf8))
  }

  @Test func `a score weighs errors three times, warnings twice`() {
    let rules = [
      rule("utilize", "use", .error), rule("whilst", "while", .warning), rule("via", "through", .suggestion),
    ]
    #expect(check("We utilize it while we go through.\n", rules).score == 0.5)
    #expect(check("Whilst we use it, we go through.\n", rules).score == 4.0 / 6)
    #expect(check("We use it while it goes via us.\n", rules).score == 5.0 / 6)
    #expect(check("All is well.\n", rules).score == 1)
    #expect(check("All is well.\n", []).score == 1)
  }

  @Test func `judge rules are listed and do not count`() {
    let file = check("We utilize it.\n", [rule("utilize", "use", .error, check: .judge)])
    #expect(file.rules.map(\.applicable) == [false])
    #expect(file.rules.map(\.pass) == [true])
    #expect(file.pass)
    #expect(file.score == 1)
  }

  @Test func `a rule of an unknown kind is listed and named`() {
    var unknown = rule("a", "b", .error)
    unknown.kind = "no.such.kind"
    let run = CheckRun([unknown, rule("utilize", "use", .error)].map { CheckedRule($0) })
    let file = run.check(path: "out.md", bytes: Array("We utilize it.\n".utf8))
    #expect(run.unknown.map(\.rule.id) == [unknown.id])
    #expect(file.rules.map(\.pass) == [true, false])
  }

  @Test func `the same rule in two bundles counts once, at the higher severity`() {
    let run = CheckRun([rule("utilize", "use", .suggestion), rule("utilize", "use", .error)].map { CheckedRule($0) })
    #expect(run.rules.map(\.rule.severity) == [.error])
  }

  @Test(arguments: ["", "\n \n", "\u{FEFF}"])
  func `an empty output fails every must rule with a finding at byte 0`(_ text: String) {
    let file = check(text, [rule("utilize", "use", .error, modality: .must), rule("via", "through", .error)])
    #expect(file.rules.map(\.pass) == [false, true])
    #expect(file.findings.map(\.finding.range) == [0..<0])
    #expect(!file.pass)
  }

  @Test func `lenient forgives a line of talk around the answer`() {
    let rules = [rule("sure", "yes", .error)]
    #expect(!check("Sure, here it is:\nThe answer.\n", rules).pass)
    #expect(check("Sure, here it is:\nThe answer.\n", rules) { $0.isLenient = true }.pass)
    #expect(!check("One.\nSure.\nTwo.\nThree.\n", rules) { $0.isLenient = true }.pass)
  }

  @Test func `fail-on decides what fails`() {
    let rules = [rule("via", "through", .suggestion)]
    #expect(check("Via us.\n", rules).pass)
    #expect(!check("Via us.\n", rules) { $0.failOn = .suggestion }.pass)
    #expect(check("Via us.\n", rules) { $0.failOn = nil }.pass)
  }

  @Test func `places count scalars, and a byte-order mark counts in bytes only`() throws {
    let placed = try #require(check("\u{FEFF}é utilize\r\nutilize\n", [rule("utilize", "use", .error)]).findings.first)
    #expect(placed.finding.range == 6..<13)
    #expect([placed.line, placed.column, placed.endLine, placed.endColumn] == [1, 3, 1, 10])
    #expect(placed.excerpt == "é utilize")
    #expect(placed.caret == 2)
  }

  @Test func `a long line is cut around the match`() throws {
    let text = String(repeating: "word ", count: 1000) + "utilize" + String(repeating: " word", count: 1000)
    let placed = try #require(check(text, [rule("utilize", "use", .error)]).findings.first)
    #expect(placed.column == 5001)
    #expect(placed.excerpt.utf8.count < 180)
    let shown = Array(placed.excerpt.unicodeScalars.dropFirst(placed.caret).prefix(7))
    #expect(String(String.UnicodeScalarView(shown)) == "utilize")
  }

  @Test func `fingerprints follow the line, not its number`() {
    let rules = [rule("utilize", "use", .error)]
    let one = check("We utilize it.\n", rules).findings.map(\.fingerprint)
    let moved = check("Above.\n\nWe  utilize it. \n", rules).findings.map(\.fingerprint)
    let other = check("They utilize it.\n", rules).findings.map(\.fingerprint)
    #expect(one == moved)
    #expect(one != other)
  }
}
