import Documents

import Skills
import Testing

@testable import Extraction

/// What documents say against each other.
@Suite struct ContradictionTests {
  private func messages(_ code: String, _ files: [String: String]) -> [String] {
    let pages = files.map { Reading.evidence($0.value, path: $0.key) }
    return Compiler(name: "test", subject: "Test").compile(pages, skipped: []).diagnostics.filter { $0.code == code }
      .map { "\($0.path):\($0.line): \($0.message)" }
  }

  private func conflicts(_ left: String, _ right: String) -> [String] {
    messages("conflict", ["AGENTS.md": "# Agents\n\n\(left)\n", "docs/AGENTS.md": "# Agents\n\n\(right)\n"])
  }

  // MARK: Rules

  @Test func `two forms of one text are a conflict, two names for one form are none`() {
    let plain = "Write commit subjects as `area: what it does`."
    #expect(conflicts(plain, "Write each commit subject as `type(area): summary`.").count == 1)
    #expect(conflicts(plain, "Write each commit subject as `scope: the change`.").isEmpty)
    #expect(conflicts(plain, "Write branch names as `issue/words`.").isEmpty)
  }

  @Test func `a width of lines stands against no breaks at all`() {
    let wrap = "Wrap Markdown paragraphs at 100 columns."
    #expect(conflicts(wrap, "Do not hard-wrap paragraphs.").count == 1)
    #expect(conflicts(wrap, "Write one sentence per line in pages.").count == 1)
    #expect(conflicts("Wrap code at 100 columns.", "Do not hard-wrap paragraphs.").isEmpty)
    #expect(conflicts(wrap, "Wrap Markdown paragraphs at 100 columns.").isEmpty)
  }

  @Test func `one of several is a conflict only where both speak of the same`() {
    #expect(conflicts("Indent the console code with two spaces.", "Indent the console code with tabs.").count == 1)
    #expect(conflicts("Indent the console code with two spaces.", "Indent makefiles with tabs.").isEmpty)
    #expect(conflicts("Source such text from a single file.", "Wrap the name of the text in double braces.").isEmpty)
  }

  @Test func `two limits on one thing are a conflict, on two things none`() {
    let small = "Keep a pull request under 400 lines of change."
    #expect(conflicts(small, "A pull request must have at most 200 lines of change.").count == 1)
    #expect(conflicts(small, "A pull request must have at most 400 lines of change.").isEmpty)
    #expect(conflicts(small, "A function must have at most 60 lines.").isEmpty)
    #expect(
      conflicts("A change to the schema needs two approvals.", "Changes to the schema need one approval.").count == 1)
  }

  @Test func `an order against a prohibition of the same thing`() {
    let order = "Commit the generated client files to the repository."
    #expect(conflicts(order, "Never commit generated client files to the repository.").count == 1)
    #expect(conflicts(order, "Never edit generated client files in the repository.").isEmpty)
    #expect(conflicts(order, "Never commit generated client files to the repository unless asked.").isEmpty)
  }

  // MARK: Definitions

  private func definitions(_ left: String, _ right: String) -> [String] {
    messages(
      "definitions-differ",
      ["docs/glossary.md": "# Glossary\n\n\(left)\n", "docs/peers.md": "# Peers\n\nWelcome.\n\n\(right)\n"])
  }

  @Test func `a term that is two kinds of thing is reported with both texts`() {
    #expect(
      definitions("A **sync peer** is a machine that keeps a folder.", "A **sync peer** is a remote vault of yours.")
        == [
          "docs/peers.md:5: “sync peer” is defined as “A remote vault of yours” here and as “A machine that keeps a folder” at docs/glossary.md:3"
        ])
  }

  @Test func `a table of terms defines too`() {
    let table = "| Term | Meaning |\n| --- | --- |\n| sync peer | A machine that keeps a folder |\n"
    #expect(definitions(table, "A **sync peer** is a remote vault of yours.").count == 1)
  }

  @Test func `paraphrases are no contradiction`() {
    let glossary = "A **sync peer** is a machine that is paired with a vault."
    for other in [
      "a host that keeps folders in step.", "a paired computer.", "a thing that syncs.", "what a backup leaves.",
      "a paired or standalone machine.", "a vault machine.", "one of the machines of a vault.",
      "a box paired with a vault, like any machine.",
    ] {
      #expect(definitions(glossary, "A **sync peer** is \(other)").isEmpty, "\(other)")
    }
  }

  // MARK: Decisions

  private let old =
    "# 3. Store settings in YAML\n\n## Status\n\nSuperseded by ADR 9\n\n## Decision\n\nWe will store settings in YAML.\n"
  private let new =
    "# 9. Store settings in TOML\n\n## Status\n\nAccepted, 2024-06-10\n\n## Decision\n\nWe will store settings in TOML.\n"

  private func taught(_ text: String, at path: String = "docs/page.md") throws -> [String] {
    let folder = try BuildFolder()
    let files = ["docs/adr/0003-a.md": old, "docs/adr/0009-b.md": new, path: "# Page\n\n\(text)\n"]
    for (path, text) in files { try folder.write(text, to: path) }
    let pages = files.map { Reading.evidence($0.value, path: $0.key) }
    return SupersededTeaching.find(pages, root: folder.path).map { "\($0.path):\($0.line): \($0.message)" }
  }

  @Test func `a page that teaches a superseded decision is named with both records`() throws {
    #expect(
      try taught("Hello.\nSettings are stored in YAML files.") == [
        "docs/page.md:4: “Settings are stored in YAML files.” still teaches what docs/adr/0003-a.md:9 decided; docs/adr/0009-b.md:9 supersedes it"
      ])
  }

  @Test func `history, the new decision and other uses of the word are left alone`() throws {
    for text in [
      "Settings were stored in YAML before version 4.", "Settings are stored in TOML and no longer in YAML.",
      "Convert settings from YAML.", "The API answers in YAML.", "Store settings in TOML, YAML being the input.",
    ] {
      #expect(try taught(text).isEmpty, "\(text)")
    }
    #expect(try taught("Settings are stored in YAML files.", at: "docs/upgrade.md").isEmpty)
  }
}
