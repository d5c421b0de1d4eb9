import Foundation
import TestSupport
import Testing

@testable import Documents

/// Pages made to break a reader: they cost time in proportion to their size, and lose no text.
@Suite struct HTMLHostileTests {
  static let nests = [
    "div", "b", "ul><li", "blockquote", "table><tr><td", "a href=x", "section", "svg", "x-y", "span", "p", "font",
    "dl><dd",
  ]

  @Test(arguments: nests)
  func `a hundred thousand nested elements are read`(tag: String) {
    let document = HTMLTreeCheck.read(String(repeating: "<\(tag)>", count: 100_000) + "the text<p>more")
    #expect(HTMLTreeCheck.violations(document) == [])
    if tag != "svg" { #expect(document.text(of: 0).contains("the text")) }
    #expect(document.nodes.count < 3000)
    _ = PlainText(document)
  }

  @Test(arguments: ["div", "b", "x-y"])
  func `text between very deep elements is kept flat`(tag: String) {
    let open = String(repeating: "<\(tag)>word ", count: 5_000)
    let document = HTMLTreeCheck.read(open + String(repeating: "</\(tag)>", count: 5_000) + "<p>after</p>")
    #expect(HTMLTreeCheck.violations(document) == [])
    #expect(document.text(of: 0).split(separator: "word", omittingEmptySubsequences: false).count == 5_001)
    #expect(document.diagnostics.map(\.code) == ["deep-nesting"])
  }

  static let repeats: [String] = [
    "<p>x", "<b>", "</b>", "<a href=x>y", "<td>", "<li>x", "<!--", "<!-- a -->", "&amp;", "&", "&#", "<", "</",
    "<a b='", "<p a=b c=d e=f>",
    "<br>", "<img alt='a b'>", "<script>", "<table><tr><td>x", "<b><p>x</b>", "<div hidden>a b c d</div>", "<h1>a<h2>b",
    "\u{200B}", "\u{0}", "a\n", "<ul><li><b>x</ul>", "<title>", "<svg><p>x", "<td rowspan=60000 colspan=1000>",
    "<ol start=99999999999>",
    "<i><div>x</i>", "<form><p>x", "<a class=headerlink>", "<span aria-hidden=true>",
  ]

  /// Debug builds are some thirty times slower than release builds.
  #if DEBUG
    private static let size = 100_000
  #else
    private static let size = 1_000_000
  #endif

  @Test(arguments: repeats)
  func `a fragment repeated to a megabyte is read in proportion to its size`(fragment: String) {
    let html = String(repeating: fragment, count: Self.size / fragment.utf8.count)
    let start = HTMLTreeCheck.cpuSeconds()
    let document = HTMLTreeCheck.read(html)
    _ = PlainText(document)
    // What takes a second here takes a hundred if it grows with the square of the size.
    #expect(HTMLTreeCheck.cpuSeconds() - start < 5, "\(fragment)")
    #expect(document.nodes.count < Self.size + 10)
  }

  @Test func `pages in UTF-16 and binary files are refused or read as text`() {
    let utf16 = HTMLReader.read(path: "a.html", bytes: [0xFF, 0xFE, 0x3C, 0x00, 0x70, 0x00, 0x3E, 0x00])
    #expect(utf16.nodes.count == 1)
    #expect(utf16.diagnostics.map(\.code) == ["not-utf8"])
    let binary = HTMLReader.read(path: "a.html", bytes: Array("<p>GIF89a</p>".utf8) + [0, 0, 1, 2, 3, 0x1F, 0, 0x41])
    #expect(binary.diagnostics.map(\.code) == ["binary"])
    #expect(binary.format == .html)
  }

  @Test func `empty and nearly empty pages have an empty tree`() {
    for html in [
      "", " ", "\u{FEFF}", "<", "<p>", "<html></html>", "<!doctype html>", "<b> </b>", "<table></table>", "<ul></ul>",
    ] {
      let document = HTMLTreeCheck.read(html)
      #expect(HTMLTreeCheck.violations(document) == [], "\(html)")
      #expect(PlainText(document).blocks.count <= 1, "\(html)")
    }
  }

  @Test func `a page never loses all of its text`() {
    let navigation = HTMLTreeCheck.read("<nav><a href=a>One page</a> <a href=b>Another page</a></nav><main></main>")
    #expect(navigation.text(of: 0).contains("Another page"))
    let stub = HTMLTreeCheck.read(
      "<main><p>x</p></main><div><p>" + String(repeating: "All of the text. ", count: 50) + "</p></div>")
    #expect(stub.text(of: 0).contains("All of the text."))
  }
}
