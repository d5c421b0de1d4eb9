import Extraction
import Rules
import Testing
import TextScanning

/// Obligations in agent files: modality, family, conditions, lead-ins.
@Suite struct StatementTests {
  private func rules(_ text: String, path: String = "AGENTS.md") -> [Proposal] {
    Reading.evidence(text, path: path).proposals
  }

  @Test(arguments: [
    ("Run `make test` before you commit.", "obligation.order", Modality.must),
    ("Never push to main.", "obligation.never", .mustNot),
    ("Ask a maintainer before you drop a table.", "obligation.confirm", .must),
    ("Verify every flag against the source.", "obligation.cite", .must),
    ("You should keep each change small.", "obligation.must", .should),
    ("Don't guess.", "obligation.never", .mustNot),
  ])
  func `a sentence becomes the obligation it states`(sentence: String, kind: String, modality: Modality) throws {
    let rule = try #require(rules("# Work\n\n- \(sentence)\n").first)
    #expect(rule.kind == kind)
    #expect(rule.modality == modality)
  }

  @Test func `code stays code in what an agent is told, and is a typed object`() throws {
    let rule = try #require(rules("- Run `make lint` before you commit.\n").first)
    #expect(rule.instruction == "Run `make lint` before you commit.")
    #expect(rule.slots["objects"]?.strings == ["make lint"])
    #expect(rule.scope.when == "before you commit")
  }

  @Test func `items inherit the polarity of their lead-in`() {
    let found = rules("A pull request must not:\n\n- mix a rename with a change of behaviour;\n- contain dead code.\n")
    #expect(found.map(\.modality) == [.mustNot, .mustNot])
    #expect(found.first?.instruction == "A pull request must not: mix a rename with a change of behaviour.")
  }

  @Test func `what follows “ask before you” is asked, not done`() {
    let found = rules("Ask before you:\n\n- change a default value;\n- delete a migration.\n")
    #expect(found.map(\.kind) == ["obligation.confirm", "obligation.confirm"])
  }

  @Test(arguments: [
    "See the guide for details.", "This file holds the settings.", "Tests are in `tests/`.", "Why do we do this?",
    "Backups are not affected, since they do not pass the queue.", "**Build**: `make`",
    "To learn more, see the guide.", "For a full list of options, refer to the manual.",
    "[Required Development Guidelines](guidelines.md)", "No: Simply run the command on each broker.",
    "**Good:** Open the file.",
  ])
  func `a sentence that describes gives no rule`(sentence: String) {
    #expect(rules("- \(sentence)\n").isEmpty)
  }

  @Test func `rows of a requirement table are obligations with their condition`() throws {
    let found = rules("| Changed area | Required command |\n| --- | --- |\n| `agent/` | `make test` |\n")
    let rule = try #require(found.first)
    #expect(rule.slots["action"]?.string == "make test")
    #expect(rule.scope.when == "agent/")
  }

  @Test func `a rejected decision gives no rules and a superseded one is remembered apart`() {
    let record =
      "# 3. Store settings\n\n## Status\n\nRejected\n\n## Context\n\nSettings.\n\n## Decision\n\nWe will store settings in YAML.\n"
    #expect(rules(record, path: "docs/adr/0003-settings.md").isEmpty)
    let superseded = rules(record.replacing("Rejected", with: "Superseded by ADR 9"), path: "docs/adr/0003-settings.md")
    #expect(superseded.allSatisfy { $0.pattern == "superseded" } && !superseded.isEmpty)
  }
}
