import Skills
import Testing

@testable import Extraction

@Suite struct KnowledgeTopicTests {
  @Test func `front matter gives title and summary`() {
    let topic = Knowing.page("---\ntitle: Add a peer\nsummary: Keep a folder in step.\n---\n\nText.\n").topic
    #expect(topic.title == "Add a peer")
    #expect(topic.summary == "Keep a folder in step")
  }

  @Test func `a page without a heading is called after its file`() {
    #expect(Knowing.page("Some words.\n", at: "docs/move-a_vault.md").topic.title == "Move a vault")
    #expect(Knowing.page("Some words.\n", at: "docs/backups/index.md").topic.title == "Backups")
  }

  @Test(arguments: [
    ("This page describes how to move a vault between regions.", "How to move a vault between regions"),
    ("In this article, you'll learn about the ways to seal a box.", "The ways to seal a box"),
    ("This guide shows you how to open the box again.", "How to open the box again"),
    ("Vaults keep every change for a month.", "Vaults keep every change for a month"),
  ])
  func `words about the page are left out of its summary`(sentence: String, summary: String) {
    #expect(Knowing.page("# Title\n\n\(sentence)\n").topic.summary == summary)
  }

  @Test func `a summary skips leads to lists, praise and site templates`() {
    let text =
      """
      # T

      The following are here:

      <%= render %> is put in here now.

      It is easy and simple to seal a box.

      Boxes hold chunks of files.

      """
    #expect(Knowing.page(text).topic.summary == "Boxes hold chunks of files")
  }

  @Test func `a summary that pages share is a banner`() {
    let banner = "# T\n\nA complete list of releases is available.\n"
    let topics = Knowing.merged(["a.md": banner, "b.md": banner, "c.md": banner]).topics
    #expect(topics.map(\.summary) == ["", "", ""])
  }

  @Test(arguments: [
    (
      "docs/adr/0001-use-utc.md", "# Use UTC\n\n## Context\n\nx\n\n## Decision\n\nx\n\n## Consequences\n\nx\n",
      Topic.Purpose.decision
    ),
    ("docs/runbooks/queue.md", "# Queue backlog\n\n## Symptoms\n\nSlow.\n", .troubleshooting),
    ("AGENTS.md", "# Instructions\n\nDo this.\n", .rules),
    ("docs/page.md", "# Install the tool\n\n1. Get it.\n2. Run it.\n3. Check it.\n", .howTo),
    ("docs/page.md", "# Limits\n\n| Name | Value |\n| --- | --- |\n| a | 1 |\n| b | 2 |\n", .reference),
    ("docs/concepts/vaults.md", "# Vaults\n\nA vault holds boxes.\n", .concept),
  ])
  func `path, headings and shape tell the purpose`(path: String, text: String, purpose: Topic.Purpose) {
    #expect(Knowing.page(text, at: path).topic.purpose == purpose)
  }

  @Test func `sections are the headings below the title without the further reading`() {
    let topic = Knowing.page("# T\n\n## One\n\nx\n\n### Inner\n\nx\n\n## Two\n\nx\n\n## See also\n\nx\n").topic
    #expect(topic.sections == ["One", "Two"])
  }

  @Test func `the head of an HTML page counts as front matter`() {
    let html =
      "<html><head><title>Limits</title><meta name=\"description\" content=\"What an account may hold.\"></head>"
      + "<body><h2>One</h2><p>x</p><h2>Two</h2><p>y</p></body></html>"
    let topic = Knowing.page(html, at: "docs/limits.html").topic
    #expect(topic.title == "Limits")
    #expect(topic.summary == "What an account may hold")
  }
}
