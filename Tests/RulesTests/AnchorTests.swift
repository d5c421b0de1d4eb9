import Documents
import Prose
import Rules
import TextScanning
import Testing

/// The prefilter must change nothing but time.
@Suite struct AnchorTests {
  private static let patterns = [
    "util(?:ize|ise)d?", "in order to", "(?:from|between)\\s\\d+", "\\w+nised?", "(?<!micro)service",
    "co(?:lou?r|de)s?",
    "(?i)über|naïve", "e-?mail|phone", "(?:very )+good", "\\bdon't\\b", "[a-c]lpha(?:bet)?", "(x|yy)zzy\\d*",
    "\\.\\.\\.",
  ]
  private static let pieces = [
    "utilize", "Utilised", "in order to", "in", "order", "from 3", "between", "12", "organised", "micro", "service",
    "color", "codes", "Über", "naive", "naïve", "e-mail", "email", "very ", "good", "don't", "don’t", "alpha",
    "blphabet",
    "xzzy4", "yyzzy", "...", ". ", " ", " ", " ", "\n", "\n\n", "- ", "# ", "> ", "`", "*", "**", "[", "](a.md)", "|",
    "é",
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

  @Test(arguments: [1, 2, 3, 5, 8, 13] as [UInt64]) func `with and without anchors the findings are the same`(
    seed: UInt64
  ) throws {
    let rules = Self.rules()
    let (fast, slow) = (Checker(rules), Checker(rules, usesAnchors: false))
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

  @Test func `literals that every match holds are found`() throws {
    func literals(_ pattern: String) throws -> [String]? {
      RequiredLiterals.of(try RegexParser.parse(pattern))?.map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(try literals("Utilize[sd]?") == ["utilize"])
    #expect(try literals("(?:cell|smart) ?phone") == ["cellphone", "cell phone", "smartphone", "smart phone"])
    #expect(try literals("\\w+nised?") == ["nise", "nised"])
    #expect(try literals("a|bcd") == nil)
    #expect(try literals("(?!never)\\d+ (?:Jan(?:uary)?|May)") == [" jan", " january", " may"])
    #expect(try literals("(?:abc)*") == nil)
    #expect(try literals("(?:abc)+x") == ["abc"])
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
