// Debug builds only: in one module with Foundation's own ICU, the headers of libxml2 do not compile in release builds.
#if DEBUG

  import Foundation
  import TestSupport
  import Testing
  import TextScanning

  @testable import Documents

  /// Why the reader has a tokenizer of its own, and how its text compares with that of a parser that has read the web for twenty years.
  @Suite struct HTMLOracleTests {
    /// Pages and whether every text run of libxml2 lies where its SAX position says. One "no" is enough not to build on it.
    static let positionCases: [(name: String, html: [UInt8], isExact: Bool)] = [
      ("plain text", Array("<p>one <b>two</b></p>".utf8), true),
      ("attribute with >", Array("<p title='a > b'>one</p>".utf8), true),
      ("meta charset", Array("<meta charset=latin1><p>caf\u{E9}</p>".utf8), true),
      ("character reference", Array("<p>a &amp; b</p>".utf8), false),
      ("reference without semicolon", Array("<p>&copy 2024</p>".utf8), false),
      ("lone <", Array("<p>a <1 b</p>".utf8), false),
      ("text after a comment", Array("<p>a<!-- c -->b".utf8), false),
      ("text after a script", Array("<script>1</script>t".utf8), false),
      ("invalid UTF-8", Array("<p>caf".utf8) + [0xE9] + Array(" x</p><p>later</p>".utf8), false),
      ("NUL", Array("<p>a\u{0}b</p><p>c</p>".utf8), false),
      ("long text", Array("<p>".utf8) + [UInt8](repeating: 0x78, count: 3000), false),
    ]

    @Test(arguments: positionCases.indices)
    func `libxml2's positions are exact only where nothing happens`(index: Int) {
      let (name, html, isExact) = Self.positionCases[index]
      let runs = HTMLLibXML.runs(html)
      #expect(!runs.isEmpty, "\(name)")
      #expect(runs.allSatisfy { $0.isExact(in: html) } == isExact, "\(name): \(runs)")
    }

    @Test(arguments: positionCases.indices)
    func `our positions are exact in the same pages`(index: Int) {
      let (name, html, _) = Self.positionCases[index]
      let document = HTMLReader.read(path: "page.html", bytes: html)
      #expect(HTMLTreeCheck.violations(document) == [], "\(name)")
      #expect(document.nodes.contains { $0.kind == .text }, "\(name)")
    }

    @Test func `the text of our fixtures is the text libxml2 reads`() throws {
      let skipped: Set<String> = ["references.html", "broken.html", "invisible.html", "latin1.html", "hidden.html"]
      for page in HTMLTreeCheck.pages(below: HTMLSnapshotTests.fixtures) where !skipped.contains(page.lastPathComponent)
      {
        let share = try comparison(page)
        #expect(share.missing == [], "\(page.lastPathComponent)")
      }
    }

    @Test(.enabled(if: Repository.corpora != nil, "the measuring corpora are not beside this checkout"))
    func `pages of the corpora keep nearly all of the text libxml2 reads`() throws {
      let corpora = try #require(Repository.corpora)
      var (ours, all, blocks, missing) = (0, 0, 0, 0)
      var lowest = (share: 1.0, page: "")
      for page in HTMLTreeCheck.pages(below: corpora.appending(path: "html")) {
        let share = try comparison(page)
        ours += share.ours
        all += share.all
        blocks += share.blocks
        missing += share.missing.count
        if share.missing.count > 0 { print("HTML: \(page.lastPathComponent) has \(share.missing.prefix(3))") }
        let kept = Double(share.ours) / Double(max(share.all, 1))
        if kept < lowest.share { lowest = (kept, page.lastPathComponent) }
      }
      print(
        "HTML: \(ours) of \(all) bytes of text kept; \(missing) of \(blocks) blocks not in libxml2's text; lowest \(lowest)"
      )
      #expect(Double(ours) >= Double(all) * 0.97)
      #expect(missing * 500 <= blocks)
    }

    private struct Comparison {
      var ours = 0
      var all = 0
      var blocks = 0
      var missing: [String] = []
    }

    /// Looks for every block of ours in libxml2's text, in order, both without white space.
    private func comparison(_ page: URL) throws -> Comparison {
      let document = try HTMLTreeCheck.read(page)
      let all = Data(HTMLLibXML.visibleText(document.bytes))
      var comparison = Comparison(all: all.count)
      var position = 0
      for (index, node) in document.nodes.enumerated() where node.kind.holdsText || node.kind == .codeBlock {
        let block = text(document, index)
        guard !block.isEmpty else { continue }
        comparison.blocks += 1
        if let found = find(block, in: all, from: position) {
          position = found + block.count
          comparison.ours += block.count
        } else {
          comparison.missing.append(String(decoding: block, as: UTF8.self))
        }
      }
      return comparison
    }

    private func text(_ document: Document, _ index: Int) -> [UInt8] {
      var text: [UInt8] = []
      var inner = index + 1
      while inner < Int(document.nodes[index].subtreeEnd) {
        let node = document.nodes[inner]
        switch node.kind {
        case .text: text += document.bytes[node.range]
        case .characterReference: text += (document.string(of: inner) ?? "").utf8
        default: break
        }
        inner = node.kind == .title ? Int(node.subtreeEnd) : inner + 1
      }
      return text.filter { !ASCII.isSpace($0) }
    }

    private func find(_ block: [UInt8], in text: Data, from start: Int) -> Int? {
      text.range(of: Data(block), in: start..<text.count)?.lowerBound
    }
  }

#endif
