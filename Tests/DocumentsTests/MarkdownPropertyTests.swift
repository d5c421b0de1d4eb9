@testable import Documents
import Testing
import TextScanning

/// A small generator of numbers that is the same on every machine (xorshift*).
struct MarkdownDice {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  mutating func roll(_ count: Int) -> Int {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Int((state &* 0x2545_F491_4F6C_DD1D) >> 33) % count
  }

  mutating func pick(_ list: [String]) -> String { list[roll(list.count)] }
}

@Suite struct `Markdown of random marks` {
  /// Pieces that mean something in some combination.
  static let pieces = [
    "a", "word", "two words", "é", "日本", "*", "**", "***", "_", "__", "`", "``", "[", "]", "](", "![", "(/url)",
    "(<u r>)",
    "(/u \"t *x*\")", "[r]", "[^1]", "\\", "\\*", "\\`", "&amp;", "&#65;", "&x", "&", "<b>", "</b>", "<", ">",
    "<!-- c -->",
    "<http://x.y?a&amp;b>", "www.example.com/a_b", "http://x.y/z_w.", "me@x.org", "~", "~~", "|", "\\|", " ", "  ",
    "\t",
    "\n", "\n", "\n\n", "  \n", "\\\n", "\r\n", "\r", "> ", "- ", "1. ", "7) ", "# ", "## ", "    ", "```", "~~~",
    "---",
    "===", "|--|--|", "| a | b |", "[r]: /u 't'", "[^1]: note", "- [ ] ", "- [x] ", "<div>", "</div>", ":::note", ":::",
    "!!! tip \"T\"\n    ", "{{< note >}}", "{{< /note >}}", "{{ x }}", "{% if %}", "\u{200B}", "\u{202E}",
    "> [!NOTE]\n",
    "<span hidden>", "</span>", "<code>", "</code>", "!", ".", ":", "w", "<p>", "<br/>", "[//]: # (x)", "{#id}",
    "<Tabs>",
  ]

  @Test(arguments: 0..<20) func `the text stands where its node says`(group: Int) {
    for case_ in 0..<100 {
      var dice = MarkdownDice(seed: UInt64(group * 100 + case_ + 1))
      var page = ""
      for _ in 0..<(5 + dice.roll(60)) { page += dice.pick(Self.pieces) }
      let name = dice.roll(5) == 0 ? "random.mdx" : "random.md"
      var alignment = MarkdownAlignment()
      let violation = alignment.add(name, Array(page.utf8))
      #expect(violation == nil, "\(violation ?? "") of \(page.debugDescription)")
      #expect(alignment.misaligned == 0, "\(page.debugDescription)")
      #expect(alignment.differing.isEmpty, "\(alignment.differing) of \(page.debugDescription)")
    }
  }

  @Test(arguments: MarkdownFixtures.names) func `a page with random bytes has a sound tree`(name: String) throws {
    let page = try MarkdownFixtures.bytes(name)
    var dice = MarkdownDice(seed: UInt64(page.count))
    for _ in 0..<100 {
      var bytes = page
      for _ in 0..<(1 + dice.roll(8)) where !bytes.isEmpty {
        let place = dice.roll(bytes.count)
        switch dice.roll(3) {
        case 0: bytes[place] = UInt8(dice.roll(256))
        case 1: bytes.remove(at: place)
        default: bytes.insert(contentsOf: Self.pieces[dice.roll(Self.pieces.count)].utf8, at: place)
        }
      }
      let document = DocumentReader.read(path: name, bytes: bytes)
      let violation = MarkdownInvariants.violation(in: document)
      #expect(violation == nil, "\(violation ?? "") of \(bytes)")
    }
  }
}
