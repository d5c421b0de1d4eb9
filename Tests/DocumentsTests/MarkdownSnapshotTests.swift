import Foundation
import TestSupport
import Testing
import TextScanning

@testable import Documents

/// The pages in `fixtures/documents/markdown`.
enum MarkdownFixtures {
  static let folder = Repository.fixtures.appending(path: "documents/markdown")
  static let names: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".md") || $0.hasSuffix(".mdx") }.sorted()

  static func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }
}

@Suite struct `Markdown fixtures` {
  @Test(arguments: MarkdownFixtures.names) func `the tree, the text and the diagnostics are as recorded`(name: String)
    throws
  {
    let bytes = try MarkdownFixtures.bytes(name)
    let document = DocumentReader.read(path: name, bytes: bytes)
    var snapshot = document.dump()
    for entry in document.frontMatter?.entries ?? [] {
      snapshot += "\(entry.key) “\(bytes.string(entry.valueRange))” \(entry.valueRange)\n"
    }
    for range in document.hidden { snapshot += "hidden \(range)\n" }
    for diagnostic in document.diagnostics { snapshot += diagnostic.description + "\n" }
    snapshot += "\n" + String(decoding: PlainText(document).bytes, as: UTF8.self) + "\n"
    let snapshots = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/markdown")
    try Snapshot.expect(snapshot, named: name + ".txt", in: snapshots)
  }

  @Test(arguments: MarkdownFixtures.names) func `every text stands where its node says`(name: String) throws {
    let bytes = try MarkdownFixtures.bytes(name)
    var alignment = MarkdownAlignment()
    let violation = alignment.add(name, bytes)
    #expect(violation == nil)
    #expect(alignment.misaligned == 0)
    #expect(alignment.differing.isEmpty, "\(alignment.differing)")
  }

  @Test(arguments: MarkdownFixtures.names) func `every prefix of a page has a sound tree`(name: String) throws {
    let bytes = try MarkdownFixtures.bytes(name)
    for end in 0..<bytes.count {
      var alignment = MarkdownAlignment()
      let violation = alignment.add(name, Array(bytes[..<end]))
      #expect(violation == nil, "cut at \(end): \(violation ?? "")")
      #expect(alignment.differing.isEmpty, "cut at \(end): \(alignment.differing)")
    }
  }
}
