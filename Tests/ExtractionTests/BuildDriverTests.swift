import Documents
import Extraction
import Skills
import Synchronization
import Testing

@Suite struct BuildDriverTests {
  private func build(_ folder: BuildFolder, _ change: (inout BuildOptions) -> Void = { _ in }) throws -> BuildOutcome {
    var options = BuildOptions(paths: ["docs"])
    options.root = "."
    options.name = "demo"
    options.workingFolder = folder.path
    change(&options)
    return try BuildDriver(options) { bundle in "\(bundle.pagesRead) pages" }.run()
  }

  /// Pages old enough that their times can be trusted.
  private func folder(pages: Int = 3) throws -> BuildFolder {
    let folder = try BuildFolder()
    for page in 0..<pages {
      try folder.write("# Page \(page)\n\nWrite \"use\", not \"utilize\".\n", to: "docs/\(page).md")
    }
    let settled = ContinuousClock.now + .milliseconds(60)
    while ContinuousClock.now < settled {}
    return folder
  }

  @Test func `an unchanged tree opens no page, one changed page opens one`() throws {
    let folder = try folder()
    let first = try build(folder)
    #expect(first.opened == 3)
    #expect(first.bundles.map(\.state) == [.written])
    let second = try build(folder)
    #expect(second.opened == 0)
    #expect(second.bundles.map(\.state) == [.unchanged])
    #expect(second.bundles.map(\.summary) == ["3 pages"])
    try folder.write("# Changed\n\nOther words.\n", to: "docs/1.md")
    let third = try build(folder)
    #expect(third.opened == 1)
    #expect(third.bundles.map(\.state) == [.written])
  }

  @Test func `a page that only changed its times is opened once and changes nothing`() throws {
    let folder = try folder()
    _ = try build(folder)
    try folder.write(try folder.text("docs/1.md"), to: "docs/1.md")
    let touched = try build(folder)
    #expect(touched.opened == 1)
    #expect(touched.bundles.map(\.state) == [.unchanged])
  }

  @Test func `a bundle that a hand changed is put right`() throws {
    let folder = try folder()
    _ = try build(folder)
    let before = try folder.text("skills/demo/SKILL.md")
    try folder.write("changed by hand", to: "skills/demo/SKILL.md")
    let again = try build(folder)
    #expect(again.opened == 0)
    #expect(again.bundles.map(\.state) == [.written])
    #expect(try folder.text("skills/demo/SKILL.md") == before)
  }

  @Test func `a page that is gone leaves the bundle and the index`() throws {
    let folder = try folder()
    _ = try build(folder)
    try folder.remove("docs/1.md")
    let next = try build(folder)
    #expect(next.opened == 0)
    #expect(try !folder.text("skills/demo/assets/provenance.json").contains("docs/1.md"))
  }

  @Test func `an index of something else is left alone`() throws {
    let folder = try folder()
    try folder.write("my notes", to: "notes")
    let outcome = try build(folder) { $0.index = .file("notes") }
    #expect(outcome.diagnostics.map(\.code) == ["index-unusable"])
    #expect(try folder.text("notes") == "my notes")
  }

  @Test func `progress counts every page once, on any number of threads`() throws {
    let folder = try folder(pages: 20)
    var options = BuildOptions(paths: ["docs"])
    options.workingFolder = folder.path
    options.index = .none
    options.jobs = 3
    let seen = Mutex<[Int]>([])
    let driver = BuildDriver(options, progress: { done, total in seen.withLock { $0.append(done * 100 + total) } }) {
      _ in ""
    }
    _ = try driver.run()
    #expect(seen.withLock { $0.sorted() } == (1...20).map { $0 * 100 + 20 })
  }

  @Test func `the people's word is applied and a mistake in it names its line`() throws {
    let folder = try folder()
    try folder.write("- reject: term.substitute/00000000\n  reason: never seen\n", to: "skillc.rules.yml")
    _ = try build(folder)
    try folder.write("- reject: [\n", to: "skillc.rules.yml")
    let failure = #expect(throws: Failure.self) { try build(folder) }
    #expect(failure?.path == "skillc.rules.yml")
  }

  @Test func `names come from the option, the settings, the input or the root`() throws {
    func name(_ paths: [String], _ change: (inout BuildOptions) -> Void = { _ in }) throws -> [String] {
      let folder = try BuildFolder()
      try folder.write("x", to: "docs/page.md")
      try folder.write("x", to: "handbook/page.md")
      try folder.write("name: from-settings\n", to: "configured/skillc.yml")
      try folder.write("x", to: "configured/a.md")
      var options = BuildOptions(paths: paths)
      options.workingFolder = folder.path
      options.root = paths.first == "configured" ? nil : "."
      change(&options)
      return try BuildPlan(options).bundles.map(\.name)
    }
    #expect(try name(["handbook"]) == ["handbook"])
    #expect(try name(["handbook/page.md"]) == ["page"])
    #expect(try name(["docs"]).first?.hasPrefix("skillc-build-") == true)
    #expect(try name(["configured"]) == ["from-settings"])
    #expect(try name(["docs"]) { $0.name = "mine" } == ["mine"])
    #expect(throws: Failure.self) { try name(["docs"]) { $0.name = "Not Mine" } }
    #expect(throws: Failure.self) { try name([]) }
  }
}
