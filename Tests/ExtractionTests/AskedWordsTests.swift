import Extraction
import Testing

/// Guides that answer questions: the question names the word, the answer rules on it.
@Suite struct AskedWordsTests {
  /// Questions that make a page one of style.
  private static let frame = """
    # Ask the editor

    **Can I write "whilst"?**

    No. Write "while".

    **May I use "amongst"?**

    No. Write "among".

    **Do we say "towards" or "toward"?**

    "Toward".

    **Is "irregardless" a word?**

    Never.


    """

  private func rules(_ text: String) -> [String] {
    Reading.rules(Self.frame + text, path: "help/ask.md").filter { rule in
      !["whilst", "amongst", "towards", "irregardless"].contains { rule.contains($0) }
    }
  }

  @Test(arguments: [
    ("**May I write \"e.g.\"?**\n\nNo. Write \"for example\".\n", "term.substitute must e.g. → for example"),
    ("### Can I say \"borrowings\"?\n\nNot one of ours. Use \"loans\".\n", "term.substitute must borrowings → loans"),
    (
      "**What do I write instead of \"the elderly\"?**\n\n\"Older people\".\n",
      "term.substitute must the elderly → older people"
    ),
    ("**\"E-book\" or \"ebook\"?**\n\n\"Ebook\", one word.\n", "spelling.compound must e-book → ebook"),
    (
      "**Is it wrong to say \"overdue fines\"?**\n\nYes. We say \"late fees\".\n",
      "term.substitute must overdue fines → late fees"
    ),
    ("**Is \"guys\" acceptable?**\n\nIt is not. \"Everyone\" works.\n", "term.substitute must guys → everyone"),
    (
      "**Why do you always change my \"prior to\" into \"before\"?**\n\nIt is shorter.\n",
      "term.substitute must prior to → before"
    ),
    ("**Can I use \"impact\" as a verb?**\n\nYou can't.\n", "term.ban mustNot impact [as a verb]"),
  ])
  func `a question and its answer give the rule they state`(text: String, rule: String) {
    #expect(rules(text) == [rule])
  }

  @Test(arguments: [
    "**Can I write \"cannot\"?**\n\nYes.\n",
    "**Is it \"log in\" or \"login\"?**\n\nBoth. The verb is \"log in\" and the noun is \"login\".\n",
    "**Is a hot dog a sandwich?**\n\nThe desk is divided.\n",
  ])
  func `a question without a plain no rules nothing out`(text: String) {
    #expect(rules(text).filter { $0.hasPrefix("term.") || $0.hasPrefix("spelling") } == [])
  }

  @Test func `what the answer takes back is a condition`() {
    #expect(
      rules("**Can I write \"amount\" for people?**\n\nNo, except in quotations. Write \"number\".\n")
        == ["term.substitute must amount → number [for people; except in quotations]"])
  }

  @Test func `a question about form with a yes is a rule about form`() {
    #expect(
      rules("**Do we use the serial comma?**\n\nYes, always.\n").contains { $0.hasPrefix("punctuation.mark must") })
  }

  @Test func `what may be done need not be done`() {
    #expect(!rules("**May I use the serial comma?**\n\nYes.\n").contains { $0.hasPrefix("punctuation.mark") })
  }
}
