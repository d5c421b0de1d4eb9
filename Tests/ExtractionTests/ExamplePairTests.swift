import Extraction
import Rules
import Skills
import Testing

/// Pairs of a good and a bad example that differ in a word or two.
@Suite struct ExamplePairTests {
  private static let frame = """
    # Writing style

    Write short sentences. Keep paragraphs short. Write for the reader. Don't repeat yourself. Say what a page is for.


    """

  private func pairs(_ text: String) -> [String] {
    Reading.evidence(Self.frame + text).proposals.filter { $0.origin == .pair }.map(Reading.line)
  }

  @Test(arguments: [
    "- **Don't:** Hit the Save button.\n- **Do:** Select the Save button.\n",
    "**Bad:** Hit the Save button.\n\n**Good:** Select the Save button.\n",
    "**Avoid:** Hit the Save button.  \n**Prefer:** Select the Save button.\n",
    "Yes: “Select the Save button.” No: “Hit the Save button.”\n",
    "✅ Select the Save button.\n❌ Hit the Save button.\n",
    "✗ Hit the Save button.<br>\n✓ Select the Save button.\n",
    "Instead of:\n\n> Hit the Save button.\n\nUse:\n\n> Select the Save button.\n",
    "**Recommended**\n\n- Select the Save button.\n\n**Not recommended**\n\n- Hit the Save button.\n",
    "| Do | Don't |\n| --- | --- |\n| Select the Save button at the top of the page. | Hit the Save button at the top of the page. |\n",
    "### Don't\n\nHit the Save button.\n\n### Do\n\nSelect the Save button.\n",
  ])
  func `a pair in a section about words gives the rule in which it differs`(text: String) {
    #expect(pairs("## Choice of words\n\n" + text) == ["term.substitute should hit → select"])
  }

  @Test(arguments: [
    ("Simply open the file.", "Open the file.", "term.ban shouldNot simply"),
    ("Click on the button to go on.", "Click the button to go on.", "term.substitute should click on → click"),
    ("Log in to the console.", "Sign in to the console.", "term.substitute should log in → sign in"),
    ("Open the file in order to read it.", "Open the file to read it.", "term.substitute should in order to → to"),
    ("Send an e-mail to the owner.", "Send an email to the owner.", "spelling.compound should e-mail → email"),
    ("Push the branch to Github first.", "Push the branch to GitHub first.", "casing.term should Github → GitHub"),
  ])
  func `phrases are taken as a whole`(bad: String, good: String, rule: String) {
    #expect(pairs("## Words\n\n- Bad: \(bad)\n- Good: \(good)\n") == [rule])
  }

  @Test(arguments: [
    // Names, numbers, forms of one word, people, another sentence.
    ("## Words", "Ask Anna about the lane.", "Ask Boris about the lane."),
    ("## Words", "Wait for 30 seconds and try again.", "Wait for 60 seconds and try again."),
    ("## Words", "The broker returned a message.", "The broker returns a message."),
    ("## Words", "We start the broker for you.", "You start the broker for you."),
    ("## Words", "The broker is slow.", "Open the console and look at the lag."),
    ("## Words", "Setup the broker before you start.", "Set up the broker before you start."),
    ("## Words", "Run `make all` in the folder.", "Run `make test` in the folder."),
    // A section that rules on something else.
    ("## Be accurate", "The broker loses messages.", "The broker delays messages."),
    (
      "## Active voice\n\nUse the active voice.", "The files get written by the broker.",
      "The files are written by the broker."
    ),
    ("## Contractions\n\nUse contractions.", "The broker does not start.", "The broker doesn't start."),
    ("## Headings\n\nWrite headings in sentence case.", "Create a Queue", "Create a queue"),
    ("## Examples", "Restart the broker after the change.", "Replace the broker after the change."),
  ])
  func `a pair that shows something else than a choice of words gives no rule`(
    section: String, bad: String, good: String
  ) {
    #expect(pairs("\(section)\n\n- Don't: \(bad)\n- Do: \(good)\n") == [])
  }

  @Test func `two pairs that agree need no further word`() {
    let one = "- Avoid: Hit the Save button.\n- Prefer: Press the Save button.\n"
    let other = "- Avoid: Hit the Stop button twice.\n- Prefer: Press the Stop button twice.\n"
    #expect(pairs("## Examples\n\n" + one) == [])
    #expect(Set(pairs("## Examples\n\n" + one + other)) == ["term.substitute should hit → press"])
  }

  @Test func `a term that the section sets off is ruled by its pair`() {
    let text =
      "## Buttons\n\nSome say *press*, some say *hit*.\n\n- No: Hit the Save button.\n- Yes: Press the Save button.\n"
    #expect(pairs(text) == ["term.substitute should hit → press"])
  }

  @Test func `a term that the page rules on in words needs no pair`() {
    let text = "## Words\n\nUse *press*, not *hit*.\n\n- No: Hit the Save button.\n- Yes: Press the Save button.\n"
    #expect(pairs(text) == [])
  }

  @Test func `a rule of a pair carries its examples and cites both`() throws {
    let text = "## Words\n\n- No: Hit the Save button.\n- Yes: Press the Save button.\n"
    let proposal = try #require(Reading.evidence(Self.frame + text).proposals.first { $0.origin == .pair })
    #expect(proposal.examples == [Example(bad: "Hit the Save button.", good: "Press the Save button.")])
    #expect(proposal.sources.map(\.line) == [7, 8])
  }

  @Test func `rules under do and don't stay rules`() {
    let text = "## Do\n\n- Keep each page to one subject.\n\n## Don't\n\n- Explain what the reader knows.\n"
    #expect(Reading.evidence(Self.frame + text).proposals.contains { $0.instruction.contains("one subject") })
  }
}
