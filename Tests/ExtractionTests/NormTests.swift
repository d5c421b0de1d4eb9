import Extraction
import Rules
import Testing
import TextScanning

/// Sentences that prescribe by telling how things are, items without a verb, arrows, checklists, options of decision records.
@Suite struct NormTests {
  private func rules(_ text: String, path: String = "AGENTS.md") -> [Proposal] {
    Reading.evidence(text, path: path).proposals
  }

  @Test(arguments: [
    ("No change is complete without a run of `make sim`.", Modality.must), ("No global state anywhere.", .mustNot),
    ("Generated files are never edited.", .mustNot), ("Branches are called `area/words`.", .must),
    ("Every public function carries a comment.", .must), ("The agent stops and asks a person.", .must),
    ("Agents do not squash.", .mustNot), ("Only maintainers merge.", .must),
    ("The folder `old/` is off-limits.", .must),
    ("Permitted for a first draft.", .may),
  ])
  func `how things are is a rule for an agent`(sentence: String, modality: Modality) throws {
    let rule = try #require(rules("# Work\n\n## Rules\n\n\(sentence)\n").first, "\(sentence)")
    #expect(rule.modality == modality)
  }

  @Test(arguments: [
    "The server keeps ten connections.", "Every page has a title in the index.", "Branches are listed below.",
    "No issue is open at the moment.", "It always returns the same value.", "Protobuf commands require Docker.",
    "This view no longer grants access.", "Access includes a role in staging.",
  ])
  func `how things are is no rule in an overview or of software`(sentence: String) {
    #expect(rules("# Work\n\n## Overview\n\n\(sentence)\n").isEmpty)
  }

  @Test func `names in a list of names are no orders`() {
    let text =
      "# Customers\n\nEach profile contains:\n\n- customer number\n- full name\n- Address (street, city)\n- last plan change date\n"
    #expect(rules(text).isEmpty)
  }

  @Test func `what stands before an arrow is the condition`() throws {
    let rule = try #require(rules("# Docs\n\n- **New integration** → update `INTEGRATIONS.md`\n").first)
    #expect(rule.kind == "obligation.must")
    #expect(rule.scope.when == "New integration")
    #expect(rule.slots["objects"]?.strings == ["INTEGRATIONS.md"])
    #expect(rules("# Flow\n\nThe page loads → fetch the list → draw it.\n").isEmpty)
  }

  @Test func `a checklist and a list of conventions demand what they name`() {
    #expect(rules("# Done\n\n- [ ] `just links` reports nothing new\n- [ ] the page opens at both ends\n").count == 2)
    #expect(rules("# Scripts\n\n## Conventions\n\n- `set -euo pipefail` at the top\n").count == 1)
    #expect(rules("# Scripts\n\n- **File naming** — `UPPER_SNAKE.md`\n").first?.facet == .format)
  }

  @Test func `steps of a numbered list are rules where the list demands`() {
    let demands = "1. Before you file, please search.\n1. Ensure the code is formatted. Run `make all`.\n"
    let steps = "1. Fork the project.\n1. Make changes.\n1. Push the branch.\n"
    #expect(rules("# Contributing\n\n## Submitting\n\n\(demands)", path: "CONTRIBUTING.md").count == 3)
    #expect(rules("# Contributing\n\n## Submitting\n\n\(steps)", path: "CONTRIBUTING.md").isEmpty)
  }

  @Test func `the option a record chose is its rule`() throws {
    let record =
      "# Which marker do lists have?\n\n## Decision Outcome\n\nChosen option: \"Use an asterisk\", because it is plain.\n"
    let rule = try #require(rules(record, path: "docs/adr/0011-marker.md").first)
    #expect(rule.instruction.hasSuffix("Use an asterisk."))
    #expect(rules(record.replacing("Use an asterisk", with: "{option}"), path: "docs/adr/0011-marker.md").isEmpty)
  }

  @Test func `a heading that says when is the condition of what stands below`() throws {
    let rule = try #require(rules("# Work\n\n## When you open a pull request\n\n- Squash fixups.\n").first)
    #expect(rule.scope.when == "When you open a pull request")
  }

  @Test func `a permission is told from an ability`() {
    let policy = "# Merging\n\nThe author must ask for a review.\n\n"
    #expect(rules(policy + "Once a reviewer has approved, the author can merge the change.\n").count == 2)
    #expect(rules(policy + "With a cache the server can hold ten vaults.\n").count == 1)
  }

  @Test func `if after a verb of asking is what is asked, not a condition`() throws {
    let rule = try #require(rules("# Calls\n\n- Check if the line is active.\n").first)
    #expect(rule.scope.when == nil)
  }

  @Test func `a tool named without marks is an object too`() throws {
    let rule = try #require(rules("# Calls\n\n- Use the make_payment tool to make the payment.\n").first)
    #expect(rule.slots["objects"]?.strings == ["make_payment"])
  }
}
