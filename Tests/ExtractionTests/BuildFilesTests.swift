import Extraction
import Foundation
import Synchronization
import Testing

@Suite struct BuildFilesTests {
  @Test(arguments: [
    ("a//b/./c/../d", "a/b/d"), ("/a/../../b/", "/b"), ("./", "."), ("", "."), ("../x", "../x"), ("/", "/"),
  ])
  func `paths are normalized as text`(_ path: String, _ expected: String) {
    #expect(FilePath.normalized(path) == expected)
  }

  @Test func `a path is relative only to a folder that holds it`() {
    #expect(FilePath.relative("/a/b/c", to: "/a/b") == "c")
    #expect(FilePath.relative("/a/b", to: "/a/b")?.isEmpty == true)
    #expect(FilePath.relative("/a/bc", to: "/a/b") == nil)
    #expect(FilePath.relative("/a", to: "/") == "a")
    #expect(FilePath.common(["/a/b/c", "/a/b/d", "/a/b"]) == "/a/b")
    #expect(FilePath.stem(of: "x/brief.v2.md") == "brief.v2")
    #expect(FilePath.stem(of: ".md") == ".md")
  }

  @Test(arguments: [1, 2, 7])
  func `work on many threads comes back in order`(_ jobs: Int) {
    let squares = Workers.map(Array(0..<500), jobs: jobs) { $0 * $0 }
    #expect(squares == (0..<500).map { $0 * $0 })
    #expect(Workers.map([Int](), jobs: jobs) { $0 }.isEmpty)
  }

  @Test(arguments: [1, 2, 7]) func `results are handed over in order, and few wait for their turn`(jobs: Int) {
    let begun = Counter()
    var taken: [Int] = []
    var farthest = 0
    Workers.forEach(Array(0..<300), jobs: jobs) { item in
      begun.value.wrappingAdd(1, ordering: .relaxed)
      // The first item takes longest: the others must not run far ahead.
      if item == 0 { usleep(20_000) }
      return item * item
    } take: { square in
      farthest = max(farthest, begun.value.load(ordering: .relaxed) - taken.count)
      taken.append(square)
    }
    #expect(taken == (0..<300).map { $0 * $0 })
    #expect(farthest <= jobs * 4 + 1)
    Workers.forEach([Int](), jobs: jobs) {
      $0
    } take: { _ in
      Issue.record("there is nothing to take")
    }
  }

  @Test func `a file that nobody finished leaves the old one`() throws {
    let folder = try BuildFolder()
    try folder.write("old", to: "report.json")
    let path = folder.path + "/report.json"
    do {
      let replacement = try FileReplacement(path)
      try replacement.append(Array("new".utf8))
      #expect(String(decoding: try FileSystem.read(path), as: UTF8.self) == "old")
    }
    #expect(String(decoding: try FileSystem.read(path), as: UTF8.self) == "old")
    let replacement = try FileReplacement(path)
    try replacement.append(Array("ne".utf8))
    try replacement.append(Array("w".utf8))
    try replacement.finish()
    #expect(String(decoding: try FileSystem.read(path), as: UTF8.self) == "new")
  }

  @Test func `settings are read, and a wrong one names its line`() throws {
    let settings = try ProjectSettings(
      yaml: "name: my-docs\npaths: [docs, guide]\nexclude:\n  - old/**\nprojectFiles: false\n")
    #expect(settings.name == "my-docs")
    #expect(settings.paths == ["docs", "guide"])
    #expect(settings.exclude == ["old/**"])
    #expect(settings.projectFiles == false)
    #expect(try ProjectSettings(yaml: "") == ProjectSettings())
    let failure = #expect(throws: Failure.self) { try ProjectSettings(yaml: "name: a\ncolour: red\n") }
    #expect(failure?.line == 2)
    #expect(failure?.path == "skillc.yml")
    #expect(throws: Failure.self) { try ProjectSettings(yaml: "a: [b\n") }
    #expect(throws: Failure.self) { try ProjectSettings(yaml: "- a\n") }
  }
}

/// A number that threads count up.
private final class Counter: Sendable {
  let value = Atomic<Int>(0)
}
