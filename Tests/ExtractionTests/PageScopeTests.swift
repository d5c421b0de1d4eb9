import Extraction
import Rules
import Testing

/// Where the rules of a page hold.
@Suite struct PageScopeTests {
  private func scopes(_ text: String, _ path: String) -> [Scope] {
    Reading.evidence(text, path: path).proposals.map(\.scope)
  }

  private static let rule = "# Rules\n\n- Never commit a secret.\n"

  @Test(arguments: [
    ("docs/AGENTS.md", ["docs/**"]), ("AGENTS.md", []), (".github/copilot-instructions.md", []),
    ("packages/core/CLAUDE.md", ["packages/core/**"]), ("docs/.claude/CLAUDE.md", ["docs/**"]),
  ])
  func `a nested agent file speaks for its folder`(path: String, pages: [String]) {
    #expect(scopes(Self.rule, path).map(\.pages) == [pages])
  }

  @Test(arguments: [
    ("globs: docs/**/*.md, src/*.ts", ["docs/**/*.md", "src/*.ts"]), ("applyTo: \"**/*.py\"", ["**/*.py"]),
    ("globs: *.{ts,tsx}", ["**/*.ts", "**/*.tsx"]),
    ("paths:\n  - src/api/**\n  - \"lib/**\"", ["src/api/**", "lib/**"]),
    ("globs: [\"a/**\", 'b/**']", ["a/**", "b/**"]), ("globs: src/**\nalwaysApply: true", []), ("applyTo: '**'", []),
    ("description: nothing", []),
  ])
  func `a rule file speaks for the patterns of its front matter`(matter: String, pages: [String]) {
    #expect(scopes("---\n\(matter)\n---\n\(Self.rule)", ".cursor/rules/a.mdc").map(\.pages) == [pages])
  }

  @Test func `what the file exempts is taken out`() throws {
    let text =
      "# Rules\n\nPages under `docs/adr/` have their own shape. Do not apply the rules below to them.\n\n- Never commit a secret.\n"
    let found = scopes(text, "docs/AGENTS.md")
    #expect(found.map(\.pages) == [["docs/**", "!docs/adr/**"]])
    let scope = try #require(found.first)
    #expect(scope.admits(path: "docs/guide.md"))
    #expect(!scope.admits(path: "docs/adr/0001.md"))
    #expect(!scope.admits(path: "src/a.md"))
  }

  @Test func `a runbook speaks of its incident`() {
    let found = scopes("# Queue backlog\n\nNever purge the queue.\n", "docs/runbooks/queue.md")
    #expect(found.map(\.when) == ["in the runbook “Queue backlog”"])
  }
}
