import Foundation
import TestSupport
import Testing

@testable import Documents

#if !DEBUG
  /// Run with `swift test -c release -Xswiftc -enable-testing --filter HTMLSpeed`.
  @Suite(.serialized) struct HTMLSpeedTests {
    @Test(.enabled(if: Repository.corpora != nil, "the measuring corpora are not beside this checkout"))
    func `pages of 14 KB are read at 1,500 a second`() throws {
      let corpora = try #require(Repository.corpora)
      let pages = try HTMLTreeCheck.pages(below: corpora.appending(path: "html")).map {
        [UInt8](try Data(contentsOf: $0))
      }
      var (bytes, texts) = (0, 0)
      let start = HTMLTreeCheck.cpuSeconds()
      for _ in 0..<5 {
        for page in pages {
          texts += PlainText(HTMLReader.read(path: "page.html", bytes: page)).bytes.count
          bytes += page.count
        }
      }
      let seconds = HTMLTreeCheck.cpuSeconds() - start
      let rate = Double(bytes) / 14_000 / seconds
      print(
        "HTML: \(Int(rate)) pages of 14 KB per CPU second; \(Double(bytes) / seconds / 1e6) MB/s, \(texts) bytes of text"
      )
      #expect(rate > 1500)
    }

    @Test(arguments: HTMLHostileTests.repeats + ["word ", "<p>Some words in a paragraph with <b>bold</b> text.</p>"])
    func `a page of 50 MB on one line is read in seconds`(fragment: String) {
      let size = fragment.utf8.count > 4 ? 50_000_000 : 10_000_000
      let html = Array(String(repeating: fragment, count: size / fragment.utf8.count).utf8)
      let start = HTMLTreeCheck.cpuSeconds()
      let document = HTMLReader.read(path: "page.html", bytes: html)
      let read = HTMLTreeCheck.cpuSeconds() - start
      let text = PlainText(document)
      let seconds = HTMLTreeCheck.cpuSeconds() - start
      print(
        "HTML: \(size / 1_000_000) MB of \(fragment): \(read) s, \(seconds) s with \(text.bytes.count) of text, \(document.nodes.count) nodes"
      )
      #expect(read < 15)
    }
  }
#endif
