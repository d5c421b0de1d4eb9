import Extraction
import Skills
import Testing

/// Each surface pattern about words, on sentences of our own. A page under `style/` with a few orders about writing is a rulebook.
@Suite struct WordPatternTests {
  /// Sentences that make a page a rulebook, without rules about words.
  private static let frame = """
    # Writing style

    Write short sentences. Use the active voice. Write headings in sentence case. Address the reader. Keep paragraphs short.


    """

  private func words(_ text: String) -> [String] {
    Reading.rules(Self.frame + text).filter {
      $0.contains("|") || $0.hasPrefix("term.") || $0.hasPrefix("spelling") || $0.hasPrefix("casing.term")
    }
  }

  @Test(arguments: [
    ("Use *sign in* instead of *log in*.", "term.substitute must log in → sign in"),
    ("Write “choose”, not “pick”.", "term.substitute must pick → choose"),
    ("Say **folder** rather than **directory**.", "term.substitute must directory → folder"),
    ("Don't use *simply*.", "term.ban mustNot simply"),
    ("Never write \"obviously\".", "term.ban mustNot obviously"),
    ("Avoid *utilize*.", "term.ban shouldNot utilize"),
    ("Avoid words like *just* and *very*.", "term.ban shouldNot just|very"),
    ("Replace *whitelist* with **allowlist**.", "term.substitute must whitelist → allowlist"),
    (
      "Replace *native* with **core, built-in, top-level, integrated, first** or omit.",
      "term.substitute must native → core|built-in|top-level|integrated|first"
    ),
    ("Instead of *via*, use *through*.", "term.substitute must via → through"),
    ("Don't shorten “Larkspur Queue” to “LQ”.", "term.substitute must LQ → Larkspur Queue"),
    ("Write *GitHub*, not *Github*.", "casing.term must Github → GitHub"),
    ("Use *backend*, not *back-end*.", "spelling.compound must back-end → backend"),
    ("Prefer *help* over *assist*.", "term.substitute should assist → help"),
    ("“Sign up” is preferred over “register”.", "term.substitute should register → Sign up"),
    ("The term “whitelist” is not allowed; use “allowlist”.", "term.substitute must whitelist → allowlist"),
    ("The words “simply” and “just” should be avoided.", "term.ban shouldNot simply|just"),
    ("Please refrain from using “obviously”.", "term.ban shouldNot obviously"),
    ("Steer clear of “synergy”.", "term.ban shouldNot synergy"),
    ("Favor “help” over “assist”.", "term.substitute must assist → help"),
    ("“Guys” is not inclusive. Say “everyone”.", "term.substitute must Guys → everyone"),
    ("Write “AI” without periods. Not “A.I.”", "term.substitute must A.I. → AI"),
    ("“Website” is one word.", "spelling.compound must web site|web-site → website"),
    ("Use lowercase “internet”.", "casing.term must Internet → internet"),
    ("Always write “JavaScript” with a capital S.", "casing.term must javascript → JavaScript"),
    ("Don't capitalize “cloud”.", "casing.term must Cloud → cloud"),
  ])
  func `a sentence gives the rule it states`(sentence: String, rule: String) {
    #expect(words(sentence + "\n") == [rule])
  }

  @Test func `each pair “in place of” is a rule of its own`() {
    #expect(
      Set(words("Write *for example* in place of *e.g.* and *that is* in place of *i.e.*\n"))
        == ["term.substitute must e.g. → for example", "term.substitute must i.e. → that is"])
  }

  @Test func `two pairs in one sentence are two rules`() {
    #expect(
      words("Use *buy* instead of *purchase*, *help* instead of *assist*.\n")
        == ["term.substitute must purchase → buy", "term.substitute must assist → help"])
  }

  @Test(arguments: [
    (
      "Use *help* (not *facilitate*), *start* (not *initiate*).",
      ["term.substitute must facilitate → help", "term.substitute must initiate → start"]
    ),
    (
      "Replace *e.g.* by *for example*, and *i.e.* by *that is*.",
      ["term.substitute must e.g. → for example", "term.substitute must i.e. → that is"]
    ),
    (
      "Use *allowlist* and *denylist* in place of *whitelist* and *blacklist*.",
      ["term.substitute must whitelist → allowlist", "term.substitute must blacklist → denylist"]
    ),
    ("Never use the terms *master* and *slave*.\n\nUse *login* as a noun.", ["term.ban mustNot master|slave"]),
  ])
  func `every term keeps the side its clause gives it`(sentence: String, rules: [String]) {
    #expect(words(sentence + "\n").filter { !$0.hasPrefix("term.sense") } == rules)
  }

  @Test(arguments: [
    ("Avoid the following words: actually, basically, really.", ["term.ban shouldNot actually|basically|really"]),
    ("Avoid using words like very, quite, and rather.", ["term.ban shouldNot very|quite|rather"]),
    ("Avoid words such as very and quite in headings.", []),
    ("Use these words: start, stop, and pause.", []),
    ("Avoid the following sections: setup, usage.", []),
  ])
  func `words listed without markup are read where the sentence calls them words`(sentence: String, rules: [String]) {
    #expect(words(sentence + "\n") == rules)
  }

  @Test(arguments: [
    ("blacklist: use blocklist", ["term.substitute must blacklist → blocklist"]),
    ("desire → want", ["term.substitute must desire → want"]),
    ("desire -> want", ["term.substitute must desire → want"]),
    ("**email** (not e-mail)", ["spelling.compound must e-mail → email"]),
    ("branch: use the one that the issue names", []),
  ])
  func `items of a word list need no markup`(item: String, rules: [String]) {
    #expect(words("## Word list\n\n- \(item)\n") == rules)
  }

  @Test func `a cell that says nothing is no replacement`() {
    let table = "| Avoid | Use instead |\n| --- | --- |\n| please | (omit) |\n| we'll | n/a |\n"
    #expect(words(table) == ["term.ban mustNot please", "term.ban mustNot we'll"])
  }

  @Test func `the sentence after a ban names its replacement`() {
    #expect(words("Don't use *kill*. Instead, use *stop*.\n") == ["term.substitute must kill → stop"])
  }

  @Test func `a ban whose paragraph spells the term in another case rules on case`() {
    #expect(words("Use MB for powers of ten. Never write *mb*.\n") == ["casing.term must mb → MB"])
  }

  @Test(arguments: [
    "Avoid contractions with a noun.", "Break lines of code longer than 80 characters with a backslash.",
    "There is research that sentence case is easier to read in headings.",
  ])
  func `a statement about a part of something gives no rule about the whole`(sentence: String) {
    let kinds = Reading.evidence(Self.frame + "## Details\n\n" + sentence + "\n").proposals.filter {
      ($0.sources.first?.line ?? 0) > 5
    }
    .map(\.kind)
    #expect(kinds.allSatisfy { $0 == "rubric" })
  }

  @Test func `a condition that names a place becomes the scope`() {
    #expect(words("Don't use *ampersand* in headings.\n") == ["term.ban mustNot ampersand in heading"])
  }

  @Test func `a condition about sense makes the rule conditional`() {
    #expect(words("Don't use *once* to mean *after*.\n") == ["term.ban mustNot once [to mean after]"])
  }

  @Test(arguments: [
    "The word *queue* refers to a line of messages.\n",
    "For example, *sign in* appears in the header.\n",
    "Features are treated as _common nouns_, not _proper nouns_.\n",
    "Avoid using title case for _product features_.\n",
    "Why use *sign in*?\n",
    "Avoid **Your** titles such as \"Managing Your Account Settings\".\n",
    "**Nested lists** are not allowed.\n",
    "Changes to “main” are not allowed.\n",
    "`--force` is deprecated.\n",
    "Capitalize *Console* when you mean the product.\n",
  ])
  func `a sentence that rules on no term gives no word rule`(sentence: String) {
    let found = words(sentence).filter { !$0.contains(" Your") }
    #expect(found == [])
  }

  @Test func `tables say by their header which side is wanted`() {
    let table = """
      | Instead of | Use |
      | --- | --- |
      | log in | sign in |
      | e.g. | for example<br>such as |
      | ad hoc (noun) | one-off |

      """
    #expect(
      words(table) == [
        "term.substitute must log in → sign in", "term.substitute must e.g. → for example|such as",
        "term.substitute must ad hoc → one-off [noun]",
      ])
  }

  @Test func `a table under a heading that bans reads its second column as the replacement`() {
    let table = "## Forbidden contractions\n\n| contraction | meaning |\n| --- | --- |\n| gonna | going to |\n"
    #expect(words(table) == ["term.substitute must gonna → going to"])
  }

  @Test func `entries speak of their heading`() {
    let list = "## log in\n\nDon't use. Use *sign in* instead.\n\n## email\n\nDon't write *e-mail*.\n"
    #expect(Set(words(list)) == ["term.substitute must log in → sign in", "spelling.compound must e-mail → email"])
  }

  @Test func `an entry that tells a meaning, or a replacement without its term, speaks of its heading`() {
    #expect(
      words("### hit\n\nDon't use to mean *press*. Use *select*.\n") == [
        "term.substitute must hit → select [to mean press]"
      ])
    #expect(words("### whitelist\n\nReplace with *allowlist*.\n") == ["term.substitute must whitelist → allowlist"])
    #expect(words("### master\n\nNot inclusive. Try *main*.\n") == ["term.substitute must master → main"])
  }

  @Test(arguments: [
    ("“abort”: Use “stop” instead.", ["term.substitute must abort → stop"]),
    ("“admin”: Don't use. Write “administrator”.", ["term.substitute must admin → administrator"]),
    ("**kill** – avoid; use *end*", ["term.substitute should kill → end"]),
    ("data center: two words", ["spelling.compound must datacenter|data-center → data center"]),
    ("**please**: do not use in instructions", ["term.ban mustNot please in step"]),
    ("**Naming**: use *kebab-case*", []), ("file names: use *kebab-case*", []), ("**id**: the number of a lane", []),
  ])
  func `an item that opens with its term is an entry`(item: String, rules: [String]) {
    #expect(words("## Details\n\n- \(item)\n") == rules)
  }

  @Test func `a column “Replace with” holds what is wanted`() {
    #expect(
      words("| Word | Replace with |\n| --- | --- |\n| utilize | use |\n") == ["term.substitute must utilize → use"])
  }

  @Test func `entries of a table of contents repeat headings and are no rules`() {
    let text = Self.frame + "- [Avoid violent language](#violence)\n- [Use short words](#short)\n"
    #expect(!Reading.evidence(text).proposals.contains { $0.sources.contains { $0.line > 4 } })
  }

  @Test func `lists inherit what their heading bans, with the conditions of their items`() {
    let list = "## Words to avoid\n\n- leverage (use *use*)\n- deploy (unless you speak of software)\n- robust\n"
    #expect(
      words(list) == [
        "term.substitute must leverage → use", "term.ban mustNot deploy [unless you speak of software]",
        "term.ban mustNot robust",
      ])
  }

  @Test func `a lead-in that says “their” takes its words from the sentence before`() {
    let list =
      "These phrases are common in research. Their meanings don't belong in documentation:\n\n- ibid\n- passim\n"
    #expect(words(list) == ["term.ban mustNot ibid", "term.ban mustNot passim"])
  }

  @Test func `steps of a how-to give no rules`() {
    let steps =
      "# Create a queue\n\n1. Open the console.\n2. Use *Create* instead of *Import*.\n3. Don't use *default*.\n"
    #expect(Reading.evidence(steps, path: "docs/how-to/create.md", small: false).proposals.isEmpty)
  }
}
