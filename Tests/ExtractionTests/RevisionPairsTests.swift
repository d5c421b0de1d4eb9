import Rules
import Skills
import Testing
import TextScanning

@testable import Extraction

/// Word rules from what people mended in earlier commits.
@Suite struct RevisionPairsTests {
  private static let log = """
    \u{0}aaaaaaa
    diff --git docs/one.md docs/one.md
    --- docs/one.md
    +++ docs/one.md
    @@ -3 +3 @@ # One
    -You can log in to the console at any time.
    +You can sign in to the console at any time.
    @@ -9,2 +9 @@
    -A line that goes.
    -Another one.
    +Both in one.
    \u{0}bbbbbbb
    diff --git docs/two.md docs/two.md
    --- docs/two.md
    +++ docs/two.md
    @@ -7 +8 @@
    --- a rule of dashes
    +++ a rule of pluses

    """

  @Test func `lines that were replaced one by one are read with commit, path and number`() {
    let lines = DiffReader.lines(in: Array(Self.log.utf8))
    #expect(lines.map(\.commit) == ["aaaaaaa", "bbbbbbb"])
    #expect(lines.map(\.path) == ["docs/one.md", "docs/two.md"])
    #expect(lines.map(\.line) == [3, 8])
    #expect(lines.first?.after == Array("You can sign in to the console at any time.".utf8))
    #expect(lines.last?.before == Array("-- a rule of dashes".utf8))
  }

  private func revised(_ number: Int, _ before: String, _ after: String) -> RevisedLine {
    RevisedLine(
      commit: "abcdef\(number)", path: "docs/page-\(number).md", line: 1, before: Array(before.utf8),
      after: Array(after.utf8))
  }

  private func proposals(_ lines: [RevisedLine]) -> [Proposal] {
    RevisionPairs.proposals(lines) { commit, path in lines.first { $0.commit == commit && $0.path == path }?.after }
  }

  @Test func `the same words mended in three commits and pages give a rule that cites them`() throws {
    let lines = (1...3).map {
      revised($0, "Readers utilize part \($0) of the vault.", "Readers use part \($0) of the vault.")
    }
    let found = proposals(lines)
    let rule = try #require(found.first)
    #expect(found.count == 1)
    #expect(Reading.line(rule) == "term.substitute should utilize → use")
    #expect(rule.origin == .pair)
    #expect(rule.sources.map(\.path) == (1...3).map { "abcdef\($0):docs/page-\($0).md" })
    #expect(rule.sources.first?.quoteSHA256 == Digest.sha256(lines[0].after))
  }

  @Test func `one large commit is one decision and no habit`() {
    let lines = (1...9).map { number in
      var line = revised(number, "Readers utilize part \(number) of it.", "Readers use part \(number) of it.")
      line.commit = "abcdef0"
      return line
    }
    #expect(proposals(lines).isEmpty)
  }

  @Test func `words that are mended both ways are no rule`() {
    let there = (1...3).map { revised($0, "Readers fetch part \($0) of it.", "Readers obtain part \($0) of it.") }
    let back = (4...6).map { revised($0, "Readers obtain part \($0) of it.", "Readers fetch part \($0) of it.") }
    #expect(proposals(there + back).isEmpty)
  }

  @Test func `facts that change are no words that were mended`() {
    let lines = (1...4).map {
      revised($0, "The limit of part \($0) is 20 files.", "The limit of part \($0) is 50 files.")
    }
    #expect(proposals(lines).isEmpty)
  }
}
