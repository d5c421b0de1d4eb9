import Documents
import Foundation
import Prose
import Rules
import Skills
import TestSupport
import TextScanning
import Testing

@testable import Extraction

/// The constraints of task briefs, read as rules.
@Suite struct BriefTests {
  /// The rules of a brief, one line each: kind and slots.
  private func rules(_ text: String) -> [String] {
    let page = Page(DocumentReader.read(path: "brief.md", bytes: Array(text.utf8)))
    return BriefStatements.rules(of: Brief(page)).all.map { "\($0.kind) \(JSON.object($0.slots).text)" }
  }

  // MARK: - Numbers and comparators

  @Test(
    arguments: [
      ("at least 300 words", 300, nil), ("no fewer than five sentences", 5, nil), ("300+ words", 300, nil),
      ("a minimum of a dozen sentences", 12, nil), ("more than 80 words", 81, nil), ("800 words or more", 800, nil),
      ("under 40 words", nil, 39), ("at most twenty-five words", nil, 25), ("a maximum of 60 words", nil, 60),
      ("45 or less words", nil, 45), ("no more than one hundred and fifty words", nil, 150),
      ("fewer than 1,000 words", nil, 999),
      ("exactly three sentences", 3, 3), ("two to four sentences", 2, 4), ("between 60 and 90 words", 60, 90),
      ("5 or 6 sentences", 5, 6), ("120–160 words", 120, 160), ("half a dozen sentences", 6, 6),
      ("five sentences, no more, no less", 5, 5), ("over 70 words but fewer than 110", 71, nil),
    ] as [(String, Int?, Int?)])
  func `a number is read with its bounds`(text: String, least: Int?, most: Int?) throws {
    let brief = Brief(Page(DocumentReader.read(path: "brief.md", bytes: Array("Write \(text).".utf8))))
    let quantity = try #require(brief.sentences.first?.quantities.first)
    #expect(quantity.least == least)
    #expect(quantity.most == most)
  }

  @Test(arguments: [
    ("Never use more than 6 sentences.", #"brief.sentences {"max":6}"#),
    ("The answer must not be less than 300 words.", #"brief.words {"min":300}"#),
    ("The text should be over 70 words but fewer than 110.", #"brief.words {"max":109}"#),
    ("The total number of words in your response should be 250 or more.", #"brief.words {"min":250}"#),
    ("Words | at least 200", #"brief.words {"min":200}"#),
  ])
  func `bounds may be negated, shared or named before their number`(text: String, rule: String) {
    #expect(rules(text).contains(rule), "\(rules(text))")
  }

  @Test(arguments: [
    "In 2019 our club had at least 300 members who wrote more than 1,000 words of protest.",
    "Write a story of two ships that carried at least 3 sections of a bridge.",
    #"Proofread this: "Please write at least 200 words and do not use commas.""#,
    "Write about the Dutch language. What is another word for engraving?",
    "Write a 500-word story. The capital of France is Paris.",
  ])
  func `what is told or quoted is no constraint`(text: String) {
    #expect(rules(text).isEmpty, "\(rules(text))")
  }

  // MARK: - Polarity

  @Test(arguments: [
    (
      "Do not use any commas and highlight at least two sections, such as *this*.",
      ["brief.highlights {\"min\":2}", "brief.noCommas {}"]
    ),
    (
      "Include the word “tea”, but leave out “milk”.",
      [#"brief.keywordBan {"avoid":["milk"]}"#, #"brief.keywords {"words":["tea"]}"#]
    ),
    (
      #"“tide” has to be in there; “ship” must not be."#,
      [#"brief.keywordBan {"avoid":["ship"]}"#, #"brief.keywords {"words":["tide"]}"#]
    ),
    ("The word rock should not appear in your response.", [#"brief.keywordBan {"avoid":["rock"]}"#]),
    ("Commas are welcome, semicolons aren't.", [#"brief.letterCount {"letter":";","max":0}"#]),
    ("It contains neither the word „Boo“ nor the word «sheet».", [#"brief.keywordBan {"avoid":["Boo","sheet"]}"#]),
  ])
  func `a negation holds to the end of its clause`(text: String, wanted: [String]) {
    #expect(rules(text).sorted() == wanted)
  }

  // MARK: - What is repeated

  @Test(arguments: [
    ("Why is the sea salt?\nFirst repeat the question word for word, then answer it.", "Why is the sea salt?"),
    ("Repeat the request below, then answer it.\n\nName a boat. Use two words.", "Name a boat. Use two words."),
    ("Name a boat.\n\nName a gull.\n\nStart by copying the first line above.", "Name a boat."),
    ("Name a boat. Before you answer, repeat the sentence “What a boat it is!” verbatim.", "What a boat it is!"),
  ])
  func `the text to repeat is the one that is pointed at`(text: String, wanted: String) {
    #expect(rules(text).contains("brief.repeat \(JSON.object(["text": .string(wanted)]).text)"), "\(rules(text))")
  }

  // MARK: - Fixtures

  private struct Gold {
    var file: String
    var instructions: [String]
    var rules: [String]
  }

  private static func gold() throws -> [Gold] {
    let text = try String(contentsOf: Repository.fixtures.appending(path: "prompts/gold.jsonl"), encoding: .utf8)
    return try text.split(separator: "\n").map { line in
      let json = try JSON(parsing: Array(line.utf8))
      let instructions = (json["instructions"]?.array ?? []).map {
        form($0["instruction_id"]?.string ?? "", $0["kwargs"])
      }
      let rules = (json["rules"]?.array ?? []).map { form($0["kind"]?.string ?? "", $0["slots"]) }
      return Gold(file: json["file"]?.string ?? "", instructions: instructions.sorted(), rules: rules.sorted())
    }
  }

  /// An id with its arguments; the order of lists of words says nothing.
  private static func form(_ id: String, _ arguments: JSON?) -> String {
    var said = arguments?.object ?? [:]
    for (key, value) in said {
      if let words = value.strings { said[key] = JSON(words.map { $0.lowercased() }.sorted()) }
    }
    for key in ["first_word", "keyword"] { said[key] = said[key].map { .string(($0.string ?? "").lowercased()) } }
    return "\(id) \(JSON.object(said).text)"
  }

  private func evidence(_ file: String, isBrief: Bool = false) throws -> PageEvidence {
    let bytes = [UInt8](try Data(contentsOf: Repository.fixtures.appending(path: "prompts/\(file)")))
    return PageEvidence(
      DocumentReader.read(path: file, bytes: bytes), sha256: "",
      context: ReadingContext(isSmallSet: true, isBrief: isBrief))
  }

  /// “Your explanation” is not the repeated sentence before it; the reader takes it for the answer.
  private static let known: Set<String> = ["08-echo-first.md"]

  @Test func `every prompt of the fixtures states what a person read in it, and nothing else`() throws {
    let all = try Self.gold()
    #expect(all.count >= 70)
    for gold in all where !Self.known.contains(gold.file) {
      var instructions: [String] = []
      var others: [String] = []
      for proposal in try evidence(gold.file).proposals where proposal.kind.hasPrefix("brief.") {
        guard case .success(let rule) = RuleBuilder.rule(proposal) else {
          Issue.record("\(gold.file): \(proposal.kind) \(proposal.slots)")
          continue
        }
        let twins = IFEvalInstruction.all(for: rule)
        instructions += twins.map { Self.form($0.id, $0.arguments) }
        if twins.isEmpty { others.append(Self.form(rule.kind, .object(rule.slots))) }
      }
      #expect(instructions.sorted() == gold.instructions, "\(gold.file)")
      #expect(others.sorted() == gold.rules, "\(gold.file)")
    }
  }

  @Test func `every rule cites the sentence that states it`() throws {
    for gold in try Self.gold() {
      let bytes = [UInt8](try Data(contentsOf: Repository.fixtures.appending(path: "prompts/\(gold.file)")))
      for proposal in try evidence(gold.file, isBrief: true).proposals {
        #expect(!proposal.sources.isEmpty)
        for source in proposal.sources {
          #expect(source.byteStart < source.byteEnd && source.byteEnd <= bytes.count)
          #expect(source.quoteSHA256 == Digest.sha256(Array(bytes[source.byteStart..<source.byteEnd])))
        }
      }
    }
  }

  @Test func `a prompt is known by its request, a guide is none`() throws {
    for gold in try Self.gold() {
      let role = try evidence(gold.file).role
      #expect((role == .brief) == (gold.file != "70-guide-page.md"), "\(gold.file) is \(role)")
    }
  }

  @Test(arguments: ["handbook", "company", "hostile"]) func `other pages state no rules of briefs`(folder: String)
    throws
  {
    let root = Repository.fixtures.appending(path: folder)
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path) where name.hasSuffix(".md") {
      let bytes = [UInt8](try Data(contentsOf: root.appending(path: name)))
      for isSmall in [true, false] {
        let evidence = PageEvidence(
          DocumentReader.read(path: name, bytes: bytes), sha256: "", context: ReadingContext(isSmallSet: isSmall))
        #expect(!evidence.proposals.contains { $0.kind.hasPrefix("brief.") }, "\(folder)/\(name) is \(evidence.role)")
      }
    }
  }

  @Test func `a constraint that gave no rule is named with its line`() throws {
    let text = "Write a poem about rope.\nUse at least 40 words.\nEach line must rhyme with the one before.\n"
    let evidence = Reading.evidence(text, path: "brief.md")
    let misses = evidence.diagnostics.filter { $0.code == "rule-missed" }
    #expect(misses.map(\.line) == [3])
  }

  @Test func `no bytes break the reader`() {
    let pieces = [
      "at least ", "3 ", "words ", "\"", "“", "”", "*", "**", "`", "[", "]", "<<", ">>", "paragraph ", "each ",
      "sentence ", "no ", "more than ",
      "end with ", ": ", "\n", "\n\n", "- ", "| ", "repeat the request ", "one of the following ", "in German ",
      "all caps ", "section ", "Day X ",
      "twice ", "the letter ", "q ", "é", "'", "(", ")", "; ", ", ", "and ", "first ", "last ", "word ", "P.S. ", "***",
      "first word must be ",
      "fewer ", "than ", "or ", "number of ", "total ",
    ]
    var state: UInt64 = 7
    for _ in 0..<2_000 {
      var text = ""
      for _ in 0..<24 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int((state >> 33) % UInt64(pieces.count))]
      }
      let brief = Brief(Page(DocumentReader.read(path: "brief.md", bytes: Array(text.utf8))))
      for stated in BriefStatements.rules(of: brief).all {
        #expect(RuleKinds.kind(named: stated.kind) != nil)
      }
    }
  }
}
