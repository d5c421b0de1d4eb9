import Documents
import Prose
import TextScanning
import Testing

@testable import Rules

/// What the specs of the kinds about form and reasoning cannot show: slots that do not fit, and the small questions kinds ask.
@Suite struct FormKindsTests {
  @Test(
    arguments: [
      ("casing.heading", ["style": "loud"], "slot “style” must be “sentence” or “title”"),
      ("heading.levels", [:], "one of “max”, “step” and “titles” is needed"),
      ("heading.levels", ["max": "three"], "slot “max” must be a whole number"),
      ("list.length", ["min": -1], "slot “min” must be a whole number"),
      ("link.form", ["form": "", "extension": ""], "slot “form” or “extension” is needed"),
      ("code.fence", ["language": "yes"], "slot “language” must be true or false"),
      ("code.prompt", [:], "slot “use” must be true or false"),
      ("structure.order", ["sections": ["One"]], "slot “sections” must name two sections or more"),
      ("structure.sections", ["sections": [["level": 2]]], "every section needs a “name”"),
      ("schema", ["moves": [["name": "Claim"]]], "slot “moves” must be a list of two moves or more"),
      ("obligation.must", ["condition": "always"], "slot “action” must be a string"),
      ("emphasis.marker", [:], "slot “emphasis” or “strong” is needed"),
      ("brief.words", [:], "slot “min” or “max” is needed"),
      ("brief.words", ["min": 3, "max": 2], "slots “min” and “max” leave no number"),
      ("brief.words", ["min": "ten"], "slot “min” must be a whole number"),
      ("brief.letterCount", ["letter": "ab", "min": 1], "slot “letter” must be one character"),
      ("brief.language", ["language": "xx"], "“xx” is no language this version knows"),
      ("brief.keywords", ["words": [""]], "slot “words” must have no empty word"),
      ("brief.ending", ["phrase": " "], "slot “phrase” must not be empty"),
    ] as [(String, [String: JSON], String)])
  func `slots that do not fit are refused by name`(kind: String, slots: [String: JSON], message: String) throws {
    let type = try #require(RuleKinds.kind(named: kind))
    #expect(throws: SlotError(message)) { try type.init(slots: slots) }
  }

  @Test(arguments: [
    ("Before you begin:", "before you begin"), ("2. What’s new?", "what's new"), ("  Next   steps ", "next steps"),
    ("3.2 Release", "release"), ("2024 in review", "in review"), ("`lark`", "lark"), ("", ""),
  ]) func `names of sections are compared without case, numbering and end marks`(written: String, folded: String) {
    #expect(SectionName.folded(written) == folded)
  }

  @Test(arguments: ["Rotating keys", "running it", "Tying both", "Making one", "Deploying it"])
  func `a verb in -ing opens a heading`(text: String) {
    let bytes = Array(text.utf8)
    #expect(VerbForm.opensWithGerund(bytes, Words.ranges(bytes, in: 0..<bytes.count)[...]))
  }

  @Test(arguments: ["String handling", "Spring cleaning", "Logging", "Nothing else", "King of hearts"])
  func `not every word in -ing is a verb`(text: String) {
    let bytes = Array(text.utf8)
    #expect(!VerbForm.opensWithGerund(bytes, Words.ranges(bytes, in: 0..<bytes.count)[...]))
  }

  @Test(arguments: [
    ("a test fails", "if a test fails"), ("If a test fails.", "if a test fails"),
    ("Before you commit", "before you commit"),
    ("TLS is off", "if TLS is off"),
  ]) func `a condition has the word that makes it one`(written: String, clause: String) {
    #expect(Clause.conditional(written) == clause)
  }

  @Test(arguments: [
    ("../a.md", true), ("/docs/a", true), ("a:b", false), ("https://example.org", false), ("//example.org", false),
    ("#top", false), ("mailto:a@example.org", false), ("{{ref}}", false), ("a/b:c", true), ("", false),
  ]) func `a link is internal when it has neither scheme nor host`(address: String, isInternal: Bool) {
    #expect(LinkForm.isInternal(Array(address.utf8)) == isInternal)
  }

  @Test func `instructions are sentences in every modality`() throws {
    for (name, slots) in Self.samples {
      let kind = try #require(RuleKinds.kind(named: name))
      let meaning = try kind.init(slots: slots)
      for modality in Modality.allCases {
        let rule = Rule(
          id: "x", facet: kind.facet, kind: name, modality: modality, severity: modality.severity, slots: slots,
          instruction: "", origin: .explicit, check: kind.check)
        let text = meaning.instruction(for: rule)
        let first = try #require(text.utf8.first)
        #expect(ASCII.isUpper(first) && text.hasSuffix("."), "\(name): \(text)")
        #expect(!text.contains("  ") && !text.contains(".."), "\(name): \(text)")
      }
    }
  }

  private static let samples: [(String, [String: JSON])] = [
    ("casing.heading", ["style": "sentence"]), ("heading.levels", ["max": 3, "step": 2, "titles": 2]),
    ("heading.form", ["form": "noun"]), ("heading.marker", ["style": "atx"]),
    ("structure.sections", ["sections": [["name": "Steps", "share": 0.5]]]),
    ("structure.order", ["sections": ["A", "B"]]),
    ("structure.opening", ["first": "summary"]), ("frontMatter.keys", ["keys": ["title"], "forbidden": ["draft"]]),
    ("file.name", ["style": "kebab-case", "extension": ".md"]), ("list.marker", ["marker": "-"]),
    ("list.numbering", ["style": "ones"]), ("list.introduction", [:]), ("list.case", ["style": "lower"]),
    ("list.length", ["min": 2, "max": 2]), ("link.text", [:]), ("link.form", ["extension": "keep"]),
    ("link.style", ["style": "autolink"]), ("code.fence", ["language": true, "fence": "~~~"]),
    ("code.prompt", ["use": true]),
    ("markup.style", ["things": ["paths"], "markup": "code"]), ("admonition.syntax", ["syntax": "hugo"]),
    ("emphasis.marker", ["strong": "__"]), ("image.alt", [:]), ("table.form", [:]), ("step.form", ["maxActions": 2]),
    ("line.length", ["max": 80]), ("decision", ["condition": "it rains", "action": "stay", "otherwise": "go"]),
    ("schema", ["moves": [["name": "Claim"], ["name": "Reason"]]]), ("obligation.must", ["action": "Stay."]),
    ("obligation.never", ["action": "go", "condition": "It rains"]),
    ("obligation.order", ["first": "look", "then": "leap"]),
    ("obligation.confirm", ["action": "go"]), ("obligation.cite", [:]),
    ("brief.bullets", ["min": 1]), ("brief.case", ["case": "lower", "language": "de"]), ("brief.json", [:]),
    ("brief.keywordBan", ["avoid": ["a", "b"]]), ("brief.language", ["language": "zh-tw"]),
    ("brief.letterCount", ["letter": "#", "max": 0]), ("brief.paragraphs", ["min": 2, "max": 4]),
    ("brief.words", ["max": 1]),
  ]
}
