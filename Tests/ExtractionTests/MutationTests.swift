import Documents
import Foundation
import Prose
import Rules
import Skills
import Synchronization
import TestSupport
import Testing
import TextScanning

@testable import Extraction

/// Whether rules prove themselves, and whether a check that sees nothing is found out.
@Suite struct MutationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var kind: String
    var slots: [String: JSON]
    var block: String
    var testDescription: String { kind }
  }

  static let cases: [Case] = [
    Case(kind: "casing.heading", slots: ["style": "sentence"], block: "## Store large files in the vault"),
    Case(kind: "casing.heading", slots: ["style": "title"], block: "## Store Large Files Near Readers"),
    Case(kind: "punctuation.end", slots: ["place": "heading", "mark": "none"], block: "## Store large files"),
    Case(kind: "heading.marker", slots: ["style": "atx"], block: "## Store large files"),
    Case(kind: "heading.levels", slots: ["step": 1], block: "# Store large files"),
    Case(
      kind: "punctuation.mark", slots: ["mark": "exclamation mark", "use": false], block: "The vault keeps the file."),
    Case(kind: "punctuation.mark", slots: ["mark": "semicolon", "use": false], block: "The vault keeps the file."),
    Case(kind: "grammar.contraction", slots: ["use": false], block: "The vault does not keep the file."),
    Case(kind: "grammar.contraction", slots: ["use": true], block: "The vault doesn't keep the file."),
    Case(kind: "emphasis.marker", slots: ["strong": "**"], block: "The vault keeps **every** file for a year."),
    Case(kind: "link.style", slots: ["style": "inline"], block: "Read [the limits](limits.md) before you start."),
    Case(kind: "link.text", slots: [:], block: "Read [the limits](limits.md) before you start."),
    Case(kind: "image.alt", slots: [:], block: "![The vault and its readers](vault.png)"),
    Case(
      kind: "number.spelling", slots: ["style": "words", "below": 10], block: "The vault keeps three copies of it."),
    Case(
      kind: "length.limit", slots: ["unit": "sentence", "measure": "words", "max": 25], block: "The vault keeps it."),
    Case(kind: "line.length", slots: ["max": 80], block: "The vault keeps the file."),
    Case(kind: "list.marker", slots: ["marker": "-"], block: "- One file\n- Another file"),
    Case(kind: "list.numbering", slots: ["style": "ones"], block: "1. Open it.\n1. Close it."),
    Case(kind: "list.case", slots: ["style": "capital"], block: "- One file\n- Another file"),
    Case(kind: "step.form", slots: ["imperative": true], block: "1. Open the vault.\n2. Close the vault."),
    Case(kind: "code.fence", slots: ["language": true], block: "```sh\nls\n```"),
    Case(kind: "code.prompt", slots: ["use": false], block: "```sh\nls -l\n```"),
    Case(kind: "table.form", slots: ["header": true], block: "| a | b |\n| - | - |\n| 1 | 2 |"),
    Case(
      kind: "structure.sections", slots: ["sections": [["name": "Usage", "level": 2, "share": 1]]],
      block: "# Tool\n\n## Usage\n\n## Limits"),
    Case(kind: "structure.order", slots: ["sections": ["Usage", "Limits"]], block: "# Tool\n\n## Usage\n\n## Limits"),
    Case(kind: "structure.opening", slots: ["first": "paragraph"], block: "# Store large files"),
    Case(kind: "frontMatter.keys", slots: ["keys": ["title"]], block: "---\ntitle: Vault\nweight: 3\n---"),
  ]

  private func rule(_ kind: String, _ slots: [String: JSON]) -> Rule {
    Rule(
      id: "\(kind)/1", facet: .format, kind: kind, modality: .must, severity: .error, slots: slots, instruction: "x",
      origin: .implicit, check: .exact)
  }

  private func finds(_ rule: Rule, in text: String) -> Bool {
    let page = Page(DocumentReader.read(path: "page.md", bytes: Array((text + "\n").utf8)))
    return Checker([rule]).check(page).contains { !$0.findings.isEmpty }
  }

  @Test(arguments: cases)
  func `the check is silent on the block and speaks on its mutant`(_ given: Case) throws {
    let rule = rule(given.kind, given.slots)
    let mutant = try #require(Mutation.of(given.kind)?.apply(given.block, rule))
    #expect(mutant != given.block)
    #expect(!finds(rule, in: given.block), "\(given.block)")
    #expect(finds(rule, in: mutant), "\(mutant)")
  }

  @Test func `a word rule catches its unwanted word in sentences of the pages`() throws {
    let guide = Reading.evidence(
      "# Style\n\nWrite short sentences. Use the active voice.\n\nWrite *sign in*, not *log in*.\n")
    let pages = (1...4).map { number in
      Reading.evidence(
        "# Page \(number)\n\nEvery reader has to sign in to the console before page \(number).\n",
        path: "docs/p\(number).md", small: false)
    }
    let bundle = Compiler(name: "test", subject: "Test").compile([guide] + pages, skipped: [])
    let found = try #require(bundle.rules.first { $0.rule.kind == "term.substitute" })
    let proof = try #require(found.provenance.proof)
    #expect(proof.mutants >= 3)
    #expect(proof.caught == proof.mutants)
  }

  @Test func `a check that misses what was broken is found out`() throws {
    let pages = (1...4).map { number in
      Reading.evidence("# Page \(number)\n\nText of the page.\n", path: "docs/p\(number).md", small: false)
    }
    // Its limit can never be reached: a check that cannot fail.
    let blind = rule("casing.heading", ["style": "sentence", "terms": ["Page", "1", "2", "3", "4"]])
    let seeing = rule("heading.marker", ["style": "atx"])
    let proofs = MutationProof(pages).proofs(of: [blind, seeing])
    #expect(proofs[0] == nil)
    #expect(proofs[1] == Proof(mutants: 3, caught: 3))
  }

  @Test func `at least 95 of 100 broken passages of the handbook are caught`() throws {
    var options = BuildOptions(paths: [Repository.fixtures.appending(path: "handbook").path])
    options.index = .none
    options.checkOnly = true
    let proofs = Mutex<[Proof]>([])
    _ = try BuildDriver(options) { bundle in
      proofs.withLock { $0 = bundle.rules.compactMap(\.provenance.proof) }
      return ""
    }
    .run()
    let (mutants, caught) = proofs.withLock { $0.reduce((0, 0)) { ($0.0 + $1.mutants, $0.1 + $1.caught) } }
    #expect(mutants >= 100)
    #expect(Double(caught) >= 0.95 * Double(mutants), "\(caught) of \(mutants)")
  }
}
