import Documents
import Testing

@Suite struct MarkdownMemoryTests {
  @Test func `a page whose tree outgrows the region of its thread is read whole`() {
    // Some forty megabytes of cmark's nodes: the region is full before the block is done, and pages after it are read as before.
    let large = String(repeating: "*a* b\n", count: 120_000)
    let document = DocumentReader.read(path: "large.md", bytes: Array(large.utf8))
    #expect(document.nodes.count { $0.kind == .emphasis } == 120_000)
    let small = DocumentReader.read(path: "small.md", bytes: Array("# A\n\n*b* and [c](d)\n".utf8))
    #expect(small.nodes.count { $0.kind == .emphasis } == 1)
    #expect(small.nodes.count { $0.kind == .link } == 1)
  }

  @Test func `many pages read one after the other give the same trees`() {
    let text =
      "| a | b |\n| - | - |\n| `c` | **d** |\n\n- [ ] e\n- [x] f ~~g~~ www.example.com\n\n[h]: /i \"j\"\n\nSee [h].\n"
    let first = DocumentReader.read(path: "a.md", bytes: Array(text.utf8)).dump()
    for _ in 0..<50 {
      #expect(DocumentReader.read(path: "a.md", bytes: Array(text.utf8)).dump() == first)
    }
  }
}
