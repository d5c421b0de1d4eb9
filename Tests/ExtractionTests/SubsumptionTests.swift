import Documents
import Rules
import Skills
import Testing
import TextScanning

@testable import Extraction

/// Which of several rules about one thing stands.
@Suite struct SubsumptionTests {
  private func rule(
    _ kind: String, _ slots: [String: JSON], _ origin: Origin, at path: String, scope: Scope = Scope()
  ) throws -> CompiledRule {
    let source = Source(path: path, line: 3, endLine: 3, byteStart: 0, byteEnd: 1, quoteSHA256: "")
    let proposal = Proposal(
      kind: kind, facet: .format, modality: .must, scope: scope, slots: slots, origin: origin, sources: [source],
      pattern: "")
    let isMined = origin == .implicit
    let evidence = isMined ? Evidence(n: 100, pages: 9, conform: 98, lowerBound: 0.95) : Evidence()
    return CompiledRule(
      rule: try RuleBuilder.rule(proposal).get(),
      provenance: Provenance(sources: [source], verdict: isMined ? .confirmed : .unsupported, evidence: evidence))
  }

  /// The rules that stand, as `origin slots`, and the messages.
  private func settle(_ rules: [CompiledRule]) -> (rules: [String], messages: [String]) {
    let settled = Subsumption.settle(rules)
    return (
      settled.rules.map { "\($0.rule.origin.rawValue) \(JSON.object($0.rule.slots).text)" }.sorted(),
      settled.diagnostics.map { "\($0.path): \($0.message) [\($0.code)]" }
    )
  }

  @Test func `a stated rule takes over the terms of a linter's and keeps its source`() throws {
    let stated = try rule("casing.heading", ["style": "sentence"], .explicit, at: "style.md")
    let linted = try rule("casing.heading", ["style": "sentence", "terms": ["API"]], .imported, at: ".vale/H.yml")
    let settled = Subsumption.settle([linted, stated])
    let kept = try #require(settled.rules.first)
    #expect(settled.rules.count == 1 && settled.diagnostics.isEmpty)
    #expect(kept.rule.origin == .explicit && kept.rule.slots["terms"]?.strings == ["API"])
    #expect(RuleIdentity.matches(kept.rule))
    #expect(kept.provenance.sources.map(\.path) == ["style.md", ".vale/H.yml"])
  }

  @Test func `what pages do is evidence for what is stated`() throws {
    let stated = try rule("list.marker", ["marker": "-"], .explicit, at: "style.md")
    let mined = try rule("list.marker", ["marker": "-"], .implicit, at: "docs/a.md")
    let kept = try #require(Subsumption.settle([stated, mined]).rules.first)
    #expect(kept.rule.origin == .explicit && kept.provenance.evidence.n == 100)
    #expect(kept.provenance.verdict == .confirmed)
  }

  @Test func `practice against a stated rule is named, and the rule stands`() throws {
    let stated = try rule("list.marker", ["marker": "-"], .explicit, at: "style.md")
    let mined = try rule("list.marker", ["marker": "*"], .implicit, at: "docs/a.md")
    let settled = settle([stated, mined])
    #expect(settled.rules == [#"explicit {"marker":"-"}"#])
    #expect(
      settled.messages == [
        "style.md: “Mark list items with “-”.” is stated, and the project’s own pages do otherwise: “Mark list items with “*”.” holds in 98 of 100 places [contested]"
      ])
  }

  @Test func `two kinds that ask for the same meet`() throws {
    let stated = try rule(
      "length.limit", ["unit": "line", "measure": "characters", "max": .number(100)], .explicit, at: "style.md")
    let same = try rule("line.length", ["max": 100], .imported, at: ".markdownlint.json")
    #expect(settle([stated, same]).rules.count == 1)
    #expect(settle([stated, same]).messages.isEmpty)
    let other = try rule("line.length", ["max": 80], .imported, at: ".markdownlint.json")
    #expect(settle([stated, other]).rules.count == 1)
    #expect(
      settle([stated, other]).messages == [
        "style.md: “Keep every line to at most 100 characters.” and “Break lines of text after at most 80 characters.” (.markdownlint.json:3) cannot both be kept; decide in skillc.rules.yml [conflict]"
      ])
  }

  @Test func `what people decide stands without a word`() throws {
    let decided = try rule("line.length", ["max": 120], .people, at: "skillc.rules.yml")
    let stated = try rule("line.length", ["max": 80], .explicit, at: "a.md")
    #expect(settle([stated, decided]).rules == [#"people {"max":120}"#])
    #expect(settle([stated, decided]).messages.isEmpty)
  }

  @Test func `two stated rules that differ both stand, contested`() throws {
    let left = try rule("casing.heading", ["style": "sentence"], .explicit, at: "a.md")
    let right = try rule("casing.heading", ["style": "title"], .explicit, at: "b.md")
    let settled = Subsumption.settle([left, right])
    #expect(settled.rules.map(\.provenance.verdict) == [.contested, .contested])
    #expect(settled.diagnostics.map(\.code) == ["conflict"])
  }

  @Test func `rules about different things or places hold side by side`() throws {
    let pairs = try [
      [
        rule("punctuation.mark", ["mark": "em dash", "use": false], .implicit, at: "a.md"),
        rule("punctuation.mark", ["mark": "semicolon", "use": false], .explicit, at: "b.md"),
      ],
      [
        rule("code.fence", ["language": true], .imported, at: "a"),
        rule("code.fence", ["fence": "```"], .imported, at: "a"),
      ],
      [
        rule("casing.heading", ["style": "sentence"], .explicit, at: "a.md", scope: Scope(pages: ["api/**"])),
        rule("casing.heading", ["style": "title"], .explicit, at: "b.md"),
      ],
      [
        rule("length.limit", ["unit": "sentence", "measure": "words", "max": 20], .explicit, at: "a.md"),
        rule("length.limit", ["unit": "heading", "measure": "words", "max": 8], .explicit, at: "a.md"),
      ],
    ]
    for pair in pairs {
      #expect(settle(pair).rules.count == 2)
      #expect(settle(pair).messages.isEmpty)
    }
  }

  @Test func `only lists can be added to`() {
    for kind in RuleKinds.all {
      for slot in kind.slots where slot.part == .addition { #expect(slot.type == "strings", "\(kind.name)") }
    }
  }
}
