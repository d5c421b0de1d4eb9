import Skills
import Testing

@testable import Extraction

@Suite struct KnowledgeGlossaryTests {
  /// A second page that uses the words, as an entry needs.
  private let use =
    "# Use\n\nEach vault has a restore point, a sync peer and a CLI. Vaults and restore points are kept.\n"

  private func entries(_ text: String, at path: String = "a.md") -> [GlossaryEntry] {
    Knowing.merged([path: text, "use.md": use]).glossary
  }

  @Test(arguments: [
    (
      "# T\n\nA **vault** is an encrypted container for restore points.\n", "vault",
      "An encrypted container for restore points"
    ),
    ("# Vaults\n\nA vault is an encrypted container for files.\n", "vault", "An encrypted container for files"),
    (
      "# T\n\n## What is a restore point?\n\nA restore point is the set of changes since a backup.\n", "restore point",
      "The set of changes since a backup"
    ),
    ("# T\n\nThe Common Language Interface (CLI) runs it.\n", "CLI", "Common Language Interface"),
    (
      "# T\n\n| Term | Definition |\n| --- | --- |\n| Sync peer | A machine that keeps a folder in step. |\n",
      "sync peer", "A machine that keeps a folder in step"
    ),
    ("# T\n\nA container with one key is called a *vault*.\n", "vault", "A container with one key is called a vault"),
  ])
  func `definitions are read`(text: String, term: String, definition: String) {
    // `called` and list items need a third page.
    let entries = Knowing.merged(["a.md": text, "use.md": use, "use2.md": use]).glossary
    #expect(entries.map(\.term) == [term])
    #expect(entries.map(\.definition) == [definition])
  }

  @Test(arguments: [
    "# T\n\nA **vault** is a good place for files of all kinds.\n",
    "# T\n\n**This** is the way that files are kept here.\n",
    "# T\n\nVaults are used by all of the people here.\n\n## Vaults\n\nVaults are used in several ways.\n",
    "# T\n\nThe box, also called a *vault*.\n",
    "# T\n\n**Vaults** are large, small, or empty.\n",
  ])
  func `praise, pointing and plain statements define nothing`(text: String) {
    #expect(entries(text).isEmpty)
  }

  @Test func `a term that one page uses alone is left out unless the page lists terms`() {
    let text = "# T\n\nA **quoin** is an outer corner of a wall.\n"
    #expect(entries(text).isEmpty)
    #expect(entries(text, at: "glossary.md").map(\.term) == ["quoin"])
  }

  @Test func `a page of terms defines its headings`() {
    let text = "# Glossary\n\n## A to F\n\n### Block step\n\nA block step pauses a build until somebody acts.\n"
    #expect(entries(text).map(\.definition) == ["A block step pauses a build until somebody acts"])
  }

  @Test func `other spellings are told`() {
    let pages = [
      "a.md": "# Restore points\n\nA restore point is the set of changes since a backup.\n",
      "b.md": "# B\n\nSee the Restore Point of today and each restore-point list.\n",
      "c.md": "# C\n\nHere the Restore Point is old, and a restore-point list is long. A restore point is kept.\n",
    ]
    let entry = Knowing.merged(pages).glossary.first
    #expect(entry?.term == "restore point")
    #expect(entry?.variants == ["Restore Point", "restore-point"])
  }

  @Test func `a long definition ends at a clause`() {
    let tail = String(repeating: "and with many more words that go on ", count: 6)
    let text =
      "# T\n\nA **vault** is an encrypted container for the restore points of one machine or of several machines "
      + "in one region, which nobody else can open, \(tail).\n"
    let definition = entries(text).first?.definition ?? ""
    #expect(definition.hasPrefix("An encrypted container for the restore points"))
    #expect(definition.utf8.count <= 200)
  }
}
