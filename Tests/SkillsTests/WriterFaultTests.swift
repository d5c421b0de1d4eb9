import Foundation
import Glibc
import Rules
import Skills
import Testing

@Suite struct WriterFaultTests {
  private let name = "lark-handbook"

  @Test func `a second write of the same bundle touches nothing`() throws {
    let scratch = try Scratch()
    #expect(try BundleWriter.write(Sample.bundle(), into: scratch.path))
    #expect(try !BundleWriter.write(Sample.bundle(), into: scratch.path))
    #expect(try scratch.names() == [name])
  }

  @Test func `files that a new bundle no longer has are gone`() throws {
    let scratch = try Scratch()
    try BundleWriter.write(Sample.bundle(), into: scratch.path)
    try scratch.write("stale", to: "\(name)/references/stale.md")
    try BundleWriter.write(Sample.bundle(knowledge: .init()), into: scratch.path)
    #expect(try scratch.names("\(name)/references") == ["rules.md", "templates.md"])
    #expect(try scratch.names() == [name])
  }

  @Test func `what a killed writer left is swept and the old bundle stands until then`() throws {
    let scratch = try Scratch()
    try BundleWriter.write(Sample.bundle(), into: scratch.path)
    let before = try scratch.text("\(name)/SKILL.md")
    // No process has this number.
    try scratch.write("half", to: ".\(name).partial-2147483646/SKILL.md")
    #expect(try scratch.text("\(name)/SKILL.md") == before)
    try BundleWriter.write(Sample.bundle(rules: []), into: scratch.path)
    #expect(try scratch.names() == [name])
  }

  @Test func `a bundle set aside by a killed writer comes back`() throws {
    let scratch = try Scratch()
    try BundleWriter.write(Sample.bundle(), into: scratch.path)
    try FileManager.default.moveItem(
      atPath: scratch.path + "/" + name, toPath: scratch.path + "/.\(name).old-2147483646")
    try BundleWriter.write(Sample.bundle(), into: scratch.path)
    #expect(try scratch.names() == [name])
  }

  @Test func `a place that cannot be written gives one error and leaves everything`() throws {
    let scratch = try Scratch()
    try scratch.write("a file", to: "out")
    let error = #expect(throws: BundleError.self) {
      try BundleWriter.write(Sample.bundle(), into: scratch.path + "/out")
    }
    #expect(error?.path == scratch.path + "/out")
    #expect(error?.reason.isEmpty == false)
    #expect(try scratch.text("out") == "a file")
  }

  @Test func `a writer killed in the middle of a file leaves the old bundle`() async throws {
    let scratch = try Scratch()
    try BundleWriter.write(Sample.bundle(), into: scratch.path)
    let before = try scratch.text("\(name)/SKILL.md")
    // The system kills a process that writes past its limit: here within the first file over 10,000 bytes.
    await #expect(processExitsWith: .signal(SIGXFSZ)) { [path = scratch.path as String] in
      signal(SIGXFSZ, SIG_DFL)
      var signals = sigset_t()
      sigemptyset(&signals)
      sigaddset(&signals, SIGXFSZ)
      pthread_sigmask(SIG_UNBLOCK, &signals, nil)
      var limit = rlimit(rlim_cur: 10_000, rlim_max: 10_000)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      try BundleWriter.write(Sample.bundle(rules: BudgetTests.many), into: path)
    }
    #expect(try scratch.text("\(name)/SKILL.md") == before)
    #expect(try scratch.names().count == 2)
    try BundleWriter.write(Sample.bundle(rules: []), into: scratch.path)
    #expect(try scratch.names() == [name])
  }

  @Test func `a write that the system refuses names path and cause, and leaves the old bundle`() async throws {
    let scratch = try Scratch()
    try BundleWriter.write(Sample.bundle(), into: scratch.path)
    let before = try scratch.text("\(name)/SKILL.md")
    await #expect(processExitsWith: .success) { [path = scratch.path as String] in
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 10_000, rlim_max: 10_000)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let error = #expect(throws: BundleError.self) {
        try BundleWriter.write(Sample.bundle(rules: BudgetTests.many), into: path)
      }
      #expect(error?.path == path + "/lark-handbook/SKILL.md")
      #expect(error?.reason == "file too large")
    }
    #expect(try scratch.text("\(name)/SKILL.md") == before)
    #expect(try scratch.names() == [name])
  }

  @Test func `a read-only folder keeps its old bundle`() throws {
    let scratch = try Scratch()
    try BundleWriter.write(Sample.bundle(), into: scratch.path)
    let before = try scratch.text("\(name)/SKILL.md")
    let files = FileManager.default
    try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: scratch.path)
    defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: scratch.path) }
    // The superuser may write everywhere; for everybody else this is an error.
    if !files.isWritableFile(atPath: scratch.path) {
      #expect(throws: BundleError.self) { try BundleWriter.write(Sample.bundle(rules: []), into: scratch.path) }
      #expect(try scratch.text("\(name)/SKILL.md") == before)
    }
  }

  @Test func `a folder with other things in it is not replaced`() throws {
    let scratch = try Scratch()
    try scratch.write("mine", to: "\(name)/notes.txt")
    let error = #expect(throws: BundleError.self) { try BundleWriter.write(Sample.bundle(), into: scratch.path) }
    #expect(error?.code == .occupied)
    #expect(error?.reason.contains("notes.txt") == true)
    #expect(try scratch.text("\(name)/notes.txt") == "mine")
    #expect(try scratch.names() == [name])
  }

  @Test func `a link in the bundle's place is neither followed nor replaced`() throws {
    let scratch = try Scratch()
    try scratch.write("precious", to: "elsewhere/SKILL.md")
    try FileManager.default.createDirectory(atPath: scratch.path + "/out", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/out/" + name, withDestinationPath: scratch.path + "/elsewhere")
    #expect(throws: BundleError.self) { try BundleWriter.write(Sample.bundle(), into: scratch.path + "/out") }
    #expect(try scratch.text("elsewhere/SKILL.md") == "precious")
  }

  @Test func `a link inside the old bundle is removed, not what it points to`() throws {
    let scratch = try Scratch()
    try BundleWriter.write(Sample.bundle(), into: scratch.path)
    try scratch.write("precious", to: "elsewhere/file.md")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path + "/\(name)/references/link", withDestinationPath: scratch.path + "/elsewhere")
    try BundleWriter.write(Sample.bundle(), into: scratch.path)
    #expect(try scratch.text("elsewhere/file.md") == "precious")
    #expect(try !scratch.names("\(name)/references").contains("link"))
  }
}
