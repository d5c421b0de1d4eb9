import Extraction
import Testing
import TextScanning

/// Guides in fragments: lists of words against words, phrases without verbs, signs that turn them around.
@Suite struct TerseGuideTests {
  private static let frame = """
    # Desk memo

    ## Words

    - "customer", never "client"
    - "drawing", not "plan"
    - "in order to" → "to"
    - "whilst" is banned


    """

  private func rules(_ text: String) -> [String] {
    Reading.rules(Self.frame + text, path: "desk/memo.md").filter { rule in
      !["client", "drawing", "in order to", "whilst"].contains { rule.contains($0) }
    }
  }

  @Test func `a terse list of words is a guide`() {
    #expect(Reading.evidence(Self.frame, path: "desk/memo.md").role == .rulebook)
  }

  @Test(arguments: [
    ("- consignment, not shipment\n", "term.substitute must shipment → consignment"),
    ("- depot – not warehouse, not hub\n", "term.substitute must warehouse|hub → depot"),
    ("- lorry/lorries. Not truck.\n", "term.substitute must truck → lorry|lorries"),
    ("- utilise/utilize → use\n", "term.substitute must utilise|utilize → use"),
    ("- Wi-Fi (capital W, capital F, hyphen)\n", "casing.term must wi-fi → Wi-Fi"),
    ("- drop \"very\", \"really\", \"quite\"\n", "term.ban mustNot very|really|quite"),
    ("- No \"please\" in steps.\n", "term.ban mustNot please in step"),
  ])
  func `an item gives the rule it states`(item: String, rule: String) {
    #expect(rules(item) == [rule])
  }

  @Test func `a contrast of ideas is no rule on words`() {
    let text = "## Principles\n\n- Facts, not opinions.\n- Use short sentences.\n- Name the person who acts.\n"
    #expect(!rules(text).contains { $0.hasPrefix("term.") })
  }

  @Test(arguments: [
    ("- Sentence case for headings\n", "casing.heading must"),
    ("- Oxford comma: yes.\n", "punctuation.mark must"),
    ("- Semicolons: avoid.\n", "punctuation.mark should"),
    ("- ❌ Exclamation marks\n", "punctuation.mark must"),
    ("- Max 20 words a sentence.\n", "length.limit must"),
  ])
  func `a phrase without a verb rules on form`(item: String, rule: String) {
    #expect(rules("## Shape\n\n" + item) == [rule])
  }

  @Test func `a sign turns around what it stands before`() throws {
    let evidence = Reading.evidence(Self.frame + "## Shape\n\n- ❌ Use title case for headings\n", path: "desk/memo.md")
    let rule = try #require(evidence.proposals.first { $0.kind == "casing.heading" })
    #expect(rule.slots["style"]?.string == "sentence")
  }

  @Test(arguments: [
    "- Don't use \"gizmo\". It's fine to use \"gizmo\" in a quotation.\n",
    "- Don't use \"gizmo\". Except in letters.\n",
    "- Say \"device\", not \"gizmo\". Gizmo = a toy.\n",
  ])
  func `what the next sentence takes back is a condition`(item: String) {
    #expect(rules(item).contains { $0.contains("gizmo") && $0.contains("[") })
  }
}
