@testable import Documents
import Foundation
import TestSupport
import Testing
import TextScanning

/// How much of the text was found where it stands.
struct MarkdownAlignment {
  var blocks = 0
  var misaligned = 0
  var differing: [String] = []

  /// Reads a page, checks the tree, and compares the text of every block with what cmark says it is.
  mutating func add(_ path: String, _ bytes: [UInt8]) -> String? {
    let (document, report) = MarkdownReader.readCounting(path: path, bytes: bytes, transcribes: true)
    blocks += report.leaves
    misaligned += report.misaligned
    if report.misaligned > 0 { differing.append("\(path): \(report.misaligned) misaligned") }
    for (index, text) in report.transcript ?? [:] {
      let node = document.nodes[index]
      // What is cut out of the text is in cmark's, and so is what the page hides.
      let isCut =
        document.nodes[index..<Int(node.subtreeEnd)].contains { $0.kind == .shortcode || $0.kind == .htmlInline }
        || document.hidden.contains { $0.overlaps(node.range) }
      // So is a word in place of an expression that stands in a code span over several lines.
      if isCut || String(decoding: text, as: UTF8.self).contains("xxx") { continue }
      let own = MarkdownInvariants.text(of: index, in: document)
      if own != text, !bytes.contains(0) {
        let left = String(decoding: own.prefix(80), as: UTF8.self)
        let right = String(decoding: text.prefix(80), as: UTF8.self)
        differing.append("\(path): \(left) ≠ \(right)")
      }
    }
    return MarkdownInvariants.violation(in: document)
  }
}

@Suite struct `Markdown alignment` {
  @Test func `every text of the fixtures stands where its node says`() throws {
    let alignment = try check(Repository.fixtures)
    #expect(alignment.misaligned == 0)
    #expect(alignment.differing.isEmpty, "\(alignment.differing.prefix(20).joined(separator: "\n"))")
  }

  @Test func `every text of the corpora stands where its node says`() throws {
    guard let corpora = Repository.corpora else {
      print("skipped: no corpora beside the checkout")
      return
    }
    let alignment = try check(corpora)
    print("\(alignment.blocks) blocks of text in the corpora, \(alignment.misaligned) misaligned")
    #expect(alignment.misaligned == 0)
    #expect(alignment.differing.isEmpty, "\(alignment.differing.prefix(20).joined(separator: "\n"))")
  }

  /// Reads every Markdown page in a folder.
  private func check(_ folder: URL) throws -> MarkdownAlignment {
    let folder = folder.resolvingSymlinksInPath()
    var alignment = MarkdownAlignment()
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted() {
      guard DocumentReader.format(ofPath: path) == .markdown else { continue }
      let bytes = [UInt8](try Data(contentsOf: folder.appending(path: path)))
      if let violation = alignment.add(path, bytes) { Issue.record("\(violation)") }
    }
    return alignment
  }
}
