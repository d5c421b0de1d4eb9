import Foundation
import TestSupport
import Testing

@testable import Documents

@Suite struct HTMLSnapshotTests {
  static let fixtures = Repository.fixtures.appending(path: "documents/html")
  static let snapshots = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snapshots/html")

  @Test(arguments: HTMLTreeCheck.pages(below: HTMLSnapshotTests.fixtures).map(\.lastPathComponent))
  func `every fixture page gives the recorded tree`(name: String) throws {
    let document = try HTMLTreeCheck.read(Self.fixtures.appending(path: name))
    var text = document.dump()
    for diagnostic in document.diagnostics { text += diagnostic.description + "\n" }
    for range in document.hidden {
      text += "hidden \(range) “\(String(decoding: document.bytes[range], as: UTF8.self))”\n"
    }
    try Snapshot.expect(text, named: name + ".txt", in: Self.snapshots)
    #expect(HTMLTreeCheck.violations(document) == [])
  }
}
