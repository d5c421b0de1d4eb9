import Extraction
import Rules
import Testing
import TextScanning

/// What stands around a sentence and changes what it says: lead-ins, labels, headings.
@Suite struct GovernorTests {
  private func rules(_ text: String, path: String = "AGENTS.md") -> [Proposal] {
    Reading.evidence(text, path: path).proposals
  }

  private func told(_ text: String, path: String = "AGENTS.md") -> [String] {
    rules(text, path: path).map(\.instruction)
  }

  @Test(arguments: [
    "Get a yes from a person before you do any of these things:", "Ask first:", "The following need approval:",
    "Check with a maintainer and get their approval before:",
  ])
  func `what needs a yes is told with the question`(leadIn: String) throws {
    let rule = try #require(rules("\(leadIn)\n\n- delete a migration;\n").first)
    #expect(rule.kind == "obligation.confirm")
    #expect(rule.instruction.hasSuffix(": delete a migration."))
  }

  @Test(arguments: [
    "Passive voice is useful when you want to:", "You may need a token if:", "Use tables, except:",
    "This is great for many reasons, such as:", "Common mistakes:", "Here are some examples:", "The release includes:",
  ])
  func `items of a line that prescribes nothing are no rules`(leadIn: String) {
    #expect(told("\(leadIn)\n\n- Emphasize the object of a sentence.\n- Delete the schema.\n").isEmpty)
  }

  @Test func `an order before “any of these” is told with each of them`() {
    #expect(
      told("Run the whole suite before you do any of these:\n\n- change the schema;\n") == [
        "Run the whole suite before you do any of these: change the schema."
      ])
  }

  @Test func `a clause before a list is the condition of its items`() throws {
    let rule = try #require(rules("When you write a test:\n\n- Name the behaviour.\n").first)
    #expect(rule.scope.when == "When you write a test")
    #expect(rule.instruction == "When you write a test: Name the behaviour.")
  }

  @Test func `a line that only announces leaves its items alone`() {
    #expect(told("Follow these rules:\n\n- Keep functions short.\n") == ["Keep functions short."])
  }

  @Test(arguments: [
    ("- ❌ Force push to main\n", "Do not force push to main."),
    ("- 🚫 **Never do:** Modify code in `src/`\n", "Do not modify code in `src/`."),
    ("- **Avoid:** global state in tests\n", "Avoid: global state in tests."),
    ("- ⚠️ **Ask first:** Change the schema\n", "Ask before you change the schema."),
    ("## Don’t\n\n- Commit secrets to the repository\n", "Do not commit secrets to the repository."),
    ("## ⚠️ Ask first\n\n- Add a dependency to the project\n", "Ask before you add a dependency to the project."),
  ])
  func `a label that forbids or asks is never dropped`(text: String, expected: String) {
    #expect(told("# Work\n\n\(text)") == [expected])
  }

  @Test(arguments: ["- ✅ Open the file.\n", "- ❌ Open up the file.\n", "## Bad\n\nOpen up the file.\n"])
  func `labelled samples in a guide give no rules`(text: String) {
    #expect(
      told("# Writing style guide\n\nUse short sentences. Avoid jargon.\n\n\(text)", path: "style/guide.md").count <= 2)
    #expect(
      !told("# Writing style guide\n\nUse short sentences.\n\n\(text)", path: "style/guide.md").contains {
        $0.contains("file")
      })
  }
}
