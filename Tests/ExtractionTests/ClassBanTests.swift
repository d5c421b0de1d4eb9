import Extraction
import Rules
import Skills
import Testing
import TextScanning

/// Sentences that rule on a class of words by its name.
@Suite struct ClassBanTests {
  private static let frame = """
    # Writing style

    Write short sentences. Use the active voice. Keep paragraphs short. Write for the reader. Don't repeat yourself.


    """

  private func words(_ text: String) -> Set<String> {
    Set(
      Reading.evidence(Self.frame + text + "\n").proposals.filter { $0.slots["avoid"] != nil }
        .map(Reading.line))
  }

  @Test(arguments: [
    ("Don't use Latin abbreviations.", "term.substitute must e.g. → for example|such as"),
    ("For readability, avoid Latinisms.", "term.substitute should i.e. → that is"),
    ("Never abbreviate the days of the week.", "term.substitute must Tue|Tues → Tuesday"),
    ("Spell out the names of months.", "term.substitute must Sept → September"),
    ("Spell out ordinal numbers.", "term.substitute must 2nd → second"),
    ("Avoid gendered pronouns.", "term.ban shouldNot himself|herself"),
  ])
  func `a closed class gives a rule a word`(sentence: String, rule: String) {
    #expect(words(sentence).contains(rule))
  }

  @Test(arguments: [
    "Don't use Latin abbreviations in tables.", "Use Latin abbreviations only in parentheses.",
    "Latin abbreviations are short.", "Spell out numbers.", "Don't spell out the names of months.",
    "You may use gendered pronouns.", "Never abbreviate the days of the week when there is room.",
    "Don't use possessives of product names.",
  ])
  func `a class with a condition, or one that nobody can list, gives none`(sentence: String) {
    #expect(words(sentence) == [])
  }

  @Test func `a word that the section shows is the guide's own, the others come from our list`() {
    let text = Self.frame + "## Latin\n\nAvoid Latin abbreviations.\n\n- Bad: Use a lane, e.g. orders.\n"
    let found = Reading.evidence(text).proposals.filter { $0.slots["avoid"] != nil }
    #expect(found.filter { $0.origin == .explicit }.map { $0.slots["avoid"]?.strings } == [["e.g."]])
    #expect(found.first { $0.origin == .explicit }?.sources.map(\.line) == [7, 9])
    #expect(found.count(where: { $0.origin == .pack }) == 5)
  }

  @Test func `what the page says of a word of the class stands`() {
    let found = words("Don't use Latin abbreviations. Write *for instance*, not *e.g.*")
    #expect(found.contains("term.substitute must e.g. → for instance"))
    #expect(!found.contains("term.substitute must e.g. → for example|such as"))
    #expect(found.contains("term.substitute must etc. → and so on"))
  }

  @Test func `possessives of product names are banned name by name where the page lists them`() {
    let text =
      "## Our names\n\n- **Tern Cloud**: two words\n- Tern Desk (the app)\n\n## Form\n\nDon't form a possessive from a product name."
    #expect(words(text).contains("term.ban mustNot Tern Cloud's|Tern Desk's"))
  }

  @Test func `no short form is a word of its own`() {
    let found = words("Never abbreviate the days of the week. Spell out the names of months.")
    for word in ["Sat", "Sun", "Wed", "Mar", "May"] { #expect(!found.contains { $0.contains(" \(word) ") }) }
  }

  @Test func `names that a page lists are spelled as it spells them`() {
    let text = "## Product names\n\n- Tern Cloud\n- **MicroTern**: the small one\n- Landscape\n- TQL (a language)\n"
    #expect(
      words(text) == [
        "casing.term must tern cloud → Tern Cloud", "casing.term must microtern → MicroTern",
        "casing.term must tql → TQL",
        // In lower case it may be the ordinary word.
        "casing.term must landscape → Landscape [as the name of the product]",
      ])
    #expect(
      words("## Other Tern products\n\n| Product | Notes |\n| --- | --- |\n| TernDesk | see Tern Cloud |\n")
        == ["casing.term must terndesk → TernDesk"])
  }

  @Test(arguments: ["Retired products", "Page names", "Example names", "Shorten product names"])
  func `names under another heading are none`(heading: String) {
    #expect(words("## \(heading)\n\n- Tern Cloud\n- MicroTern\n") == [])
  }
}
