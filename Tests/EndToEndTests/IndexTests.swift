import Foundation
import TestSupport
import Testing

@Suite struct IndexEndToEndTests {
  private let options = ["--root", ".", "--name", "demo", "--format", "json"]

  @Test func `a killed build leaves a usable index and the old bundle`() throws {
    let scratch = try Scratch()
    for copy in 0..<3 {
      let source = Repository.fixtures.appending(path: "handbook")
      try FileManager.default.createDirectory(at: scratch.url("docs"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(at: source, to: scratch.url("docs/\(copy)"))
    }
    let reference = try Skillc.run(["build", "docs", "--out", "reference", "--no-index"] + options, in: scratch.folder)
    #expect(reference.status == 0)
    for attempt in 1...6 {
      let process = Skillc.process(["build", "docs", "--out", "out"] + options, in: scratch.folder)
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: 0.05 * Double(attempt))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
    }
    let run = try Skillc.run(["build", "docs", "--out", "out"] + options, in: scratch.folder)
    #expect(run.status == 0)
    #expect(!run.error.contains("index"), "\(run.error)")
    #expect(try scratch.tree("out/demo") == scratch.tree("reference/demo"))
  }

  @Test func `a damaged index is made anew with one note`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    _ = try Skillc.run(["build", "docs"] + options, in: scratch.folder)
    let before = try scratch.tree("skills")
    for name in ["index.sqlite-wal", "index.sqlite-shm"] where scratch.exists(".skillc/\(name)") {
      try FileManager.default.removeItem(at: scratch.url(".skillc/\(name)"))
    }
    try scratch.write(
      "this is no database, but it is long enough to look like one " + String(repeating: "x", count: 4096),
      to: ".skillc/index.sqlite")
    let run = try Skillc.run(["build", "docs"] + options, in: scratch.folder)
    #expect(run.status == 0)
    #expect(run.error.components(separatedBy: "[index-rebuilt]").count == 2, "\(run.error)")
    #expect(try scratch.tree("skills") == before)
    let again = try Skillc.run(["build", "docs"] + options, in: scratch.folder)
    #expect(again.error.contains("up to date"))
  }

  @Test func `a document named as the index by mistake is left alone`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    let run = try Skillc.run(["build", "docs", "--index", "docs/queues.md"] + options, in: scratch.folder)
    #expect(run.status == 0)
    #expect(run.error.contains("[index-unusable]"))
    #expect(try scratch.text("docs/queues.md").hasPrefix("# Queues"))
  }

  @Test func `a place that cannot hold an index means none and one note`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    // A file where the folder should be stops everybody, root included.
    try scratch.write("", to: ".skillc")
    for place in [[], ["--index", "docs/queues.md/index"], ["--index", "/proc/self/index"]] {
      let run = try Skillc.run(["build", "docs", "--root", "."] + place + options, in: scratch.folder)
      #expect(run.status == 0, "\(run.error)")
      #expect(run.error.components(separatedBy: "[index-unusable]").count == 2, "\(run.error)")
      #expect(scratch.exists("skills/demo/SKILL.md"))
    }
  }

  @Test(.enabled(if: geteuid() != 0, "every folder can be written by root"))
  func `a root that cannot be written means no index and one note`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide(in: "project/docs")
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.url("project").path)
    let run = try Skillc.run(["build", "docs", "--out", "../out"] + options, in: scratch.url("project"))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.url("project").path)
    #expect(run.status == 0)
    #expect(run.error.components(separatedBy: "[index-unusable]").count == 2)
  }
}
