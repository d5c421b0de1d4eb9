import Extraction
import Testing

@Suite struct OutputFilesTests {
  @Test func `outputs know whether they hold more than some bytes`() throws {
    let folder = try BuildFolder()
    try folder.write(String(repeating: "a", count: 60), to: "a.md")
    try folder.write(String(repeating: "b", count: 50), to: "b.md")
    let files = OutputFiles(["a.md", "b.md"], in: folder.path)
    #expect(files.files.count == 2)
    #expect(files.holdMore(than: 109) && !files.holdMore(than: 110))
    #expect(!OutputFiles(["gone.md"], in: folder.path).holdMore(than: 0))
  }
}
