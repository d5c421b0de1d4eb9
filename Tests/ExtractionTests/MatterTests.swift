import Extraction
import Rules
import Testing

/// What a rule is about: words, the form of text and code, or what somebody does.
@Suite struct MatterTests {
  private func facet(_ sentence: String, heading: String = "Work", path: String = "AGENTS.md") -> Facet? {
    Reading.evidence("# Agents\n\n## \(heading)\n\n- \(sentence)\n", path: path).proposals.first?.facet
  }

  @Test(arguments: [
    "Run `make lint` before you commit.", "Ask a maintainer before you drop a table.", "Avoid committing secrets.",
    "Keep changes small.", "Add a regression test for every bug fix.", "Do not hand-edit generated files.",
    "Use `uv` for dependencies.", "Update the changelog.", "You must not skip the test suite.",
    "New code must be covered by tests.", "Always call `find_customer` before `cancel_booking`.",
    "Never put secrets into a file.", "List the details and get an explicit yes from the customer.",
    "Format the code before you commit.", "A reviewer must fully understand the change.",
  ])
  func `conduct is reasoning`(sentence: String) { #expect(facet(sentence) == .reasoning) }

  @Test(arguments: [
    "Use type hints on public functions.", "Name constants in upper case.", "Wrap errors with `%w`.",
    "Functions must be short.", "Prefer an enum to a boolean parameter.", "Return errors for invalid input.",
    "Test names should describe behaviour.", "Never import inside functions.", "Use `Result` for what can fail.",
    "Call `super().__init__()` in constructors.", "Put constants into a namespace.",
    "A description of what the branch is waiting for should be included.", "A commit message should take this form.",
  ])
  func `the text of code is format`(sentence: String) { #expect(facet(sentence) == .format) }

  @Test(arguments: [
    "Be polite to the people who report bugs.", "Avoid jargon.", "Do not use emojis in answers.",
    "Say “sign in”, not “log in”.",
  ])
  func `words and manners are tone`(sentence: String) { #expect(facet(sentence) == .tone) }

  @Test func `a heading decides where the sentence does not`() {
    #expect(facet("Keep it flat.", heading: "Naming") == .format)
    #expect(facet("Keep it flat.", heading: "Release process") == .reasoning)
  }
}
