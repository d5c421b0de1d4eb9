import Rules
import Skills
import Testing
import TextScanning

@Suite struct RoundTripTests {
  @Test func `a bundle reads back as it was written`() throws {
    let scratch = try Scratch()
    try BundleWriter.write(Sample.bundle(), into: scratch.path)
    let bundle = try BundleReader.read(scratch.path + "/lark-handbook")
    #expect(bundle.name == "lark-handbook")
    #expect(bundle.rules == Sample.rules.sorted { JSON.bytewise($0.rule.id, $1.rule.id) })
    #expect(bundle.recordedDigest == bundle.digest)
    #expect(bundle.inputs.map(\.path) == ["docs/agents.md", "style/guide.md"])
    #expect(bundle.pagesRead == 2)
    #expect(bundle.pagesSkipped.map(\.path) == ["docs/old.md"])
    #expect(bundle.baseline == Sample.bundle().baseline)
  }

  @Test func `three thousand rules in parts read back whole`() throws {
    let scratch = try Scratch()
    try BundleWriter.write(Sample.bundle(rules: BudgetTests.many), into: scratch.path)
    let bundle = try BundleReader.read(scratch.path + "/lark-handbook")
    #expect(bundle.rules == BudgetTests.many.sorted { JSON.bytewise($0.rule.id, $1.rule.id) })
  }

  @Test func `without provenance every rule counts as unsupported`() throws {
    let scratch = try Scratch()
    for file in RulesFile.files(name: "x", rules: Sample.rules.map(\.rule)) {
      try scratch.write(file.text, to: "x/" + file.path)
    }
    let bundle = try BundleReader.read(scratch.path + "/x")
    #expect(bundle.rules.allSatisfy { $0.provenance.verdict == .unsupported })
    #expect(bundle.recordedDigest == nil)
  }

  @Test func `kinds of another version are kept and named`() throws {
    let scratch = try Scratch()
    let rule = Sample.rule("tea.colour", facet: .tone, slots: ["avoid": ["green"]], instruction: "Only black tea.")
    for file in RulesFile.files(name: "x", rules: [rule.rule]) { try scratch.write(file.text, to: "x/" + file.path) }
    let bundle = try BundleReader.read(scratch.path + "/x")
    #expect(bundle.unknownKinds == ["tea.colour"])
    #expect(bundle.rules.map(\.rule) == [rule.rule])
  }

  @Test(arguments: [
    ("{", "line 1"), (#"{"schema":"skillc.rules/9"}"#, "skillc.rules/9"),
    (#"{"schema":"skillc.rules/1","name":"x","rules":[{"id":"a/b"}]}"#, "rule 1 (a/b)"),
    (#"{"schema":"skillc.rules/1","name":"x","rules":[],"parts":["../rules.json"]}"#, "no plain file name"),
  ])
  func `a damaged file gives one clear error`(text: String, part: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "x/assets/rules.json")
    let error = #expect(throws: BundleError.self) { try BundleReader.read(scratch.path + "/x") }
    #expect(error?.reason.contains(part) == true, "\(error?.reason ?? "")")
    #expect(error?.path.hasSuffix("assets/rules.json") == true)
  }

  @Test func `severity is weighed by what the pages say`() {
    func severity(_ verdict: Verdict, _ modality: Modality = .must, origin: Origin = .explicit, when: String? = nil)
      -> Severity
    {
      var rule = Sample.rule(
        "term.ban", facet: .tone, modality: modality, scope: Scope(when: when), slots: ["avoid": ["x"]],
        instruction: "x",
        origin: origin)
      rule.provenance.verdict = verdict
      return rule.checked.severity
    }
    #expect(severity(.confirmed) == .error)
    #expect(severity(.unsupported) == .error)
    #expect(severity(.contested) == .error)
    #expect(severity(.contested, .should) == .suggestion)
    #expect(severity(.contested, origin: .pair) == .suggestion)
    #expect(severity(.contested, when: "in headings") == .suggestion)
    #expect(severity(.conditional) == .suggestion)
    #expect(severity(.conditional, origin: .people) == .error)
  }
}
