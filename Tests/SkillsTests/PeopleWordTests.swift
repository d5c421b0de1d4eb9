import Documents
import Rules
import Skills
import Testing
import TextScanning

@Suite struct PeopleWordTests {
  private func parse(_ text: String) throws -> PeopleWord { try PeopleWord(parsing: Array(text.utf8)) }

  private var banID: String { Sample.rules[2].rule.id }
  private var emailID: String { Sample.rules[1].rule.id }

  @Test func `every action reads`() throws {
    let word = try parse(
      """
      # ours
      - accept: \(banID)
        reason: we mean it
      - reject: \(emailID)
        reason: both spellings are fine
      - edit: \(Sample.rules[0].rule.id)
        set: {modality: should, slots: {prefer: ["log on"]}}
        reason: |
          two
          lines
      - pin: \(Sample.rules[9].rule.id)
        reason: keeps slipping
      - add:
          kind: term.ban
          slots: {avoid: [easy, "no"]}
        reason: nothing is easy
      """)
    #expect(word.entries.count == 5)
    #expect(word.entries.map(\.source.line) == [2, 4, 6, 11, 13])
    #expect(word.entries[2].source.endLine == 10)
    let (rules, diagnostics) = word.apply(to: Sample.rules)
    #expect(diagnostics.isEmpty)
    #expect(rules.count == Sample.rules.count)
    #expect(!rules.contains { $0.rule.id == emailID })
    #expect(rules.first { $0.rule.id == banID }?.rule.origin == .people)
    let added = try #require(rules.first { $0.rule.slots["avoid"] == ["easy", "no"] })
    #expect(added.rule.instruction == "Don’t write “easy” or “no”.")
    #expect(added.provenance.sources.map(\.path) == ["skillc.rules.yml"])
    let edited = try #require(rules.first { $0.rule.slots["prefer"] == ["log on"] })
    #expect(edited.rule.modality == .should && edited.rule.severity == .warning)
    #expect(RuleIdentity.matches(edited.rule))
    #expect(rules.first { $0.rule.id == Sample.rules[9].rule.id }?.provenance.isPinned == true)
  }

  @Test func `a source of the people's word has the bytes it names`() throws {
    let text = "- add:\n    kind: term.ban\n    slots: {avoid: [a]}\n  reason: x\n\n# end\n"
    let source = try #require(try parse(text).entries.first?.source)
    let bytes = Array(text.utf8)[source.byteStart..<source.byteEnd]
    #expect(source.quoteSHA256 == Digest.sha256(Array(bytes)))
  }

  @Test func `a rule that is gone is a diagnostic with its line`() throws {
    let (rules, diagnostics) = try parse("\n- reject: term.ban/00000000\n  reason: x\n").apply(to: Sample.rules)
    #expect(rules.count == Sample.rules.count)
    #expect(diagnostics.map(\.code) == ["people-rule-gone"])
    #expect(diagnostics.map(\.line) == [2])
  }

  @Test func `six digits of an id are enough`() throws {
    let short = String(banID.dropLast(2))
    let (rules, diagnostics) = try parse("- reject: \(short)\n  reason: x\n").apply(to: Sample.rules)
    #expect(diagnostics.isEmpty)
    #expect(!rules.contains { $0.rule.id == banID })
  }

  @Test(arguments: [
    ("reject: a/b", "list of entries", 1), ("- reject: a/b", "reason", 1), ("- refuse: a/b\n  reason: x", "refuse", 1),
    ("- reject: a/b\n  pin: a/b\n  reason: x", "exactly one", 1), ("- edit: a/b\n  reason: x", "set", 1),
    ("- edit: a/b\n  set:\n    modality: maybe\n  reason: x", "must, should", 3),
    ("- add:\n    kind: tea\n  reason: x", "unknown", 2),
    ("- add:\n    kind: term.ban\n    slots: {}\n  reason: x", "avoid", 3),
    ("- reject: [a\n", "", 2), ("- reject: 7\n  reason: x", "id of a rule", 1),
  ])
  func `a mistake names its line`(text: String, part: String, line: Int) throws {
    let problem = #expect(throws: YAMLText.Problem.self) { try parse(text) }
    #expect(problem?.line == line, "\(problem?.message ?? "")")
    #expect(problem?.message.contains(part) == true, "\(problem?.message ?? "")")
  }

  @Test func `an empty file decides nothing`() throws {
    #expect(try parse("").entries.isEmpty)
    #expect(try parse("# nothing yet\n").entries.isEmpty)
  }

  @Test func `appended entries read back and the hand's text stays`() throws {
    let hand = "# mine\r\n- pin: \(banID) # keep\r\n  reason: yes\r\n"
    var text = hand
    let actions: [PeopleWord.Action] = [
      .accept(id: banID), .reject(id: emailID), .pin(id: emailID),
      .edit(
        id: banID,
        change: .init(
          modality: .should, scope: Scope(pages: ["a/**"]), slots: ["avoid": ["x"]], instruction: "Say “x”: \"y\".")),
      .add(
        Sample.rule("term.ban", facet: .tone, slots: ["avoid": ["easy"]], instruction: "No “easy”.", origin: .people)
          .rule),
    ]
    for action in actions { text = PeopleWord.appending(action, reason: "because: \"so\"", to: text) }
    #expect(text.hasPrefix(hand))
    let word = try parse(text)
    #expect(word.entries.dropFirst().map(\.action) == actions)
    #expect(word.entries.dropFirst().allSatisfy { $0.reason == "because: \"so\"" })
  }
}
