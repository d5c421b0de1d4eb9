import Documents
import Foundation
import Prose
import Rules
import Skills
import TestSupport
import TextScanning
import Testing

/// What becomes of a folder of Vale styles.
@Suite struct ValeImportTests {
  private static func demo() throws -> ValeImport.Result {
    try ValeImport.read(Repository.fixtures.appending(path: "styles/Demo").path, name: "demo")
  }

  private static func rule(_ alias: String) throws -> Rule {
    try #require(try demo().bundle.rules.first { $0.rule.alias == alias }?.rule, "\(alias)")
  }

  private static func aliases(_ rules: [CompiledRule]) -> [String] { rules.compactMap(\.rule.alias) }

  @Test func `every type of rule that needs no open class of words and no script is imported under its name`() throws {
    let names = Self.aliases(try Self.demo().bundle.rules)
    let expected = [
      "Acronyms", "Forms", "Grade", "Headings", "Length", "Modal", "Pace", "Patterns", "Quotes", "Slow", "Spelling",
      "Swaps",
      "Twice", "Words",
    ]
    #expect(names == expected.map { "Demo.\($0)" })
  }

  @Test func `what is left out is named with its line and its reason`() throws {
    let left = try Self.demo().leftOut.map { "\($0.path):\($0.line): \($0.name): \($0.reason)" }
    let expected = [
      "Demo/BadRegex.yml:3: Demo.BadRegex: none of its tokens can be read",
      "Demo/Patterns.yml:5: Demo.Patterns: no expression we can search for: missing terminating ] for character class",
      "Demo/Quotes.yml:4: Demo.Quotes: the scope “comment.line” is not read: comments stand in source code, and pages are checked",
      "Demo/Script.yml:1: Demo.Script: rules that are scripts are not run",
      "Demo/Tags.yml:4: Demo.Tags: no list of words decides the part of speech JJ, NN",
      "Demo/Unknown.yml:1: Demo.Unknown: “telepathy” is no kind of Vale rule",
      "Demo/NoTokens.yml:3: Demo.NoTokens: it swaps nothing",
    ]
    for line in expected { #expect(left.contains(line), "\(line) in \(left)") }
    #expect(left.contains { $0.hasPrefix("Demo/Broken.yml:") && $0.contains("no YAML") })
    #expect(left.contains { $0.hasPrefix("Demo/HugeRegex.yml:") })
  }

  @Test func `level, scope and kind follow the file`() throws {
    let words = try Self.rule("Demo.Words")
    #expect(words.kind == "term.ban" && words.severity == .error && words.origin == .imported)
    let patterns = try Self.rule("Demo.Patterns")
    #expect(patterns.kind == "pattern.ban" && patterns.severity == .warning)
    #expect(try Self.rule("Demo.Length").scope.places == ["sentence"])
    #expect(try Self.rule("Demo.Quotes").scope.places == ["heading & ~heading.h1", "frontMatter.title"])
    #expect(try Self.rule("Demo.Quotes").slots["message"]?.string == "'%s' needs no tilde.")
    let modal = try Self.rule("Demo.Modal")
    #expect(modal.kind == "pattern.sequence" && modal.modality == .shouldNot)
    #expect(modal.slots["tokens"]?.array?.first == ["tags": ["MD"]])
    #expect(try Self.rule("Demo.Spelling").slots["ignore"]?.strings == ["xyzzy"])
  }

  @Test func `an imported rule survives its bundle`() throws {
    let bundle = try Self.demo().bundle
    let scratch = try Scratch()
    try BundleWriter.write(bundle, into: scratch.path)
    let read = try BundleReader.read(scratch.path + "/demo")
    #expect(Set(Self.aliases(read.rules)) == Set(Self.aliases(bundle.rules)))
    #expect(read.rules.allSatisfy { !$0.provenance.sources.isEmpty })
  }

  @Test func `findings carry the name of their rule`() throws {
    let checker = Checker(try Self.demo().bundle.rules.map(\.rule))
    let page = Page(DocumentReader.read(path: "a.md", bytes: Array("Utilize the the e-mail.\n".utf8)))
    let found = checker.check(page).flatMap(\.findings).sorted { $0.range.lowerBound < $1.range.lowerBound }
    #expect(found.compactMap(\.alias).filter { $0 != "Demo.Spelling" } == ["Demo.Words", "Demo.Twice", "Demo.Swaps"])
    #expect(found.first { $0.alias == "Demo.Swaps" }?.fix?.text == "email")
  }

  @Test func `a pattern that explodes is named and stops nothing`() throws {
    let checker = Checker([try Self.rule("Demo.Slow"), try Self.rule("Demo.Words")])
    let text = String(repeating: "a", count: 5000) + " b a! utilize\n"
    let outcomes = checker.check(Page(DocumentReader.read(path: "a.md", bytes: Array(text.utf8))))
    #expect(outcomes[0].trouble == "its pattern ran into the limit of steps")
    #expect(outcomes[1].findings.count == 1)
  }

  @Test func `a configuration says which rules are on, at which level, and adds its vocabulary`() throws {
    let scratch = try Scratch()
    func write(_ path: String, _ text: String) throws {
      let url = URL(filePath: scratch.path).appending(path: path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    let style = Repository.fixtures.appending(path: "styles/Demo")
    for file in ["Words.yml", "Swaps.yml", "Acronyms.yml"] {
      try write("styles/Demo/\(file)", String(contentsOf: style.appending(path: file), encoding: .utf8))
    }
    try write("styles/config/vocabularies/Own/accept.txt", "SkillC\n[Ll]ark\n")
    try write("styles/config/vocabularies/Own/reject.txt", "blub\n")
    try write(
      ".vale.ini",
      """
      StylesPath = styles
      Vocab = Own
      Packages = Google

      [*.md]
      BasedOnStyles = Demo, Vale
      Demo.Swaps = NO
      Demo.Words = suggestion # softer
      Vale.Spelling = NO

      [docs/api/*.md]
      Demo.Acronyms = NO
      """)
    let result = try ValeImport.read(scratch.path + "/.vale.ini", name: "house")
    let rules = result.bundle.rules.map(\.rule)
    #expect(
      Set(rules.compactMap(\.alias)) == ["Demo.Words", "Demo.Acronyms", "Vale.Repetition", "Vale.Terms", "Vale.Avoid"])
    #expect(rules.first { $0.alias == "Demo.Words" }?.severity == .suggestion)
    #expect(rules.first { $0.alias == "Demo.Acronyms" }?.slots["except"]?.strings == ["API", "SkillC", "[Ll]ark"])
    #expect(result.leftOut.map(\.reason) == ["packages are not fetched; import their folders"])
  }
}
