import Skills
import Testing

@Suite struct ManagedBlockTests {
  private let block = ManagedBlock(name: "lark")

  @Test func `the block goes to the end and the hand's text stays`() throws {
    let text = try block.replacing(in: "# Mine\n\nText", digest: "sha256:abc", content: "- one\n")
    #expect(text == "# Mine\n\nText\n\n<!-- skillc:begin lark sha256:abc -->\n- one\n<!-- skillc:end lark -->\n")
  }

  @Test(arguments: ["", "# Mine\n", "# Mine", "# Mine\r\n\r\nText\r\n"])
  func `doing it again changes nothing`(old: String) throws {
    let once = try block.replacing(in: old, digest: "sha256:abc", content: "- one\n- two")
    #expect(try block.replacing(in: once, digest: "sha256:abc", content: "- one\n- two") == once)
    #expect(block.digest(in: once) == "sha256:abc")
  }

  @Test func `a new block takes the place of the old one`() throws {
    let old = "a\n<!-- skillc:begin lark sha256:1 -->\nold\n<!-- skillc:end lark -->\nb\n"
    let new = try block.replacing(in: old, digest: "sha256:2", content: "new")
    #expect(new == "a\n<!-- skillc:begin lark sha256:2 -->\nnew\n<!-- skillc:end lark -->\nb\n")
  }

  @Test func `line ends are the file's own`() throws {
    let text = try block.replacing(in: "a\r\nb\r\n", digest: "d", content: "one\ntwo")
    #expect(!text.replacing("\r\n", with: "").contains("\n"))
  }

  @Test func `blocks of other skills and examples of marks are left alone`() throws {
    let old = "<!-- skillc:begin other 1 -->\nx\n<!-- skillc:end other -->\n```\n<!-- skillc:begin lark 1 -->\n```\n"
    let text = try block.replacing(in: old, digest: "d", content: "new")
    #expect(text.hasPrefix(old))
  }

  @Test(arguments: ["a\n<!-- skillc:begin lark 1 -->\nb\n", "a\n<!-- skillc:end lark -->\n"])
  func `a damaged block is an error, not a guess`(old: String) {
    let problem = #expect(throws: ManagedBlock.Problem.self) { try block.replacing(in: old, digest: "d", content: "x") }
    #expect(problem?.line == 2)
  }

  @Test(arguments: ["", "# Mine\n", "# Mine\r\n"])
  func `removing the block gives the old text back`(old: String) throws {
    #expect(try block.removing(from: block.replacing(in: old, digest: "d", content: "x")) == old)
  }
}
