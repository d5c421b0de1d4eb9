import Foundation
import Rules
import TestSupport
import TextScanning
import Testing

@testable import Skills

/// What a markdownlint configuration becomes.
@Suite struct MarkdownlintImportTests {
  private func read(_ text: String, path: String = ".markdownlint.json") -> ImportResult {
    MarkdownlintImporter.read(ImportedFile(path: path, bytes: Array(text.utf8)))
  }

  private func rules(_ result: ImportResult) -> [String: Rule] {
    let rules = (result.bundles.first?.rules ?? []).map(\.rule)
    return Dictionary(rules.map { ($0.alias ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func `every option has its slot`() throws {
    let url = Repository.fixtures.appending(path: "lint/every-option.markdownlint.jsonc")
    let result = read(try String(contentsOf: url, encoding: .utf8), path: "lint.jsonc")
    let rules = rules(result)
    let expected: [String: [String: JSON]] = [
      "MD001": ["step": 1, "frontMatterTitle": "^name:"],
      "MD003": ["style": "setextWithATX", "closed": true],
      "MD004": ["marker": "nested"],
      "MD009": ["trailing": false, "breakSpaces": 3, "code": true, "itemIndent": true, "strict": true],
      "MD010": ["code": true, "languages": ["make"], "width": 4],
      "MD012": ["max": 2],
      "MD013": [
        "max": 100, "everywhere": true, "headings": 60, "code": 120, "tables": false, "longWords": "alone",
      ],
      "MD019": ["forbid": "extra"],
      "MD021": ["forbid": "extra", "closed": true],
      "MD022": ["element": "heading", "above": [1, 2, -1], "below": 0],
      "MD024": ["siblings": true],
      "MD025": ["level": 2, "frontMatterTitle": ""],
      "MD026": ["place": "heading", "mark": "none", "marks": ".;:"],
      "MD027": ["space": true, "listItems": false],
      "MD029": ["style": "ones", "start": 0],
      "MD030": ["bullets": 1, "longBullets": 3, "numbers": 2, "longNumbers": 4],
      "MD031": ["element": "codeBlock", "listItems": false],
      "MD033": ["elements": ["kbd"], "tableElements": ["br"]],
      "MD035": ["marker": "---"],
      "MD040": ["language": true, "languages": ["sh", "text"], "languageOnly": true],
      "MD041": ["level": 1, "frontMatterTitle": "^name:", "preamble": true],
      "MD048": ["fence": "~~~"],
      "MD050": ["strong": "**"],
      "MD054": ["forbid": ["collapsed", "shortcut", "shown"]],
      "MD059": ["avoid": ["here"]],
      "MD060": ["style": "compact", "alignedDelimiter": true],
    ]
    for (alias, slots) in expected { #expect(rules[alias]?.slots == slots, "\(alias)") }
    #expect(rules["MD007"] == nil)
    #expect(rules["MD011"]?.severity == .warning && rules["MD021"]?.severity == .warning)
    #expect(rules["MD005"]?.severity == .error)
    #expect(
      rules.values.allSatisfy { $0.origin == .imported && $0.instruction.hasSuffix(".") && !$0.instruction.isEmpty })
  }

  @Test func `what cannot be taken over is told with its line`() throws {
    let url = Repository.fixtures.appending(path: "lint/every-option.markdownlint.jsonc")
    let result = read(try String(contentsOf: url, encoding: .utf8), path: "lint.jsonc")
    let told = result.omissions.map(\.description)
    #expect(
      told.contains(
        "lint.jsonc:65: warning: “no-such-rule” is no rule, alias or tag of markdownlint [not-imported]"))
    #expect(told.allSatisfy { !$0.contains("the option") }, "\(told)")
  }

  @Test func `a configuration that names nothing has markdownlint's defaults`() {
    #expect(rules(read("{}")).count > 40)
    #expect(rules(read("default: true\nMD013: false\n", path: ".markdownlint.yml"))["MD013"] == nil)
    #expect(rules(read(#"{"default": false, "whitespace": true}"#)).keys.contains("MD009"))
  }

  @Test func `a later key goes before an earlier one, and aliases have any case`() {
    let rules = rules(read(#"{"default": false, "MD013": true, "Line-Length": {"line_length": "100"}, "headings": 0}"#))
    #expect(rules["MD013"]?.slots["max"] == 100)
    #expect(rules["MD001"] == nil)
  }

  @Test func `the configuration of markdownlint-cli2 is its config`() {
    let result = read("globs: ['*.md']\nconfig:\n  default: false\n  MD009: true\n", path: ".markdownlint-cli2.yaml")
    #expect(rules(result).keys.sorted() == ["MD009"] && result.omissions.isEmpty)
  }

  @Test(arguments: [
    (
      #"{"default": false, "MD004": {"style": "loud"}}"#,
      ".markdownlint.json:1: warning: MD004 (ul-style): “loud” is no style of it that is known"
    ),
    (
      "default: false\nMD013:\n  columns: 100\n",
      ".markdownlint.json:2: warning: MD013 (line-length): the option “columns” is unknown"
    ),
    (
      "default: false\nextends: other.json\n",
      ".markdownlint.json:2: warning: “extends” is not followed; import the other file too"
    ),
    ("[1, 2]", ".markdownlint.json:1: warning: holds no object of rules"),
    ("{\n\"MD001\": ", ".markdownlint.json:2: warning: is neither JSON nor YAML"),
  ]) func `bad input is told with its line`(text: String, message: String) {
    let told = read(text).omissions.map(\.description)
    #expect(told.contains { $0.hasPrefix(message) }, "\(told)")
  }

  @Test func `bytes that are no text give a reason and no rule`() {
    let result = MarkdownlintImporter.read(ImportedFile(path: "x.json", bytes: [0x7B, 0xFF, 0x00, 0x22, 0x2F, 0x2A]))
    #expect(result.bundles.isEmpty && !result.omissions.isEmpty)
  }
}
