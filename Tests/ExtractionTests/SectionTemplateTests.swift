import Documents
import Prose
import Rules
import Skills
import TextScanning
import Testing

@testable import Extraction

@Suite struct SectionTemplateTests {
  private func page(_ path: String, _ headings: [String], role: PageRole = .exemplar, body: String = "Text.")
    -> ConventionSamples.Sample
  {
    let text = "# Title of \(path)\n\n" + headings.map { "\($0)\n\n\(body)\n" }.joined(separator: "\n")
    return (path, role, ConventionSamples.page(text, path: path))
  }

  private func names(_ rule: ConventionRule?) -> [String] {
    (rule?.proposal.slots["sections"]?.array ?? []).map { $0["name"]?.string ?? $0.string ?? "" }
  }

  private func shares(_ rule: ConventionRule?) -> [Double] {
    (rule?.proposal.slots["sections"]?.array ?? []).compactMap { $0["share"]?.double }
  }

  @Test(arguments: [
    ("2. Context", "context"), ("Context:", "context"), ("CONTEXT", "context"), ("1.3 What’s next?", "what's next"),
    ("`code` here", "code here"), ("-Force", "force"), ("C", "c"), ("3) Steps", "steps"), ("2024 plans", "plans"),
  ])
  func `variants of a name are one section`(written: String, key: String) {
    let bytes = Array(written.utf8)
    #expect(SectionNames.key(SectionNames.clean(bytes, 0..<bytes.count)) == key)
  }

  @Test func `five pages with the same sections are a template, four are not`() throws {
    let sections = ["## Before you begin", "## Steps", "## Next steps"]
    let pages = (0..<5).map { page("docs/guides/g\($0).md", sections) }
    let rules = Conventions.compile(pages).rules
    #expect(names(rules.rule("structure.sections")) == ["Before you begin", "Steps", "Next steps"])
    #expect(names(rules.rule("structure.order")) == ["Before you begin", "Steps", "Next steps"])
    let rule = try #require(rules.rule("structure.sections"))
    #expect(rule.proposal.scope.pages == ["docs/guides/*"])
    #expect(rule.proposal.origin == .template && rule.evidence.conform == 5)
    #expect(rule.proposal.sources.first?.line == 3)
    #expect(Conventions.compile(Array(pages.dropLast())).rules.isEmpty)
  }

  @Test func `a section on nine of ten pages is required, on eight it is not`() {
    let (most, all) = (["## Usage", "## Flags"], ["## Usage", "## Flags", "## Notes"])
    let nine = (0..<10).map { page("docs/cli/c\($0).md", $0 == 0 ? most : all) }
    #expect(names(Conventions.compile(nine).rules.rule("structure.sections")) == ["Usage", "Flags", "Notes"])
    let eight = (0..<10).map { page("docs/cli/c\($0).md", $0 < 2 ? most : all) }
    #expect(names(Conventions.compile(eight).rules.rule("structure.sections")) == ["Usage", "Flags"])
  }

  @Test func `one section that pages share is no template`() {
    let pages = (0..<10).map { page("docs/cli/c\($0).md", ["## Flags"]) }
    #expect(Conventions.compile(pages).rules.rule("structure.sections") == nil)
  }

  @Test func `the skeleton in a fence is the template, not the page that shows it`() throws {
    let text =
      "# Concept template\n\n## How to use\n\nCopy it.\n\n```md\n## Overview <!-- required -->\n\n## Next steps\n```\n"
    let form = (
      path: "docs/templates/concept.md", role: PageRole.template,
      conventions: Reading.evidence(text, path: "docs/templates/concept.md").conventions
    )
    let rule = try #require(Conventions.compile([form]).rules.rule("structure.sections"))
    #expect(names(rule) == ["Overview", "Next steps"])
  }

  @Test func `sections that stand in any order are required without one`() {
    let pages = (0..<20).map { page("docs/x/x\($0).md", $0 % 3 == 0 ? ["## B", "## A"] : ["## A", "## B"]) }
    let rules = Conventions.compile(pages).rules
    #expect(rules.rule("structure.sections") != nil)
    #expect(rules.rule("structure.order") == nil)
  }

  @Test func `index pages are no examples of their folder`() {
    var pages = (0..<6).map { page("docs/cli/c\($0).md", ["## Usage", "## Flags"]) }
    pages += [page("docs/cli/index.md", ["## Overview"]), page("docs/cli/cli.md", ["## Commands"])]
    #expect(names(Conventions.compile(pages).rules.rule("structure.sections")) == ["Usage", "Flags"])
  }

  @Test func `folders of one sort share a template, and others have their own`() {
    let common = ["## Synopsis", "## Description", "## Notes"]
    let pages =
      (0..<6).map { page("docs/a/p\($0).md", common) } + (0..<6).map { page("docs/b/p\($0).md", common + ["## Extra"]) }
      + (0..<6).map { page("docs/c/p\($0).md", ["## Cause", "## Fix"]) }
    let rules = Conventions.compile(pages).rules.filter { $0.proposal.kind == "structure.sections" }
    #expect(rules.map(\.proposal.scope.pages) == [["docs/a/*", "docs/b/*"], ["docs/c/*"]])
    #expect(rules.map { names($0) } == [["Synopsis", "Description", "Notes"], ["Cause", "Fix"]])
  }

  @Test func `records of decisions keep optional sections in order`() throws {
    let pages = (1...8).map { number in
      let all = ["## Status", "## Context", "## Decision", "## 1. Consequences"]
      return page("docs/adr/000\(number)-x.md", number % 2 == 0 ? all + ["## References"] : all + ["## Only \(number)"])
    }
    let rules = Conventions.compile(pages).rules
    let rule = try #require(rules.rule("structure.sections"))
    #expect(names(rule) == ["Status", "Context", "Decision", "Consequences", "References"])
    #expect(shares(rule) == [1, 1, 1, 1, 0.5])
    #expect(rule.proposal.scope.pages == ["docs/adr/????-*"])
    #expect(rules.rule("structure.order") != nil)
  }

  @Test(arguments: [
    (["adr-001-a.md", "adr-002-b.md"], "adr-*"), (["0001-a.md", "0002-b.md"], "????-*"), (["x/01_a.md"], "x/??_*"),
    (["x/one.md", "x/two.md"], "x/*"),
  ])
  func `records are told from the other files of their folder by name`(paths: [String], glob: String) {
    #expect(DecisionRecords.glob(FileNames.folder(paths[0]), paths) == glob)
  }

  @Test func `numbered pages with a context and a decision are records anywhere`() {
    let record = page("notes/ADR-12-x.md", ["## Context and problem", "## Decision"])
    #expect(DecisionRecords.isRecord(record.path, record.conventions))
    let guide = page("notes/12-x.md", ["## Context", "## Steps"])
    #expect(!DecisionRecords.isRecord(guide.path, guide.conventions))
  }

  @Test func `a form gives its own sections to the pages of its folder`() throws {
    var pages = (0..<3).map { page("docs/how-to/h\($0).md", ["## Steps", "## Result"]) }
    pages.append(
      page("templates/how-to.md", ["## Steps", "## Result", "## See also (optional)"], body: "<what you do>"))
    let rule = try #require(Conventions.compile(pages).rules.rule("structure.sections"))
    #expect(rule.proposal.scope.pages == ["docs/how-to/*"])
    #expect(shares(rule) == [1, 1, 0.5])
    #expect(rule.proposal.sources.first?.path == "templates/how-to.md")
    #expect(rule.evidence.n == 3 && rule.evidence.conform == 3)
  }

  @Test func `a form without a folder says when it holds, and a form of records adds to what they show`() throws {
    let form = page(
      "docs/adr/template.md", ["## Context", "<!-- optional -->\n## Drivers", "## Decision"], body: "{fill in}")
    let alone = try #require(Conventions.compile([form]).rules.rule("structure.sections"))
    #expect(alone.proposal.scope.when == "the page is written from docs/adr/template.md")
    #expect(alone.check == .statistical)
    let records = (1...6).map { number in
      page(
        "docs/adr/000\(number)-x.md",
        number < 3 ? ["## Context", "## Drivers", "## Decision"] : ["## Context", "## Decision"])
    }
    let rules = Conventions.compile(records + [form]).rules.filter { $0.proposal.kind == "structure.sections" }
    #expect(rules.count == 1)
    #expect(names(rules.first) == ["Context", "Drivers", "Decision"])
    #expect(shares(rules.first) == [1, 0.5, 1])
  }

  @Test func `a page about templates is no form`() {
    #expect(
      !FormPages.isForm("docs/pod-template.md", page("docs/pod-template.md", ["## Use", "## Notes"]).conventions))
  }

  @Test func `types of the front matter have templates of their own`() throws {
    let pages = (0..<12).map { number -> ConventionSamples.Sample in
      let isTask = number % 2 == 0
      let path = "docs/f\(number % 3)/p\(number).md"
      let body = isTask ? "## Before\n\nText.\n\n## After\n\nText.\n" : "## What\n\nText.\n\n## Why\n\nText.\n"
      return (
        path, .exemplar,
        ConventionSamples.page("---\ntype: \(isTask ? "task" : "concept")\n---\n\n# T\n\n\(body)", path: path)
      )
    }
    let rules = Conventions.compile(pages).rules.filter { $0.proposal.kind == "structure.sections" }
    #expect(rules.map(\.proposal.scope.when) == ["the page’s type is “concept”", "the page’s type is “task”"])
    #expect(rules.map { names($0) } == [["What", "Why"], ["Before", "After"]])
  }

  @Test func `HTML pages have sections too`() {
    let pages = (0..<5).map { number -> ConventionSamples.Sample in
      let path = "site/p\(number).html"
      let text = "<main><h1>P</h1><h2>Usage</h2><p>Text.</p><h2>Flags</h2><p>Text.</p></main>"
      return (path, .exemplar, ConventionSamples.page(text, path: path))
    }
    #expect(names(Conventions.compile(pages).rules.rule("structure.sections")) == ["Usage", "Flags"])
  }
}
