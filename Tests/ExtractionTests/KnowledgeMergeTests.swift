import Foundation
import Skills
import TestSupport
import Testing

@testable import Extraction

@Suite struct KnowledgeMergeTests {
  /// The pages of the fixture company's documentation.
  private func company() throws -> [PageKnowledge] {
    let root = Repository.fixtures.appending(path: "company/docs")
    let names = try FileManager.default.subpathsOfDirectory(atPath: root.path)
    return try names.sorted().filter { $0.hasSuffix(".md") || $0.hasSuffix(".mdx") || $0.hasSuffix(".html") }.map {
      Knowing.page(try String(contentsOf: root.appending(path: $0), encoding: .utf8), at: $0)
    }
  }

  @Test func `what a page knows survives its stored form`() throws {
    for page in try company() {
      var writer = ByteWriter()
      page.encode(to: &writer)
      var reader = ByteReader(writer.bytes)
      #expect(try PageKnowledge(from: &reader) == page)
      #expect(reader.isAtEnd)
    }
  }

  @Test func `damaged bytes are an error, not a crash`() throws {
    var writer = ByteWriter()
    Knowing.page("# Vaults\n\nA vault is a box for `--flags`.\n").encode(to: &writer)
    for count in 0..<writer.bytes.count {
      var reader = ByteReader(Array(writer.bytes.prefix(count)))
      #expect(throws: ByteCodingError.self) { try PageKnowledge(from: &reader) }
    }
  }

  @Test func `the same pages give the same knowledge`() throws {
    let pages = try company()
    let first = KnowledgeMerge.merge(pages)
    #expect(KnowledgeMerge.merge(pages) == first)
    #expect(first.topics.count == pages.count)
  }

  @Test func `the company's own words, flags and contradiction are found`() throws {
    let pages = try company()
    let knowledge = KnowledgeMerge.merge(pages)
    #expect(knowledge.glossary.prefix(3).map(\.term).contains("vault"))
    #expect(knowledge.facts.contains { $0.category == .errorCode && $0.name == "TW-1042" })
    #expect(knowledge.facts.contains { $0.category == .environmentVariable && $0.name == "TW_TOKEN" })
    #expect(KnowledgeMerge.conflicts(pages).contains { $0.name == "--jobs" && $0.scope == "tw backup" })
    #expect(knowledge.procedures.contains { $0.goal == "Add a sync peer" && !$0.verification.isEmpty })
  }

  @Test(arguments: [
    "", "\n\n\n", "---\n---\n", "# \n", "| |\n| --- |\n| |\n", "```\n", "1. \n2. \n3. \n", "**", "`", "(A)",
    "a (AB) is",
  ])
  func `empty and broken pages know little and break nothing`(text: String) {
    let knowledge = KnowledgeMerge.merge([Knowing.page(text)])
    #expect(knowledge.topics.count == 1)
    #expect(knowledge.glossary.isEmpty)
  }
}
