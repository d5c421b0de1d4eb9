import Extraction
import Rules
import Skills
import Testing
import TextScanning

/// Sentences that hand over to another guide.
@Suite struct ExtendedGuideTests {
  private static let frame = """
    # Writing style

    Write short sentences. Use the active voice. Keep paragraphs short. Write for the reader. Don't repeat yourself.


    """

  private func packed(_ text: String) -> [String] {
    Reading.evidence(Self.frame + text + "\n").proposals.filter { $0.origin == .pack }.map(Reading.line)
  }

  @Test func `a known guide gives advice`() {
    let rules = packed("For anything not covered here, follow the Google developer documentation style guide.")
    #expect(rules.contains("term.substitute should i.e. → that is"))
    #expect(rules.allSatisfy { $0.contains(" should") })
  }

  @Test func `of two guides the first has its say`() {
    let rules = packed(
      "If it is not here, see the Google developer documentation style guide, followed by the Microsoft Style Guide.")
    #expect(rules.filter { $0.contains("blacklist") } == ["term.substitute should blacklist → denylist"])
    #expect(rules.contains("term.substitute should execute → run"))
  }

  @Test(arguments: [
    "Follow the Tern developer documentation style guide.",
    "For code in comments, follow the Google developer documentation style guide.",
  ])
  func `an unknown guide, or one for a single matter, gives none`(sentence: String) {
    #expect(packed(sentence) == [])
  }

  private func guides(_ text: String) -> [String] {
    Reading.evidence(Self.frame + text + "\n").proposals.compactMap { $0.slots["extends"]?.string }
  }

  @Test(arguments: [
    ("Follow the Acme Developer Style Guide.", "Acme Developer Style Guide"),
    (
      "For anything not covered here, see the Acme developer documentation style guide.",
      "Acme developer documentation style guide"
    ),
    ("This handbook extends the [Acme Manual of Style](https://acme.example/manual).", "Acme Manual of Style"),
    ("For spelling, follow the *Orrery Dictionary*.", "Orrery Dictionary"),
    ("Our tone is based on the Tern Writing Guide.", "Tern Writing Guide"),
    ("If this page doesn't help, consult the Tern Stylebook.", "Tern Stylebook"),
  ])
  func `the guide a sentence defers to is named`(sentence: String, guide: String) {
    #expect(guides(sentence) == [guide])
  }

  @Test(arguments: [
    "See the Acme Style Guide for details.",
    "Follow the style guide.",
    "Follow these guidelines.",
    "For anything else, see the [Brindle Style Guide](../style/index.md).",
    "The Acme Style Guide was written in 2019.",
    "Don't follow the Acme Style Guide.",
    "Follow our Brindle Style Guide?",
  ])
  func `a pointer, a guide without a name or one's own is no delegation`(sentence: String) {
    #expect(guides(sentence) == [])
  }

  @Test func `no rule is made of what the other guide may say`() throws {
    let text = Self.frame + "For anything that isn't here, follow the Acme Style Guide.\n"
    let found = try #require(Reading.evidence(text).proposals.first { $0.slots["extends"] != nil })
    #expect(found.kind == "rubric")
    #expect(found.scope.when == "For anything that isn't here")
    #expect(found.sources.map(\.line) == [5])
  }
}
