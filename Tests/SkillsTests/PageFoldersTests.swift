import Testing

@testable import Skills

/// How a large set of pages is told: by folder, the fullest first.
@Suite struct PageFoldersTests {
  @Test func `the fullest folders are opened and every page is counted`() {
    let topics = (0..<60).map { index in
      Topic(
        title: "Page \(index)", summary: "", purpose: .other, sections: [],
        place: .init(path: "docs/\(index < 50 ? "guides/part\(index % 10)" : "api")/p\(index).md", line: 1))
    }
    let lines = PageFolders(topics).lines
    #expect(lines.first == "- `docs/api/` (10 pages): Page 50; Page 51; Page 52; …")
    #expect(lines.count == 11)
    #expect(lines.contains { $0.hasPrefix("- `docs/guides/part3/` (5 pages): Page 3; Page 13; Page 23; …") })
  }
}
