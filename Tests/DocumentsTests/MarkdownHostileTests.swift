import Testing
import TextScanning

@testable import Documents

/// Pages made to break readers. Every one has to be read in a time that grows with its size only.
@Suite struct `Hostile Markdown` {
  static let pages: [(name: String, text: String)] = {
    func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    let many = 100_000
    return [
      ("quotes.md", times(">", many) + " deep\nmore\n"), ("brackets.md", times("[", many)),
      ("pairs.md", times("[", many) + times("]", many)), ("links.md", times("[a](", many)),
      ("images.md", times("![[]()", many)), ("stars.md", times("*a ", many)),
      ("nested.md", times("**x", many) + times("**", many)),
      ("underscores.md", times("_a ", many) + times("a_ ", many)),
      ("lists.md", times("- ", many) + "x\n"), ("numbers.md", times("1. ", many) + "x\n"),
      ("stairs.md", (0..<1_000).map { times("  ", $0) + "- x\n" }.joined()), ("ticks.md", times("`a``", many)),
      ("wide.md", "|" + times("a|", many) + "\n|" + times("-|", many) + "\n|" + times("b|", many) + "\n"),
      ("empty-cells.md", "|" + times("a|", 900) + "\n|" + times("-|", 900) + "\n" + times("|b\n", 20_000)),
      ("lead.md", times("x\n", many) + "|a|b|\n|-|-|\n"), ("rows.md", times("|a|b|c\n|-|-|-\n", many / 4)),
      ("references.md", "[a]: " + times("u", 500_000) + "\n\n" + times("[a] ", many / 4)),
      ("html.md", times("<div ", many)), ("comments.md", times("<!--", many)),
      ("spans.md", times("a<span hidden>", many)),
      ("code.md", times("a <code>", many)), ("shortcodes.md", times("{{< note >}}\n", many)),
      ("braces.md", times("{{< ", many)),
      ("colons.md", times(":::note\n", many)), ("bangs.md", times("!!! note\n    x\n", many / 10)),
      ("stairs-of-bangs.md", (0..<500).map { times("    ", $0) + "!!! note\n" }.joined()),
      ("ampersands.md", times("&amp;", many)), ("mail.md", times("a@", many)),
      ("front.md", "---\n" + times("a: b\n", many)),
      ("tags.mdx", times("<Tabs a={", many)), ("expressions.mdx", times("{", many)),
      ("open-tags.mdx", times("<A\n", many)),
      ("invisible.md", times("a\u{200B}", many)), ("footnotes.md", times("[^a]", many) + "\n\n[^a]: x\n"),
    ]
  }()

  @Test(.timeLimit(.minutes(2)), arguments: pages.indices) func `is read`(index: Int) {
    let page = Self.pages[index]
    let bytes = Array(page.text.utf8)
    let clock = ContinuousClock()
    var document: Document?
    let time = clock.measure { document = DocumentReader.read(path: page.name, bytes: bytes) }
    // Generous: debug builds on a busy machine.
    #expect(time < .seconds(30), "\(page.name) took \(time)")
    guard let document else { return }
    #expect(MarkdownInvariants.violation(in: document) == nil)
    _ = PlainText(document)
    #expect(depth(of: document) <= MarkdownWalk.deepest + 2)
  }

  @Test(.timeLimit(.minutes(2))) func `fifty megabytes in one line are read`() {
    let bytes = Array(String(repeating: "word *em* ", count: 5_000_000).utf8)
    let document = DocumentReader.read(path: "long.md", bytes: bytes)
    #expect(document.diagnostics.map(\.code) == ["huge-block"])
    #expect(PlainText(document).bytes.count == bytes.count - 1)
  }

  @Test func `deep nesting is told`() {
    let document = DocumentReader.read(
      path: "deep.md", bytes: Array((String(repeating: ">", count: 1_000) + " x").utf8))
    #expect(document.diagnostics.map(\.code) == ["deep-nesting"])
    #expect(String(decoding: PlainText(document).bytes, as: UTF8.self) == "x")
  }

  @Test func `a table of more than a thousand columns is told and read as text`() {
    let row = String(repeating: "a|", count: 1_001)
    let page = "|\(row)\n|\(row.replacing("a", with: "-"))\n"
    let document = DocumentReader.read(path: "wide.md", bytes: Array(page.utf8))
    #expect(document.diagnostics.map(\.code) == ["wide-table"])
    #expect(!document.nodes.contains { $0.kind == .table })
  }

  @Test func `bytes that are no text are read as plain text`() {
    let bytes: [UInt8] = [0x7F, 0x45, 0x4C, 0x46, 0x02, 0x01, 0x00, 0x00, 0x23, 0x20, 0x61]
    let document = DocumentReader.read(path: "program.md", bytes: bytes)
    #expect(document.diagnostics.map(\.code) == ["binary"])
    #expect(!document.nodes.contains { $0.kind == .heading })
  }

  @Test func `many threads read at once`() async {
    let page = String(repeating: "A ~~b~~ and www.example.com, *c* `d`.\n\n", count: 500)
    let bytes = Array(page.utf8)
    let expected = DocumentReader.read(path: "a.md", bytes: bytes).dump()
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<32 { group.addTask { DocumentReader.read(path: "a.md", bytes: bytes).dump() == expected } }
      for await isEqual in group { #expect(isEqual) }
    }
  }

  private func depth(of document: Document) -> Int {
    var depths = [0]
    depths.reserveCapacity(document.nodes.count)
    for node in document.nodes.dropFirst() { depths.append(depths[Int(node.parent)] + 1) }
    return depths.max() ?? 0
  }
}
