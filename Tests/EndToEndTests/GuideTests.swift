import Foundation
import TestSupport
import Testing

/// What the guide shows is what the tool prints.
@Suite struct GuideTests {
  private static func pages() throws -> [(name: String, text: String)] {
    let folder = Repository.root.appending(path: "docs")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".md") }
    return try names.map { ($0, try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
  }

  @Test func `no page holds a mark that somebody was to fill in`() throws {
    let pages = try Self.pages()
    #expect(pages.count > 20)
    for page in pages {
      #expect(!page.text.contains("@@") && !page.text.contains("TODO"), "\(page.name)")
    }
  }

  @Test func `looks for drift print what the guide shows`() throws {
    let page = try #require(try Self.pages().first { $0.name == "guide/watching-for-drift.md" })
    let blocks = page.text.components(separatedBy: "```\n").filter { $0.hasPrefix("$ skillc drift fixtures/") }
    #expect(blocks.count == 2)
    for block in blocks {
      let lines = block.split(separator: "\n", omittingEmptySubsequences: false)
      let arguments = lines[0].split(separator: " ").dropFirst(2).map(String.init)
      let run = try Skillc.run(arguments, in: Repository.root)
      #expect(run.output == lines.dropFirst().joined(separator: "\n"), "\(lines[0])")
    }
  }
}
