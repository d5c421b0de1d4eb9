import Foundation
import TestSupport
import Testing

@testable import Documents

@Suite struct HTMLInvariantTests {
  @Test func `the handbook's pages give sound trees`() throws {
    for page in HTMLTreeCheck.pages(below: Repository.fixtures.appending(path: "handbook/html")) {
      let document = try HTMLTreeCheck.read(page)
      #expect(HTMLTreeCheck.violations(document) == [], "\(page.lastPathComponent)")
      #expect(!PlainText(document).blocks.isEmpty, "\(page.lastPathComponent)")
    }
  }

  @Test(.enabled(if: Repository.corpora != nil, "the measuring corpora are not beside this checkout"))
  func `all pages of the corpora give sound trees`() throws {
    let corpora = try #require(Repository.corpora)
    let pages = HTMLTreeCheck.pages(below: corpora.appending(path: "html"))
    for page in pages {
      let document = try HTMLTreeCheck.read(page)
      #expect(HTMLTreeCheck.violations(document) == [], "\(page.lastPathComponent)")
    }
    print("HTML: \(pages.count) pages of the corpora are sound")
  }

  @Test(arguments: 0..<500)
  func `tag soup gives a sound tree`(seed: Int) {
    let html = TagSoup(seed: UInt64(seed)).page()
    let document = HTMLReader.read(path: "soup.html", bytes: html)
    let violations = HTMLTreeCheck.violations(document)
    #expect(violations == [], "\(String(decoding: html, as: UTF8.self))")
    #expect(PlainText(document).bytes.count <= html.count * 3)
  }
}

/// Random pages of tags, texts and broken syntax; the same for the same seed.
struct TagSoup {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  func page() -> [UInt8] {
    var soup = self
    var html: [UInt8] = []
    for _ in 0..<soup.below(120) + 3 { html += soup.piece() }
    return html
  }

  private mutating func below(_ count: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(count))
  }

  private mutating func one(of words: [String]) -> String { words[below(words.count)] }

  private mutating func piece() -> [UInt8] {
    switch below(10) {
    case 0...3: Array("<\(one(of: Self.tags))\(one(of: Self.attributes))>".utf8)
    case 4, 5: Array("</\(one(of: Self.tags))>".utf8)
    case 6...8: Array(one(of: Self.texts).utf8)
    default: below(3) == 0 ? [UInt8(below(256)), UInt8(below(256))] : Array(one(of: Self.fragments).utf8)
    }
  }

  private static let tags = [
    "p", "div", "b", "i", "em", "a", "ul", "ol", "li", "table", "tr", "td", "th", "tbody", "thead", "caption", "h1",
    "h2",
    "pre", "code", "blockquote", "span", "dl", "dt", "dd", "section", "main", "article", "nav", "header", "footer",
    "aside",
    "form", "button", "svg", "math", "title", "script", "style", "br", "hr", "img", "input", "figure", "figcaption",
    "details", "summary", "template", "x-custom", "del", "xmp", "select", "option", "foreignobject", "strong", "body",
    "html",
  ]
  private static let attributes = [
    "", "", "", " class=note", " class='toc'", " id=\"content\"", " href=\"/a?b&amp;c\" title='t > \"u\"'", " hidden",
    " style='display:none'", " alt='x\ny' src=z", " rowspan=3 colspan=2", " role=main", " start=7", " a=\"unclosed",
    " /",
    " class='language-c'", " aria-hidden=true", " value=5",
  ]
  private static let texts = [
    " ", "\n", "word", "two words", " led", "trailed ", "a\n  b", "\t", "&amp;", "&lt;b&gt;", "&#8203;", "é\u{200B}ü",
    "a  b", "x < y",
    "one two three four five six.", "\r\n", "&nbsp;", "\u{202E}abc",
  ]
  private static let fragments = [
    "<!-- a comment of four words -->", "<!-->", "<!--", "<![CDATA[x]]>", "</ bogus>", "<", "</", "<!doctype html>",
    "<?php x ?>", "&", "&#",
    "&#x;", "\u{0}", "</>", "\"", "'>", "-->", "]]>", "<a", "<br/>",
  ]
}
