import Documents
import Prose
import Rules
import Skills
import TextScanning
import Testing

@testable import Extraction

@Suite struct ConventionMiningTests {
  private static let plain = """
    # Queue {n}

    A queue holds messages. See [the next one](next.md) for more.

    - Read it.
    - Write it.
    """

  @Test func `every value that stands for a rule makes one that its kind understands`() throws {
    for habit in Habit.allCases {
      for value in habit.values.indices {
        guard let meaning = ConventionMeaning.of(habit, value) else { continue }
        let rule = Rule(
          id: "x", facet: meaning.facet, kind: meaning.kind, modality: .must, severity: .warning, slots: meaning.slots,
          instruction: meaning.instruction, origin: .implicit, check: .exact)
        let kind = try RuleKinds.meaning(of: rule)
        #expect(!kind.instruction(for: rule).isEmpty)
        #expect(ConventionBackground.share(habit, value) != nil)
      }
    }
  }

  @Test func `backgrounds are shares of the whole`() {
    for habit in Habit.allCases {
      let last = habit.values.count - 1
      let sum =
        habit.isCumulative
        ? ConventionBackground.share(habit, last) ?? 0
        : habit.values.indices.reduce(0) { $0 + (ConventionBackground.share(habit, $1) ?? 0) }
      #expect(abs(sum - 1) < 0.001, "\(habit)")
    }
  }

  @Test func `what all pages do is a rule with its evidence and exemplars`() throws {
    let rules = Conventions.compile(ConventionSamples.pages(80, Self.plain)).rules
    let marker = try #require(rules.rule("list.marker"))
    #expect(marker.proposal.slots == ["marker": "-"])
    #expect(marker.proposal.modality == .must)
    #expect(marker.severity == .warning && marker.check == .exact)
    #expect(marker.proposal.origin == .implicit && marker.proposal.scope.isEmpty)
    #expect(marker.evidence.n == 80 && marker.evidence.pages == 80 && marker.evidence.conform == 80)
    #expect(marker.evidence.lowerBound == 0.9542)
    #expect(marker.proposal.sources.map(\.path) == ["docs/page-000.md", "docs/page-001.md", "docs/page-002.md"])
    #expect(marker.proposal.sources.first?.line == 5)
  }

  @Test func `what fewer pages do is a tendency, or nothing`() throws {
    let some = Conventions.compile(ConventionSamples.pages(40, Self.plain)).rules
    let marker = try #require(some.rule("list.marker"))
    #expect(marker.proposal.modality == .should)
    #expect(marker.severity == .suggestion && marker.check == .statistical)
    let few = Conventions.compile(ConventionSamples.pages(9, Self.plain)).rules
    #expect(few.rule("list.marker") == nil)
  }

  @Test func `a habit that splits the pages is none`() {
    let stars = Self.plain.replacing("- ", with: "* ")
    let pages = (0..<100).map { number -> ConventionSamples.Sample in
      let path = "docs/page-\(number).md"
      return (path, .exemplar, ConventionSamples.page(number % 2 == 0 ? stars : Self.plain, path: path))
    }
    #expect(Conventions.compile(pages).rules.rule("list.marker") == nil)
  }

  @Test func `a habit of one folder is scoped to it, unless everybody has it`() throws {
    let other = Self.plain.replacing("See [the next one](next.md)", with: "See [the next one](/docs/next.md)")
      .replacing("- ", with: "* ")
    let pages =
      ConventionSamples.pages(100, in: "docs/a/", Self.plain) + ConventionSamples.pages(100, in: "docs/b/", other)
    let rules = Conventions.compile(pages).rules
    let forms = rules.filter { $0.proposal.kind == "link.form" && $0.proposal.slots["form"] != nil }
    #expect(forms.map(\.proposal.scope.pages) == [["docs/a/**"], ["docs/b/**"]])
    // `-` is what nine in ten projects use: no news of a folder; `*` is.
    #expect(rules.filter { $0.proposal.kind == "list.marker" }.map(\.proposal.scope.pages) == [["docs/b/**"]])
  }

  @Test func `only pages that show how pages are count`() {
    let pages = ConventionSamples.pages(80, Self.plain).map { ($0.path, PageRole.rulebook, $0.conventions) }
    #expect(Conventions.compile(pages).rules.isEmpty)
  }

  @Test func `keys that all pages set are asked for together`() throws {
    let text = "---\ntitle: T\nowner: me\n---\n\n" + Self.plain
    let rules = Conventions.compile(ConventionSamples.pages(80, text)).rules
    let keys = try #require(rules.rule("frontMatter.keys"))
    #expect(keys.proposal.slots == ["keys": ["title", "owner"]])
    #expect(keys.check == .exact && keys.evidence.conform == 80)
  }

  @Test func `the order of the pages does not matter`() {
    let pages =
      ConventionSamples.pages(30, in: "docs/a/", "---\ntitle: A\n---\n" + Self.plain)
      + ConventionSamples.pages(30, in: "docs/b/", Self.plain + "\n\n## Notes\n\nMore.\n")
      + ConventionSamples.pages(30, in: "guides/", Self.plain.replacing("- ", with: "* "))
    let (rules, baseline) = Conventions.compile(pages)
    #expect(!rules.isEmpty)
    for seed in 1...3 {
      let shuffled = pages.indices.sorted { ($0 &* 7919 &* seed) % 83 < ($1 &* 7919 &* seed) % 83 }.map { pages[$0] }
      let again = Conventions.compile(shuffled)
      #expect(again.rules == rules)
      #expect(again.baseline.text == baseline.text)
    }
  }

  @Test func `the tone of many pages is a band where others lie outside`() throws {
    let short = (1...14).map { "We sort part \($0) now." }.joined(separator: " ")
    let long = String(repeating: "word ", count: 40)
    let pages = ConventionSamples.pages(30, "# Page {n}\n\n\(short)\n\n\(short)\n")
    let rules = Conventions.compile(pages).rules.filter { $0.proposal.kind == "tone.band" }
    #expect(!rules.isEmpty && rules.count <= 8)
    let words = try #require(rules.first { $0.proposal.slots["metric"] == "meanSentenceWords" })
    #expect(words.check == .statistical && words.severity == .suggestion)
    #expect(words.proposal.instruction == "Keep sentences to 5 words on average.")
    #expect(
      Conventions.compile(ConventionSamples.pages(19, "# P\n\n\(short)\n\n\(short) \(long).\n")).rules
        .allSatisfy { $0.proposal.kind != "tone.band" })
  }

  @Test func `the baseline keeps up to three hundred vectors a type and the counts of rules`() throws {
    let short = (1...14).map { "We sort part \($0) now." }.joined(separator: " ")
    let text = "# Page {n}\n\n\(short)\n\n\(short)\n"
    let pages = ConventionSamples.pages(320, in: "docs/a/", text) + ConventionSamples.pages(5, in: "docs/b/", text)
    let baseline = Conventions.compile(pages).baseline
    #expect(baseline["styles"]?["docs/a/"]?.array?.count == 300)
    #expect(baseline["styles"]?["docs/b/"]?.array?.count == 5)
    let vector = try #require(baseline["styles"]?["docs/b/"]?.strings?.first)
    #expect(vector.utf8.count == 2 * (baseline["metrics"]?.array?.count ?? 0))
    #expect(baseline["metrics"]?.array?.count == baseline["tops"]?.array?.count)
    #expect(ToneReference(baseline: baseline) != nil)
    let counted = Baseline.adding([("a/1", Evidence(n: 10, conform: 9)), ("b/2", Evidence())], to: baseline)
    #expect(counted["rules"] == ["a/1": ["k": 9, "n": 10]])
  }

  @Test func `boxes are told in the project's own form`() throws {
    let hugo = Conventions.compile(
      ConventionSamples.pages(80, "# T\n\n{{% alert title=\"Note\" %}}\nMind.\n{{% /alert %}}\n"))
    let rule = try #require(hugo.rules.rule("admonition.syntax"))
    #expect(
      rule.proposal.instruction == "Write notes and warnings with the shortcode `{{% alert`, as the other pages do.")
    let pictures = Conventions.compile(ConventionSamples.pages(80, "# T\n\n> 📘 Title\n> Mind.\n"))
    let rubric = try #require(pictures.rules.rule("rubric"))
    #expect(rubric.check == .judge)
    #expect(rubric.proposal.slots["principle"]?.string?.hasSuffix("a pictograph and a title: `> 📘 …`.") == true)
  }
}
