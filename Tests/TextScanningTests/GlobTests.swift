import TextScanning
import Testing

@Suite struct GlobTests {
  @Test(arguments: [
    ("*.md", "a.md", true), ("*.md", "docs/a.md", false), ("**/*.md", "docs/a.md", true), ("**/*.md", "a.md", true),
    ("**/*.md", "a/b/c.md", true), ("docs/**", "docs/a/b.md", true), ("docs/**", "docs", false),
    ("docs/", "docs/a.md", true),
    ("docs/", "other/a.md", false), ("docs/*/index.md", "docs/a/index.md", true),
    ("docs/*/index.md", "docs/a/b/index.md", false),
    ("docs/**/index.md", "docs/index.md", true), ("docs/**/index.md", "docs/a/b/index.md", true), ("a?c", "abc", true),
    ("a?c", "a/c", false), ("", "", true), ("", "a", false), ("a", "", false), ("*", "", true), ("**", "a/b", true),
    ("a/**/b/**/c", "a/x/b/y/z/c", true), ("a/**/b/**/c", "a/x/y/z/c", false), ("**.md", "a/b.md", true),
    ("a", "A", false),
    ("docs/**/*.md", "docs/.hidden/a.md", true), ("**/a", "xa", false), ("x/**/a", "x/ba", false),
  ])
  func `a pattern matches a whole path`(pattern: String, path: String, expected: Bool) {
    #expect(Glob.matches(pattern, path) == expected)
  }

  @Test(.timeLimit(.minutes(1))) func `many stars do not explode`() {
    let pattern = String(repeating: "*a", count: 12) + "b"
    #expect(!Glob.matches(pattern, String(repeating: "a", count: 60)))
  }
}
