import Documents
import Extraction
import Rules
import Skills
import Testing
import TextScanning

/// From evidence to a bundle: merge, verdicts, conflicts, determinism.
@Suite struct CompilerTests {
  private let guide = """
    # Writing style

    Write short sentences. Use the active voice. Keep headings short. Write paragraphs of three sentences.

    Write *sign in*, not *log in*. Don't use *simply*.

    """

  private func compile(_ pages: [PageEvidence]) -> SkillBundle {
    Compiler(name: "test", subject: "Test").compile(pages, skipped: [])
  }

  private func page(_ number: Int, _ text: String) -> PageEvidence {
    Reading.evidence("# Page \(number)\n\n\(text)\n", path: "docs/page-\(number).md", small: false)
  }

  private func rule(_ bundle: SkillBundle, avoiding term: String) throws -> CompiledRule {
    try #require(bundle.rules.first { $0.rule.slots["avoid"]?.strings?.contains(term) ?? false })
  }

  @Test func `pages that keep a rule confirm it`() throws {
    let pages = (1...6).map { page($0, "You sign in to the console.") }
    let found = try rule(compile([Reading.evidence(guide)] + pages), avoiding: "log in")
    #expect(found.provenance.verdict == .confirmed)
    #expect(found.provenance.evidence.n == 6)
  }

  @Test func `a rule of one folder is proved, and counted on that folder's pages alone`() throws {
    let agents = Reading.evidence("# For agents\n\n- Write *sign in*, not *log in*.\n", path: "docs/AGENTS.md")
    let inside = (1...6).map { page($0, "You sign in to the console.") }
    let outside = (1...6).map { number in
      Reading.evidence("# P\n\nYou log in to the console.\n", path: "blog/page-\(number).md", small: false)
    }
    let found = try rule(compile([agents] + inside + outside), avoiding: "log in")
    #expect(found.rule.scope.pages.contains { $0.hasPrefix("docs/") })
    #expect(found.rule.check == .exact)
    #expect(found.provenance.verdict == .confirmed)
  }

  @Test func `pages that break an unconditional must contest it, and it stays hard`() throws {
    let pages = (1...6).map { page($0, "You log in to the console.") }
    let bundle = compile([Reading.evidence(guide)] + pages)
    let found = try rule(bundle, avoiding: "log in")
    #expect(found.provenance.verdict == .contested)
    #expect(found.rule.severity == .error)
    #expect(
      bundle.diagnostics.contains { $0.code == "contested" && $0.message.contains("broken 6 times and kept 0 times") })
  }

  @Test func `two guides that demand the opposite are named with both places`() {
    let other = guide.replacing("*sign in*, not *log in*", with: "*log in*, not *sign in*")
    let bundle = compile([Reading.evidence(guide, path: "style/a.md"), Reading.evidence(other, path: "style/b.md")])
    #expect(bundle.diagnostics.contains { $0.code == "conflict" && $0.message.contains("style/b.md:5") })
  }

  @Test func `the same rule on two pages is one rule with two sources`() throws {
    let bundle = compile([Reading.evidence(guide, path: "style/a.md"), Reading.evidence(guide, path: "style/b.md")])
    #expect(try rule(bundle, avoiding: "simply").provenance.sources.map(\.path) == ["style/a.md", "style/b.md"])
  }

  @Test func `a linter's entry for a term that a page rules on gives no second rule`() throws {
    let vale = LintConfiguration(
      path: "styles/Own/Terms.yml",
      bytes: Array("extends: substitution\nlevel: error\nswap:\n  log in: sign in\n  post: send\n".utf8))
    let bundle = Compiler(name: "test", subject: "Test").compile(
      [Reading.evidence(guide)], skipped: [], configurations: [vale])
    let found = bundle.rules.filter { $0.rule.slots["avoid"]?.strings?.contains("log in") ?? false }
    #expect(found.map(\.rule.origin) == [.explicit])
    #expect(found.first?.provenance.sources.map(\.path) == ["style/guide.md", "styles/Own/Terms.yml"])
    #expect(try rule(bundle, avoiding: "post").rule.origin == .imported)
  }

  @Test func `the order of pages changes nothing`() {
    let pages = (1...4).map { page($0, "You sign in. You log in.") } + [Reading.evidence(guide)]
    let forward = compile(pages)
    let backward = compile(pages.reversed())
    #expect(forward.rules == backward.rules)
    #expect(forward.knowledge == backward.knowledge)
  }

  @Test func `a typo mended elsewhere on the page changes no rule`() {
    let mended = guide.replacing("Keep headings short.", with: "Keep headings  short.")
    let before = compile([Reading.evidence(guide + "\nThe quick brown fxo.\n")])
    let after = compile([Reading.evidence(mended + "\nThe quick brown fox.\n")])
    #expect(before.rules.map(\.rule) == after.rules.map(\.rule))
  }

  @Test func `every source cites the bytes it names`() throws {
    let bytes = Array(guide.utf8)
    for found in compile([Reading.evidence(guide)]).rules {
      for source in found.provenance.sources {
        #expect(Digest.sha256(Array(bytes[source.byteStart..<source.byteEnd])) == source.quoteSHA256)
      }
    }
  }

  @Test func `evidence survives the index`() throws {
    let evidence = Reading.evidence(guide)
    var writer = ByteWriter()
    evidence.encode(to: &writer)
    var reader = ByteReader(writer.bytes)
    let back = try PageEvidence(from: &reader)
    #expect(back.proposals == evidence.proposals)
    #expect(reader.isAtEnd)
  }

  @Test func `a cut blob is an error, never a crash`() {
    var writer = ByteWriter()
    Reading.evidence(guide).encode(to: &writer)
    for length in stride(from: 0, to: writer.bytes.count - 1, by: 7) {
      var reader = ByteReader(Array(writer.bytes.prefix(length)))
      #expect(throws: ByteCodingError.self) { try PageEvidence(from: &reader) }
    }
  }

  @Test func `lint configurations state rules too`() throws {
    let file = LintConfiguration(
      path: ".markdownlint.json", bytes: Array(#"{"MD004": {"style": "dash"}, "MD013": false}"#.utf8))
    let vale = LintConfiguration(
      path: "styles/Own/Terms.yml",
      bytes: Array("extends: substitution\nlevel: error\nswap:\n  log in: sign in\n  (?:x|y)+: z\n".utf8))
    let bundle = Compiler(name: "test", subject: "Test").compile(
      [Reading.evidence(guide)], skipped: [], configurations: [file, vale])
    #expect(bundle.rules.contains { $0.rule.kind == "list.marker" && $0.rule.origin == .imported })
    #expect(
      bundle.rules.contains { $0.rule.kind == "pattern.substitute" && $0.rule.slots["avoid"]?.strings == ["(?:x|y)+"] })
  }
}
