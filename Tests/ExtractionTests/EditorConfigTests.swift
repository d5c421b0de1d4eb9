import Extraction
import Rules
import Skills
import Testing
import TextScanning

/// What an `.editorconfig` beside the documents says of Markdown.
@Suite struct EditorConfigTests {
  private func rules(_ text: String) -> [String] {
    let file = LintConfiguration(path: ".editorconfig", bytes: Array(text.utf8))
    return Compiler(name: "test", subject: "Test").compile([], skipped: [], configurations: [file]).rules.map { found in
      let rule = found.rule
      let pages = rule.scope.pages.isEmpty ? "" : " in \(rule.scope.pages.joined(separator: " "))"
      return "\(rule.kind) \(rule.modality.rawValue) \(JSON.object(rule.slots).text)\(pages)"
    }.sorted()
  }

  @Test(arguments: [
    ("[*]\nmax_line_length = 100\n", [#"line.length should {"max":100}"#]),
    ("[*.md]\nmax_line_length = 80\n", [#"line.length must {"max":80}"#]),
    ("[*.{md,mdx}]\nindent_style = space\n", [#"line.whitespace must {"indent":"spaces"}"#]),
    ("[*]\ntrim_trailing_whitespace = true\n", [#"line.whitespace should {"trailing":false}"#]),
    ("[docs/**.md]\nmax_line_length = 72\n", [#"line.length must {"max":72} in docs/**.md"#]),
    ("[*]\nmax_line_length=120\n\n[*.markdown]\nmax_line_length=72\n", [#"line.length should {"max":120}"#]),
  ])
  func `a setting for Markdown is a rule`(text: String, found: [String]) {
    #expect(rules("root = true\n\n" + text) == found)
  }

  @Test(arguments: [
    "[*]\nmax_line_length = 100\n\n[*.md]\nmax_line_length = off\n",
    "[*]\ntrim_trailing_whitespace = true\n\n[*.md]\ntrim_trailing_whitespace = false\n",
    "[*]\nindent_style = tab\ncharset = utf-8\nend_of_line = lf\n",
    "[*.py]\nmax_line_length = 88\n",
    "[Makefile]\nindent_style = tab\n",
    "; a comment = 1\nmax_line_length = 80\n",
    "[*]\nmax_line_length = 100\n\n[docs/*.md]\nmax_line_length = off\n",
    "[*.{md\nmax_line_length\n[]\n=\n",
  ])
  func `a setting for other files, or one that lifts it, is none`(text: String) {
    #expect(rules(text) == [])
  }

  @Test func `the setting's line is cited`() throws {
    let file = LintConfiguration(path: ".editorconfig", bytes: Array("[*]\n# wide\nmax_line_length = 100  \n".utf8))
    let bundle = Compiler(name: "test", subject: "Test").compile([], skipped: [], configurations: [file])
    let source = try #require(bundle.rules.first?.provenance.sources.first)
    #expect(source.path == ".editorconfig" && source.line == 3)
    #expect(source.byteEnd - source.byteStart == "max_line_length = 100".utf8.count)
    #expect(bundle.rules.first?.rule.origin == .imported)
  }
}
