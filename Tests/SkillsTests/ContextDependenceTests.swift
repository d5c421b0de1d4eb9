import Testing

@testable import Skills

@Suite struct ContextDependenceTests {
  @Test(arguments: [
    "However, some issues can need an update of the translations.",
    "In this case, we do not expect the reader to run the example.",
    "For safety, do not change these files.",
    "That issue must say why the file goes.",
    "Save them as PNG files.",
    "Repeat above steps for every language.",
    "Use the following rules in a sentence.",
    "You don't have to update the index.",
    "This report can show other versions of the page.",
  ])
  func `a sentence that leans on its page weighs less`(_ sentence: String) {
    #expect(ContextDependence.share(of: sentence) < 1)
  }

  @Test(arguments: [
    "All pull requests should target the `main` branch.",
    "Use the following formats: JSON or YAML.",
    "If a link definition exists, reuse it instead of writing a new one.",
    "Follow the style of this repository.",
    "Third-party code must keep its licence; never change that licence.",
    "When a file moves, update links to this file.",
    "Do not delete a release, even if it is broken.",
  ])
  func `a sentence that names what it speaks of keeps its weight`(_ sentence: String) {
    #expect(ContextDependence.share(of: sentence) == 1)
  }
}
