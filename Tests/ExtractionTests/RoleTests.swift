import Extraction
import Testing

/// A page is a source of rules for what its sentences say, not for its name.
@Suite struct RoleTests {
  private func role(_ text: String, _ path: String, small: Bool = false) -> PageRole {
    Reading.evidence(text, path: path, small: small).role
  }

  private static let advice =
    "You should set a timeout. Use the retry option for slow networks. Never share the token. Ensure the agent runs. "
    + "Always pin the version of the plugin. Avoid long jobs. We recommend two replicas.\n"

  @Test(arguments: [
    ("pages/plugins/writing.md", "Writing plugins"), ("docs/glossary.md", "Glossary"),
    ("operations/production.md", "Production guidelines on Kubernetes"),
    ("about/Language-Keywords.md", "Language keywords"),
    ("learn/formatting-output.md", "Formatting and aliases"), ("pages/rest_api/agents.md", "Agents API"),
    ("reference/conventions.md", "Naming conventions of the API"),
  ])
  func `a product page that advises its users is no source`(path: String, title: String) {
    #expect(!role("# \(title)\n\n\(Self.advice)", path).prescribes)
  }

  @Test(arguments: [
    ("docs/style-guide.md", "Style guide"), ("contributing/style/notices.md", "Notices"),
    ("docs/writing.md", "Writing"), ("STYLE.md", "Documentation"),
  ])
  func `a page on how to write is a guide`(path: String, title: String) {
    let text = "Write headings in sentence case. Use short sentences. Avoid jargon. Address the reader as you.\n"
    #expect(role("# \(title)\n\n\(text)", path) == .rulebook)
  }

  @Test func `a list of words is known by the header of its table`() {
    #expect(
      role("# Terminology\n\n| Use this | Not this |\n| --- | --- |\n| vault | box |\n", "docs/terminology.md")
        == .rulebook)
    #expect(
      role("# Terminology\n\n| Term | Meaning |\n| --- | --- |\n| vault | a box |\n", "docs/terminology.md")
        != .rulebook)
  }

  @Test func `only AGENTS.md in capitals speaks to agents below the root`() {
    #expect(role("# Agents\n", "docs/AGENTS.md") == .agentInstructions)
    #expect(role("# Agents\n", "agents.md") == .agentInstructions)
    #expect(role("# Agents\n", "docs/agents.md") != .agentInstructions)
  }
}
