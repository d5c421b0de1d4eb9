import Documents
import Prose
import Rules
import Testing
import TextScanning

@Suite struct IdentifierTests {
  private func kind(_ token: String) -> IdentifierClass? {
    let bytes = Array(token.utf8)
    return IdentifierShape.of(bytes, 0..<bytes.count)
  }

  private func table(_ names: [String]) -> IdentifierTable {
    let entries = names.enumerated().map { index, name in
      IdentifierEntry(
        name: Array(name.utf8), kind: kind(name) ?? .command, isFirm: true, page: index % 2, line: index + 1)
    }
    return IdentifierTable(entries, pages: ["a.md", "b.md"])
  }

  private func findings(_ output: String, knowing names: [String]) throws -> [String] {
    let kind = try FactIdentifier(slots: ["classes": JSON(IdentifierClass.allCases.map(\.rawValue))])
    var rule = Rule(
      id: "fact.identifier/1", facet: .reasoning, kind: FactIdentifier.name, modality: .mustNot, severity: .error,
      slots: ["classes": JSON(IdentifierClass.allCases.map(\.rawValue))], instruction: "", origin: .implicit,
      check: .exact)
    rule.instruction = kind.instruction(for: rule)
    let checker = Checker([rule], data: RuleData(lexicons: [IdentifierLexicon(table(names))]))
    let document = DocumentReader.read(path: "out.md", bytes: Array(output.utf8))
    return checker.check(Page(document)).flatMap(\.findings).map(\.message)
  }

  @Test func `spelling tells the class of a name`() {
    let expected: [(String, IdentifierClass?)] = [
      ("--max-retries", .flag), ("-ComputerName", .flag), ("-xzf", nil), ("TW_VAULT", .environment),
      ("TW-1042", .errorCode),
      ("RFC-7231", nil), ("/v2/jobs/{id}", .endpoint), ("/usr/local/bin", nil), ("Get-Item", .cmdlet),
      ("job.finished", .dotted), ("config.yaml", nil), ("example.com", nil), ("max_retries", .snake),
      ("max-retries", .kebab), ("maxRetries", .camel), ("MaxRetries", .pascal), ("retries", nil), ("Retries", nil),
      ("1.2.3", nil), ("max\u{202E}Retries", nil), ("max\u{0}Retries", nil),
    ]
    for (token, wanted) in expected { #expect(kind(token) == wanted, "\(token)") }
  }

  @Test func `words of a name are found whatever joins them`() {
    for name in ["--max-http-retries", "maxHTTPRetries", "MAX_HTTP_RETRIES", "max.http/retries2"] {
      let parts = IdentifierParts(Array(name.utf8))
      #expect(
        (0..<parts.count).map { String(decoding: parts[$0], as: UTF8.self) } == ["max", "http", "retries"], "\(name)")
    }
    #expect(IdentifierParts(Array("policy".utf8)).bag() == IdentifierParts(Array("policies".utf8)).bag())
  }

  @Test func `a table gives back what was put in, and finds it`() {
    let names = (0..<500).map { "--flag-\($0 % 7)-\($0)" } + ["TW_VAULT", "tw backup", "maxRetries", "MaxRetries"]
    let table = table(names)
    let again = IdentifierTable(lines: table.lines, pages: table.pages)
    #expect(again == table)
    #expect(Set(again.entries.map { String(decoding: $0.name, as: UTF8.self) }) == Set(names))
    #expect(again.entries == again.entries.sorted(by: IdentifierEntry.precedes))
    for name in names {
      #expect(!table.entries(folded: Array(name.lowercased().utf8)).isEmpty, "\(name)")
      #expect(table.entries(folded: Array((name + "x").lowercased().utf8)).isEmpty)
    }
    #expect(table.entries(folded: Array("maxretries".utf8)).count == 2)
  }

  @Test func `a new name changes few lines of the table`() {
    let names = (0..<2_000).map { "--flag-\($0)" }
    let before = Set(table(names).lines)
    // Places are numbered by position here: put the new name last.
    let after = Set(table(names + ["--flag-500-new"]).lines)
    #expect(after.subtracting(before).count <= 2)
  }

  @Test func `damaged lines give no names and no crash`() {
    for line in ["", ",", "|", "a,F", "a,F1", "name,F0:1|", "name,F0:1|z", "name,F0:1|Zx,F0:1", "x,?0:1", "n,F:|0,F:"] {
      let table = IdentifierTable(lines: [Array(line.utf8)], pages: ["a.md"])
      _ = table.entries
      _ = table.entries(folded: Array("name".utf8))
    }
  }

  @Test func `hostile names are passed over`() throws {
    let names = ["--max-retries", "TW_VAULT", "maxRetries"]
    let long = String(repeating: "maxRetries", count: 1_000)
    let outputs = [
      "`--max-r\u{7}etry`", "`\(long)`", "`--\(long)`",
      "`\(String(repeating: "-", count: 10_000))`", "`/v1\(String(repeating: "/a", count: 5_000))`",
      "`\(String(repeating: "<", count: 10_000))`", "```sh\n\(String(repeating: "a | ", count: 5_000))\n```",
    ]
    for output in outputs { #expect(try findings(output + "\n", knowing: names).isEmpty, "\(output.prefix(40))") }
  }

  @Test func `many unknown names are looked up in good time`() throws {
    let output = (0..<20_000).map { "`--max-\(String($0, radix: 26))-retriess`" }.joined(separator: " ")
    let names = (0..<300).map { "--max-word\($0)-retries" }
    #expect(try findings(output, knowing: names).count <= 20_000)
  }

  @Test func `words of the output and of the project are no misspellings`() throws {
    let names = ["--max-retries", "--hook-timeout", "maxRetries", "hookTimeout"]
    #expect(try findings("Set `--book-timeout` for a book.", knowing: names).isEmpty)
    #expect(try findings("Set `--bookk-timeout` now.", knowing: names).isEmpty == false)
    #expect(try findings("Set `maxHook` and `--retries-timeout`.", knowing: names).isEmpty)
  }

  @Test(arguments: [
    ("Get-Log", ["Get-EventLog"], true), ("Get-Log", ["Get-EventLog", "Get-CrashLog"], false),
    ("Get-Stack", ["Get-PSCallStack"], true), ("Get-Stacks", ["Get-OldCallStack"], false),
    ("journal_interval", ["journal.flush_interval"], true), ("build_team", ["build.teams"], false),
    ("NoData", ["NoScrubData"], false),
    ("-DVault", ["-Vault"], true), ("TValue", ["SomeValue", "MaxValue"], false),
    ("f90714a8-5509-434a-bf6d-b1624c8a19a3", ["f90714a8-5509-434a-bf6d-b1624c8a19a2"], false),
  ])
  func `a name that lacks a word is meant to be one that nothing else could be`(
    name: String, known: [String], isFound: Bool
  ) throws {
    #expect(try findings("Set `\(name)` now.", knowing: known).isEmpty != isFound)
  }
}
