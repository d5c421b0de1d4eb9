import Extraction
import Testing

/// Sentences that say nothing alone are told with the one before them.
@Suite struct AnaphoraTests {
  private func told(_ text: String) -> [String] {
    Reading.evidence("# Work\n\n- \(text)\n", path: "AGENTS.md").proposals.map(\.instruction)
  }

  @Test(arguments: [
    "Never edit a merged migration. Add a new one.", "Ask the owner first. We do not run it for them.",
    "Keep a page short. If it grows, split it by task.", "If nobody answers, stop. Do not guess.",
    "Check that the glossary has the term. If it does not, add it there first.",
  ])
  func `a sentence about “it” comes with what it is about`(text: String) {
    #expect(told(text).last == text)
  }

  @Test(arguments: [
    "Read the file. Check the bill to make sure it is overdue.", "Run the tests. Never commit a secret that you find.",
  ])
  func `a sentence that names its subject stands alone`(text: String) throws {
    #expect(try #require(told(text).last) != text)
  }
}
