import Documents
import Foundation
import Prose
import Skills
import TestSupport
import Testing
import TextScanning

@testable import Extraction

/// Parameters of reference pages: name, type, default and allowed values, whatever the shape of the page.
@Suite struct ParameterTests {
  private func parameters(_ text: String, at path: String = "reference.md") -> [Parameter] {
    PageKnowledge(Page(DocumentReader.read(path: path, bytes: Array(text.utf8)))).parameters
  }

  @Test(
    arguments: [
      ("- `width`: Columns of text (`integer`, default `80`)", "integer", "80", []),
      ("- `width` (integer, optional): Columns of text. Default: `80`.", "integer", "80", []),
      ("- `mode`: How (`string`, default `fast`, values `fast` / `slow`)", "string", "fast", ["fast", "slow"]),
      ("- **mode** (string): One of `fast` or `slow`.", "string", "", ["fast", "slow"]),
      ("- `names`: Which (`string[]`, default `[]`)", "string[]", "[]", []),
      ("- `above`: Lines (`integer|integer[]`, default `1`)", "integer|integer[]", "1", []),
    ] as [(String, String, String, [String])])
  func `an item says type, default and values in its brackets or behind them`(
    item: String, type: String, value: String, allowed: [String]
  ) throws {
    let found = try #require(parameters("# Keys\n\nKeys:\n\n\(item)\n").first)
    #expect(found.type == type)
    #expect(found.defaultValue == value)
    #expect(found.allowed == allowed)
  }

  @Test func `words in brackets that are no types make no parameter`() {
    let text = "# Parts\n\n- `pump`: Moves water (loud, heavy)\n- **Valve** (the blue one): Stops it.\n"
    #expect(parameters(text).isEmpty)
  }

  @Test func `a bold label leaves the default in its text to the name it speaks of`() {
    let found = parameters("# Parts\n\n- **Speed**: `pump.speed` defaults to `3`.\n")
    #expect(found.map(\.name) == ["pump.speed"])
  }

  @Test func `every parameter of the fixtures is read, with nothing besides`() throws {
    let folder = Repository.fixtures.appending(path: "parameters")
    let gold = try String(contentsOf: folder.appending(path: "gold.jsonl"), encoding: .utf8).split(separator: "\n")
    let wanted = try gold.map { line in
      let entry = try JSON(parsing: Array(line.utf8))
      return [
        entry["page"]?.string ?? "", entry["name"]?.string ?? "", entry["type"]?.string ?? "",
        entry["default"]?.string ?? "", (entry["allowed"]?.strings ?? []).joined(separator: "|"),
      ]
    }
    let read = try Set(wanted.map { $0[0] }).sorted().flatMap { page in
      let text = try String(contentsOf: folder.appending(path: page), encoding: .utf8)
      return parameters(text, at: page).map {
        [page, $0.name, $0.type, $0.defaultValue, $0.allowed.joined(separator: "|")]
      }
    }
    #expect(Set(wanted).subtracting(read).isEmpty)
    #expect(Set(read).subtracting(wanted).isEmpty)
  }
}
