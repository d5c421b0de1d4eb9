import Rules
import Skills
import Testing
import TextScanning

@Suite struct BudgetTests {
  /// Three thousand rules, most of them about words, with long reasons in some.
  static let many: [CompiledRule] = (0..<3_000).map { number in
    let hash = Digest.sha256(Array("\(number)".utf8))
    switch number % 5 {
    case 0:
      return Sample.rule(
        "obligation.must", facet: .reasoning, slots: ["action": .string(hash)],
        instruction:
          "Ask the owner of part \(hash.prefix(12)) before you change what its readers rely on, and say why in the change.",
        check: .judge, line: number)
    case 1:
      return Sample.rule(
        "casing.heading", facet: .format, scope: Scope(pages: ["docs/\(hash.prefix(8))/**"]),
        slots: ["style": "sentence"],
        instruction: "Write headings in sentence case.", line: number)
    default:
      return Sample.substitution(["\(hash.prefix(6))ed up"], ["\(hash.suffix(7))"], line: number)
    }
  }

  /// Their files, made once.
  static let files = BundleWriter.files(Sample.bundle(rules: many))

  @Test func `the skill's text stays within the specification with 3,000 rules`() throws {
    let guide = try #require(Self.files.first { $0.path == "SKILL.md" }).text
    #expect(guide.split(separator: "\n", omittingEmptySubsequences: false).count <= 500)
    #expect(TokenEstimate.tokens(guide) <= 5_000)
    #expect(TokenEstimate.tokens(guide) > 3_500)
  }

  @Test func `no file is larger than loaders take`() {
    for file in Self.files {
      #expect(file.bytes.count <= 256_000, "\(file.path)")
    }
  }

  @Test func `rules past 200 KB continue in further parts that the first one names`() throws {
    let files = RulesFile.files(name: "many", rules: Self.many.map(\.rule))
    #expect(files.count > 3)
    let first = try JSON(parsing: files[0].bytes)
    #expect(first["parts"]?.strings == files.dropFirst().map { String($0.path.dropFirst("assets/".count)) })
    let count = try files.reduce(0) { $0 + (try JSON(parsing: $1.bytes)["rules"]?.array?.count ?? 0) }
    #expect(count == 3_000)
    for file in files { #expect(file.bytes.count <= RulesFile.partLimit) }
  }

  @Test func `what a text states stands in the first provenance file`() throws {
    var rules = Self.many
    for index in rules.indices where index % 10 != 0 { rules[index].rule.origin = .implicit }
    let files = BundleWriter.files(Sample.bundle(rules: rules)).filter { $0.path.hasPrefix("assets/provenance") }
    #expect(files.count > 1)
    let first = try #require(files.first { $0.path == "assets/provenance.json" })
    let entries = try #require(try JSON(parsing: first.bytes)["rules"]?.object)
    for rule in rules where rule.rule.origin == .explicit { #expect(entries[rule.rule.id] != nil) }
  }

  @Test func `large reference files are cut and say how much is missing`() throws {
    let rules = Self.files.filter { $0.path.hasPrefix("references/rules") }
    #expect(rules.map(\.path).contains("references/rules-tone.md"))
    for file in rules { #expect(file.bytes.count <= 200_000) }
  }

  @Test(arguments: [40, 120, 400])
  func `a reminder keeps to its tokens`(limit: Int) {
    let text = RuleText.reminder(for: Sample.rules, maximumTokens: limit)
    #expect(!text.isEmpty)
    #expect(TokenEstimate.tokens(text) <= limit)
  }

  @Test func `universal habits are not taught`() {
    let taught = Selection.ranked(Sample.rules).map(\.rule.rule.kind)
    #expect(!taught.contains("heading.marker"))
    #expect(taught.contains("emphasis.marker"))
  }

  @Test func `what people pinned stands first`() {
    var rules = Sample.rules
    rules[9].provenance.isPinned = true
    #expect(Selection.ranked(rules).first?.rule.rule.id == rules[9].rule.id)
  }
}
