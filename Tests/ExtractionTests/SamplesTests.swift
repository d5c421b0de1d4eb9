import Extraction
import Testing
import TextScanning

/// What a guide shows is evidence, not a rule.
@Suite struct SamplesTests {
  private func told(_ text: String, path: String = "style/guide.md") -> [String] {
    Reading.evidence("# Style guide\n\nUse short sentences. Avoid jargon in headings.\n\n\(text)", path: path).proposals
      .map(\.instruction)
  }

  @Test(arguments: [
    "{{< recommend >}}\n\nRestart the broker before you go on.\n\n{{< /recommend >}}",
    "{{< recommend not >}}\n\n1. Restart the broker before you go on.\n\n{{< /recommend >}}",
    "{% example %}\n\nRestart the broker before you go on.\n\n{% endexample %}",
    ":::example\n\nRestart the broker before you go on.\n\n:::",
    "!!! failure \"Don't\"\n\n    Restart the broker before you go on.",
    "For example:\n\n> Restart the broker before you go on.",
    "**Not recommended**\n\nRestart the broker before you go on.",
    "❌ Don’t\n\nRestart the broker before you go on.", "> Restart the broker before you go on.",
    "- ✅ Restart the broker before you go on.", "Example: Restart the broker before you go on.",
    "### Good example\n\nRestart the broker before you go on.", "- [Restart the broker before you go on](broker.md)",
  ])
  func `a labelled sample gives no rule`(sample: String) {
    #expect(!told(sample).contains { $0.contains("broker") })
  }

  @Test(arguments: [
    "> **Note:** Name the broker in every title.", "> 📘 Brokers\n> Name the broker in every title.",
    "## Known limitations\n\nName the broker in every title.", "## Fix errors\n\nName the broker in every title.",
  ])
  func `a note and a section of the guide still prescribe`(text: String) {
    #expect(told("## Before\n\nWrite it well.\n\n\(text)").count >= 1)
  }

  @Test func `a specimen page with placeholder text prescribes nothing`() {
    let text = "- Use description lists for terms.\n\nLorem ipsum dolor sit amet, consectetur elit.\n"
    #expect(told(text).isEmpty)
  }

  @Test func `word pairs under “examples” stay rules`() {
    let text = "Examples:\n\n- Use “allowlist” instead of “whitelist”.\n"
    #expect(told(text).count >= 1)
  }
}
