import Documents
import Prose
import Rules
import TextScanning
import Testing

/// The filter must change nothing but time.
@Suite struct PatternFilterTests {
  private static let patterns = [
    "util(?:ize|ise)d?", "in order to", "(?:from|between)\\s\\d+", "\\w+nised?", "(?<!micro)service",
    "co(?:lou?r|de)s?",
    "(?i)über|naïve", "e-?mail|phone", "(?:very )+good", "\\bdon't\\b", "[a-c]lpha(?:bet)?", "(x|yy)zzy\\d*",
    "\\.\\.\\.", "(?:^|\\s)I(?=\\s)", "\\bme\\b", "[A-Z]{2,4}", "\\b[^\\s-]+ly-\\w+\\b", "(?<=\\s)-\\d+(?:\\.\\d+)?\\b",
    "\\[[^\\]]*\\b(here|more)\\b[^\\]]*\\]\\([^\\)]+\\)", "[a-z][.?!]$", "^\\W*\\d+", "\\s[—–]\\s|\\s[—–]|[—–]\\s",
    "(?s)a.n",
    "(?:[^\\s,]+,){1,} \\w+ and \\w+", "(\\w)\\1", "[\\W_]good", "straß(?i:E)", "(?<!\\bvery )good(?! \\w)",
    "ı|[k-s]ey",
    "\\d{1,2}[AP]M", "(?:x|)\\bservice$", "`[^`]+`", "[^\\W\\d]+-\\s*\\n?x",
  ]
  private static let pieces = [
    "utilize", "Utilised", "in order to", "in", "order", "from 3", "between", "12", "organised", "micro", "service",
    "color", "codes", "Über", "naive", "naïve", "e-mail", "email", "very ", "good", "don't", "don’t", "alpha",
    "blphabet",
    "xzzy4", "yyzzy", "...", ". ", " ", " ", " ", "\n", "\n\n", "- ", "# ", "> ", "`", "*", "**", "[", "](a.md)", "|",
    "é", "I ", "me", "API", "here", "more", "friendly-looking", " -7.5", " — ", "–", "Anna", "a\nn",
    "one, two and three",
    "straße", "STRASSE", "ſey", "KEY", "12PM", "?", "!", "\r\n", "well-\nx", "_", "日本", "🎉",
  ]

  private static func rules() -> [Rule] {
    let scopes = [[], ["sentence"], ["heading", "listItem"], ["strong"], ["raw"], ["text & ~quote"]]
    return patterns.enumerated().flatMap { index, pattern in
      scopes.enumerated().map { number, places in
        Rule(
          id: "pattern.ban/\(index)-\(number)", facet: .tone, kind: "pattern.ban", modality: .mustNot,
          severity: .warning, scope: Scope(places: places),
          slots: ["avoid": [.string(pattern)], "ignoreCase": .bool(index % 2 == 0), "words": .bool(index % 3 > 0)],
          instruction: "", origin: .imported, check: .exact)
      }
    }
  }

  @Test(arguments: [1, 2, 3, 5, 8, 13] as [UInt64]) func `with and without the filter the findings are the same`(
    seed: UInt64
  ) throws {
    let rules = Self.rules()
    let (fast, slow) = (Checker(rules), Checker(rules, filtersPatterns: false))
    #expect(fast.unknown.isEmpty)
    var state = seed
    var count = 0
    for _ in 0..<20 {
      var text = ""
      for _ in 0..<80 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += Self.pieces[Int((state >> 33) % UInt64(Self.pieces.count))]
      }
      let page = Page(DocumentReader.read(path: "page.md", bytes: Array(text.utf8)))
      for (one, other) in zip(fast.check(page), slow.check(page)) {
        #expect(one.findings == other.findings && one.applies == other.applies, "\(one.rule.slots) in \(text)")
        count += one.findings.count
      }
    }
    #expect(count > 20, "the pages must hold something to find")
  }

  @Test func `sequences that every match holds are found`() throws {
    func lengths(_ pattern: String) throws -> [Int]? {
      RequiredSequences.of(try RegexParser.parse(pattern))?.map(\.sets.count)
    }
    #expect(try lengths("Utilize[sd]?") == [7, 8])
    #expect(try lengths("(?:cell|smart) ?phone") == [9, 10, 10, 11])
    // With what stands on the other side of the word boundaries.
    #expect(try lengths("\\bvia\\b") == [5])
    #expect(try lengths("\\w+nised?\\b") == [6, 7])
    #expect(try lengths("(?:abc)+x") == [4])
    // Nothing is certain, or it stands everywhere.
    for common in ["(?:abc)*", "\\b(\\w+)\\b", ".+", "a|bcd"] { #expect(try lengths(common) == nil, "\(common)") }
  }

  @Test func `a sequence tells where its match may start`() throws {
    func sequence(_ pattern: String) throws -> RequiredSequence? {
      RequiredSequences.of(try RegexParser.parse(pattern))?.first
    }
    let exact = try #require(try sequence("(?:un|re)?do[xyz]?quick"))
    #expect((exact.least, exact.most, exact.lead) == (0, 0, 0))
    let behind = try #require(try sequence("\\d{3,9} quick"))
    // The last three digits belong to the sequence, up to six stand before them.
    #expect((behind.least, behind.most, behind.sets.count) == (0, 6, 9))
    let open = try #require(try sequence("[a-z]+\\bquick"))
    #expect(open.most == nil && !open.crossesLines)
    #expect(try sequence("[^a]+\\bquick")?.crossesLines == true)
  }

  @Test(arguments: ["\\w+", "\\b(\\w+)\\b", "(\\w\\n?)+", "(?i)(?m)(?:(?:\\w)+)"])
  func `a loop over words finds what the engine finds`(pattern: String) throws {
    let tree = try RegexParser.parse(pattern)
    let run = try #require(WordRun(tree))
    for text in ["", "one", " two words ", "a\nb\n\nc_1 d\n", "\n\nx", "don't re-use\n\ty\n"] {
      let bytes = Array(text.utf8)
      let expected = try Pattern(RegexWriter.write(tree), options: .ascii).matches(in: Pattern.Subject(bytes))
      #expect(run.matches(in: bytes, part: 0..<bytes.count) == expected, "\(text)")
    }
  }

  @Test(arguments: ["\\w*", "\\w+?", "\\w{2,}", "\\W+", "\\w+s", "\\b\\w+", "\\b(\\w\\n?)+\\b", "(?!x)\\w+"])
  func `other expressions are no runs of words`(pattern: String) throws {
    #expect(WordRun(try RegexParser.parse(pattern)) == nil)
  }

  @Test func `what other engines read and PCRE2 does not is translated or refused`() throws {
    func written(_ pattern: String) throws -> String { try RegexWriter.write(RegexParser.parse(pattern)) }
    #expect(try written("[\\w-.]") == "[\\w\\-\\.]")
    #expect(try written("\\u00e9") == "é")

    #expect(try written("x{0.1}") == #"x\{0.1\}"#)
    for bad in ["(a", "[a", "*a", "a)", "\\q", "(?<a-b>c)", "[a-z-[aeiou]]", "(*LIMIT_MATCH=1)a", "(?P>x)"] {
      #expect(throws: PatternError.self, "\(bad)") { try RegexParser.parse(bad) }
    }
    #expect(throws: PatternError.self) { try written("(?<=(?:a|bb)*(?:c|dd)*(?:e|ff)*)x") }
  }

  @Test func `patterns with look-behinds of any length match`() throws {
    let pattern = try RegexWriter.write(RegexParser.parse("(?<!:[^ ]+?):\\s[A-Z]"))
    let text = Array("Tone: Concise, :role: Text".utf8)
    #expect(try Pattern(pattern).matches(in: Pattern.Subject(text)) == [4..<7])
  }
}
