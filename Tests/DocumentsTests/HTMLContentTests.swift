import TestSupport
import Testing
import TextScanning

@testable import Documents

/// What of a page counts as its content, said in the words of pages people write.
@Suite struct HTMLContentTests {
  private func text(_ html: String) -> String {
    String(decoding: PlainText(HTMLTreeCheck.read(html)).bytes, as: UTF8.self)
  }

  @Test func `main wins over everything around it`() {
    #expect(text("<p>Before.</p><main><p>The page.</p></main><p>After.</p>") == "The page.")
    #expect(text("<p>Before.</p><div role=main><p>The page.</p></div>") == "The page.")
  }

  @Test func `one article that holds most of the text is the page, several are not`() {
    #expect(text("<p>Site.</p><article><p>A long enough article.</p></article>") == "A long enough article.")
    #expect(text("<article>First one.</article><article>Second one.</article>") == "First one.\nSecond one.")
  }

  @Test func `navigation, banners and forms are left out`() {
    let page = """
      <header>Site</header><nav>Menu</nav><div role=search>Find</div><div class="breadcrumbs">A / B</div>
      <p>Stays.</p><form>Subscribe <input></form><button>Go</button><aside>Ads</aside><footer>Imprint</footer>
      """
    #expect(text(page) == "Stays.")
  }

  @Test func `a class on the page around a sidebar drops nothing`() {
    #expect(text("<div class='page has-sidebar'><p>Stays.</p></div><div class='page-sidebar'>Goes.</div>") == "Stays.")
    #expect(
      text("<div class=sidebar><p>This sidebar holds most of the page.</p></div><p>Rest.</p>").contains("sidebar holds")
    )
  }

  @Test func `the only first heading survives in a site header`() {
    #expect(text("<header><h1>Title</h1><nav>Menu</nav></header><p>Some text.</p>") == "Title\nSome text.")
  }

  @Test func `a form around the whole page is not a form`() {
    #expect(text("<form id=aspnet><h1>Title</h1><p>Text of the page.</p><input></form>") == "Title\nText of the page.")
  }

  @Test func `styles that hide text are told from those that do not`() {
    let hiding = [
      "display:none", "DISPLAY : None !important", "visibility:hidden", "font-size:0", "font-size:0.0em", "opacity:0",
      "color:#fff;background:#FFFFFF", "color:white;background-color:#fff", "position:absolute;left:-9999px",
      "position:fixed;top:-1000em", "text-indent:-9999px",
    ]
    for style in hiding { #expect(HTMLHidden.hides(style: Array(style.lowercased().utf8)), "\(style)") }
    let showing = [
      "", "display:block", "opacity:0.5", "font-size:0.9em", "color:#fff", "color:#fff;background:#000", "left:-9999px",
      "position:absolute;left:10px", "text-indent:-2em", "position:relative;left:-5px",
      "color:inherit;background:inherit",
    ]
    for style in showing { #expect(!HTMLHidden.hides(style: Array(style.utf8)), "\(style)") }
  }

  @Test func `every match in the plain text leads back to its bytes`() throws {
    let html = "<p>One <b>two&nbsp;three</b>\n  four &amp; five</p>"
    let document = HTMLTreeCheck.read(html)
    let plain = PlainText(document)
    #expect(plain.string(0..<plain.bytes.count) == "One two\u{A0}three four & five")
    let four = try #require(plain.string(0..<plain.bytes.count).utf8Offset(of: "four"))
    #expect(document.bytes.string(plain.sourceRange(of: four..<four + 4)) == "four")
    let sign = try #require(plain.string(0..<plain.bytes.count).utf8Offset(of: "&"))
    #expect(document.bytes.string(plain.sourceRange(of: sign..<sign + 1)) == "&amp;")
  }
}

extension String {
  fileprivate func utf8Offset(of part: String) -> Int? {
    let (whole, part) = (Array(utf8), Array(part.utf8))
    return whole.indices.first { $0 + part.count <= whole.count && Array(whole[$0..<$0 + part.count]) == part }
  }
}
