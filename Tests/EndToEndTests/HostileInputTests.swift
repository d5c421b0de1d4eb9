import Foundation
import TestSupport
import Testing

/// Bad input: a clear message naming the path, the right exit code, everything readable still processed.
@Suite struct HostileInputTests {
  private func build(_ scratch: Scratch, _ more: [String] = []) throws -> Skillc.Run {
    let run = try Skillc.run(
      ["build", "docs", "--root", ".", "--name", "demo", "--no-index"] + more, in: scratch.folder)
    #expect(!run.isCrash, "\(run.error.suffix(400))")
    return run
  }

  private func rules(_ scratch: Scratch) throws -> Int {
    let rules = try BuildTests.object(try scratch.tree("skills/demo")["assets/rules.json"])["rules"] as? [Any]
    return try #require(rules).count
  }

  @Test func `a page that cannot be read is named and the rest is built`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    // Larger than any page, without a byte on the disk: refused to everybody, root included.
    let huge = try scratch.write("", to: "docs/huge.md")
    let file = try FileHandle(forWritingTo: huge)
    try file.truncate(atOffset: 1 << 30 + 1)
    try file.close()
    let secret = try scratch.write("# Secret\n", to: "docs/secret.md")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: secret.path)
    let run = try build(scratch)
    #expect(run.status == 5)
    #expect(run.error.contains("docs/huge.md: error: is larger than"))
    // Nothing is forbidden to root.
    #expect(run.error.contains("docs/secret.md: error: permission denied") == (geteuid() != 0))
    #expect(try rules(scratch) > 0)
  }

  @Test func `bytes that are no UTF-8 are read as they are and named with their line`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    try scratch.write(
      Data("# Page\n\nBad \u{41}".utf8) + Data([0xFF, 0xC3, 0x28]) + Data(" bytes.\n".utf8), to: "docs/bad.md")
    let run = try build(scratch)
    #expect(run.status == 0)
    #expect(run.error.contains("docs/bad.md:3:"))
  }

  @Test func `a binary under a page's name is skipped with the reason`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    try scratch.write(Data([0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3]), to: "docs/program.md")
    let run = try build(scratch)
    #expect(run.status == 0)
    #expect(run.error.contains("docs/program.md: warning: is binary"))
    #expect(try scratch.text("skills/demo/assets/provenance.json").contains("is binary"))
  }

  @Test func `an empty folder gives a bundle without rules and a warning`() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(at: scratch.url("docs"), withIntermediateDirectories: true)
    let run = try build(scratch)
    #expect(run.status == 0)
    #expect(run.error.contains("docs: warning: no Markdown or HTML page found"))
    #expect(scratch.exists("skills/demo/SKILL.md"))
  }

  @Test func `fifty megabytes on one line are no problem`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    // Without optimisation every byte costs thirty times as much.
    #if DEBUG
      let megabytes = 5
    #else
      let megabytes = 50
    #endif
    try scratch.write(String(repeating: "word ", count: megabytes * 200_000), to: "docs/long.md")
    let run = try build(scratch)
    #expect(run.status == 0)
    #expect(try rules(scratch) > 0)
  }

  @Test(arguments: [
    ("quotes.md", ">"), ("lists.md", "- "), ("brackets.md", "["), ("stars.md", "*a _b "), ("tags.html", "<div>"),
    ("inline.html", "<b>"), ("table.md", "|"), ("comment.md", "<!-- "),
  ])
  func `nesting a hundred thousand deep is no problem`(_ name: String, _ piece: String) throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    try scratch.write(String(repeating: piece, count: 100_000) + "text\n", to: "docs/\(name)")
    let run = try build(scratch)
    #expect(run.status == 0, "\(run.error.prefix(400))")
    #expect(try rules(scratch) > 0)
  }

  @Test func `a loop of links is named and ends nothing`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: scratch.url("docs/a.md").path, withDestinationPath: "b.md")
    try manager.createSymbolicLink(atPath: scratch.url("docs/b.md").path, withDestinationPath: "a.md")
    try manager.createSymbolicLink(atPath: scratch.url("docs/up").path, withDestinationPath: "..")
    let run = try build(scratch)
    #expect(run.status == 5)
    #expect(
      run.error.contains("docs/a.md: error: symbolic links form a loop; not read [symlink-loop]")
        || run.error.contains("docs/a.md: error: symbolic links form a loop [symlink-loop]"))
    #expect(run.error.contains("docs/up: error: links to a folder that holds it; not followed [symlink-loop]"))
    #expect(try rules(scratch) > 0)
  }

  @Test func `links out of the root are not followed`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide(in: "project/docs")
    try scratch.write("# Other\n\nWrite \"e-mail\", not \"email\".\n", to: "elsewhere/page.md")
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: scratch.url("project/docs/out.md").path, withDestinationPath: "../../elsewhere/page.md")
    try manager.createSymbolicLink(atPath: scratch.url("project/docs/out").path, withDestinationPath: "../../elsewhere")
    let run = try Skillc.run(
      ["build", "docs", "--root", ".", "--name", "demo", "--no-index"], in: scratch.url("project"))
    #expect(run.status == 0)
    #expect(run.error.contains("docs/out.md: warning: links to a file outside the root"))
    #expect(run.error.contains("docs/out: warning: links to a folder outside the root"))
    #expect(try !scratch.text("project/skills/demo/assets/rules.json").contains("e-mail"))
  }

  @Test func `a FIFO is never opened`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    #expect(mkfifo(scratch.url("docs/pipe.md").path, 0o644) == 0)
    let run = try build(scratch)
    #expect(run.status == 0)
    #expect(run.error.contains("docs/pipe.md: warning: is a FIFO or device; never opened"))
  }

  @Test func `a path that does not exist is named, the others are built`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    let run = try build(scratch, ["missing"])
    #expect(run.status == 5)
    #expect(run.error.contains("missing: error: no such file or directory"))
    #expect(try rules(scratch) > 0)
    let before = try scratch.tree("skills")
    let alone = try Skillc.run(["build", "missing", "--root", ".", "--name", "demo"], in: scratch.folder)
    #expect(alone.status == 5)
    #expect(try scratch.tree("skills") == before)
  }

  @Test func `an output folder that cannot be written leaves the old bundle as it is`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    _ = try build(scratch)
    let before = try scratch.tree("skills")
    try scratch.write("a file, no folder", to: "blocked")
    let blocked = try build(scratch, ["--out", "blocked"])
    #expect(blocked.status == 2)
    #expect(blocked.error.contains("blocked"))
    #expect(try scratch.tree("skills") == before)
    // Not even root makes a folder there.
    let forbidden = try build(scratch, ["--out", "/proc/self/skills"])
    #expect(forbidden.status == 2)
    #expect(forbidden.error.contains("/proc/self/skills"))
    guard geteuid() != 0 else { return }
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.url("skills").path)
    try scratch.write(Scratch.guide + "\n- Don't write \"via\".\n", to: "docs/style-guide.md")
    let run = try build(scratch)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.url("skills").path)
    #expect(run.status == 2)
    #expect(try scratch.tree("skills") == before)
  }

  @Test func `a write that fails half way leaves the old bundle as it is`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    _ = try build(scratch)
    let before = try scratch.tree("skills")
    try scratch.write(Scratch.guide + "\n- Don't write \"via\".\n", to: "docs/style-guide.md")
    // No file may grow beyond a block: the limit holds for root too.
    let limited =
      "trap '' XFSZ; ulimit -f 1; exec '\(Skillc.executable.path)' build docs --name demo --no-index 2>&1 | cat > said"
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", limited]
    process.currentDirectoryURL = scratch.folder
    try process.run()
    process.waitUntilExit()
    #expect(try scratch.text("said").contains("skills/demo"))
    #expect(try scratch.text("said").lowercased().contains("too large"))
    #expect(try scratch.tree("skills") == before)
  }

  @Test(.enabled(if: canMount, "mounting takes rights that this process has not"))
  func `a full disk leaves the old bundle as it is`() throws {
    let scratch = try Scratch()
    try scratch.writeGuide()
    let disk = scratch.url("disk")
    try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
    try #require(Self.shell("mount -t tmpfs -o size=160k tmpfs '\(disk.path)'"))
    defer { _ = Self.shell("umount '\(disk.path)'") }
    _ = try build(scratch, ["--out", "disk"])
    let before = try scratch.tree("disk/demo")
    #expect(!before.isEmpty)
    let room = try FileManager.default.attributesOfFileSystem(forPath: disk.path)[.systemFreeSize] as? Int ?? 0
    try Data(repeating: 1, count: max(0, room - 4096)).write(to: disk.appending(path: "filler"))
    try scratch.write(Scratch.guide + "\n- Don't write \"via\".\n", to: "docs/style-guide.md")
    let run = try build(scratch, ["--out", "disk"])
    #expect(run.status == 2)
    #expect(run.error.lowercased().contains("no space left"))
    #expect(try scratch.tree("disk/demo") == before)
  }

  /// Whether this process may mount a file system of its own.
  private static let canMount: Bool = {
    guard geteuid() == 0, let scratch = try? Scratch() else { return false }
    guard shell("mount -t tmpfs -o size=16k tmpfs '\(scratch.folder.path)'") else { return false }
    return shell("umount '\(scratch.folder.path)'")
  }()

  private static func shell(_ command: String) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command + " 2>/dev/null"]
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
