import Documents
import Reports
import Rules
import Skills
import Testing
import TextScanning

@Suite struct RuleReportTests {
  private let text = Array("# Words\n\nWrite “sign in”, not “log in”.\n".utf8)

  private func rule(_ hash: String) -> CompiledRule {
    let range = 9..<text.count - 1
    let source = Source(
      path: "guide.md", line: 3, endLine: 3, byteStart: range.lowerBound, byteEnd: range.upperBound,
      quoteSHA256: Digest.sha256(Array(text[range])))
    return CompiledRule(
      rule: Rule(
        id: "term.substitute/\(hash)", facet: .tone, kind: "term.substitute", modality: .must, severity: .error,
        slots: ["avoid": ["log in"], "prefer": ["sign in"]], instruction: "Write “sign in”, not “log in”.",
        origin: .explicit, check: .exact),
      provenance: Provenance(sources: [source], verdict: .contested, evidence: Evidence(n: 5, pages: 2, conform: 3)))
  }

  @Test func `a rule is found by its id or the beginning of its hash`() {
    let rules = [rule("3f9a1c2b"), rule("3f9b0000")]
    #expect(RuleLookup.find("term.substitute/3f9a1c2b", in: rules) == .one(rules[0]))
    #expect(RuleLookup.find("3f9a", in: rules) == .one(rules[0]))
    #expect(RuleLookup.find("term.substitute/3f9b", in: rules) == .one(rules[1]))
    #expect(RuleLookup.find("3f9", in: rules) == .none)
    #expect(RuleLookup.find("ffff", in: rules) == .none)
    #expect(
      RuleLookup.find("3f9a", in: rules + [rule("3f9affff")])
        == .many(["term.substitute/3f9a1c2b", "term.substitute/3f9affff"]))
  }

  @Test func `a quote says whether the text still says so`() {
    let source = rule("3f9a1c2b").provenance.sources[0]
    #expect(QuotedSource(source, bytes: text).state == .same)
    #expect(
      QuotedSource(source, bytes: Array("# Words\n\nSomething else entirely stands here.\n".utf8)).state == .changed)
    #expect(QuotedSource(source, bytes: nil).state == .missing)
    #expect(QuotedSource(source, bytes: []).state == .changed)
  }

  @Test func `an explanation quotes the source and lists the pages that break the rule`() {
    let pages = ["guide.md": text, "page.md": Array("First log in.\n".utf8)]
    let inputs = ["guide.md", "gone.md", "page.md"].map { SkillBundle.Input(path: $0, sha256: "") }
    let explanation = RuleExplanation(rule("3f9a1c2b"), pages: inputs) { pages[$0] }
    #expect(explanation.text.contains("guide.md:3\n   3 | Write “sign in”, not “log in”."))
    #expect(
      explanation.text.contains(
        "contested, kept in 3 of 5 places on 2 pages; broken at\n  page.md:1:7\n   | First log in."))
    #expect(explanation.json["against"]?.array?.count == 1)
  }

  @Test func `a review shows what needs a person most, and nothing twice`() {
    var confirmed = rule("aaaaaaaa")
    confirmed.provenance.verdict = .confirmed
    let word = PeopleWord(entries: [
      .init(action: .reject(id: "term.substitute/bbbbbbbb"), reason: "no", source: confirmed.provenance.sources[0])
    ])
    let review = Review([confirmed, rule("bbbbbbbb"), rule("cccccccc")], decided: word)
    #expect(review.rules.map(\.rule.id) == ["term.substitute/cccccccc", "term.substitute/aaaaaaaa"])
    #expect(Review.meaning(of: .of("R"), for: confirmed) == .decide(.reject(id: confirmed.rule.id)))
    #expect(Review.meaning(of: 0x1B, for: confirmed) == .quit)
    #expect(Review.meaning(of: .of("x"), for: confirmed) == .unknown)
  }

  @Test func `a build's summary survives the index`() {
    let bundle = SkillBundle(
      subject: "Demo", name: "demo", rules: [rule("3f9a1c2b")],
      knowledge: Knowledge(topics: [], glossary: [], facts: [], procedures: []), inputs: [], pagesRead: 2,
      pagesSkipped: [.init(path: "x.md", reason: "is binary")], baseline: [:],
      diagnostics: [Diagnostic(.warning, code: "contested", message: "both", path: "guide.md", line: 3, column: 1)])
    let summary = BuildSummary(bundle)
    #expect(BuildSummary(text: summary.json.text) == summary)
    let shown = BuildText.text(summary, folder: "skills/demo")
    #expect(shown.hasPrefix("skills/demo: 1 rule from 2 pages, 1 skipped\n"))
    #expect(shown.contains("tone: 1 rule\n  Write “sign in”, not “log in”.\n    guide.md:3  (contested)\n"))
  }
}
