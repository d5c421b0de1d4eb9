import Extraction
import Skills
import Testing

/// What stands around a sentence about words narrows it: the sentence before, its label, the heading, the words before the term.
@Suite struct WordContextTests {
  private static let frame = """
    # Writing style

    Write short sentences. Use the active voice. Write headings in sentence case. Address the reader. Keep paragraphs short.


    """

  private func words(_ text: String) -> [String] {
    Reading.rules(Self.frame + text).filter {
      $0.contains("|") || $0.hasPrefix("term.ban") || $0.hasPrefix("term.substitute") || $0.hasPrefix("spelling")
        || $0.hasPrefix("casing.term") || $0.hasPrefix("link.text")
    }
  }

  @Test(arguments: [
    (
      "If you must describe a map within a map, use *of*. Do not use the terms *block* or *level*.",
      "term.ban mustNot block|level [If you must describe a map within a map]"
    ),
    (
      "Stay neutral when writing about support. Avoid words like *soon* and *later*.",
      "term.ban shouldNot soon|later [when writing about support]"
    ),
    ("Headings should be short. Avoid *your*.", "term.ban shouldNot your in heading"),
    ("Link text should tell the target. Avoid **this page**.", "link.text should this page"),
    ("Avoid ambiguous link text like *click here*.", "link.text should click here"),
    ("Avoid describing people as *blind*.", "term.ban shouldNot blind [describing people]"),
    ("Avoid the hypothetical *would*.", "term.ban shouldNot would [the hypothetical]"),
    ("Don't refer to users as *consumers*.", "term.ban mustNot consumers [referring to users]"),
    ("**Text field**: Use *field* instead of *box*.", "term.substitute must box → field [Text field]"),
    ("**Word choice**: Use *pick* instead of *elect*.", "term.substitute must elect → pick"),
    ("## Release notes\n\nDon't use *new*.", "term.ban mustNot new [in the section “Release notes”]"),
    ("## Release notes\n\nDon't use *simply*.", "term.ban mustNot simply"),
    ("Avoid titles such as *Overview*.", "term.ban shouldNot Overview in heading"),
    ("## UI text\n\nDon't use *my*.", "term.ban mustNot my [in the section “UI text”]"),
    (
      "## master\n\nDo not use **master** or **slave**. Use **primary**.", "term.substitute must master|slave → primary"
    ),
    ("## crash\n\nDon't use for *stop working*.", "term.ban mustNot crash [for stop working]"),
    ("The word “users” is banned from alerts.", "term.ban mustNot users [from alerts]"),
    (
      "Don't use apostrophes in plurals: *APIs*, not *API's*.", "term.substitute must API's → APIs"
    ),
    ("## Word choice\n\nDon't use *new*.", "term.ban mustNot new"),
    (
      "Don't guess at relationships (for example, use *partner* instead of *wife*).",
      "term.substitute must wife → partner [Don't guess at relationships]"
    ),
    (
      "Don't replace *together with* with *alongside*.",
      "term.substitute must alongside → together with [in place of “together with”]"
    ),
    (
      "Use language like \"You can\" rather than \"Users can\".",
      "term.substitute must Users can → You can [Use language like]"
    ),
    (
      "## Stopping\n\nWhich word is right is nuanced. Use your best judgement.\n\n- Replace *kill* with *end*.",
      "term.substitute must kill → end [Use your best judgement.]"
    ),
  ])
  func `a ban holds where what stands around it says`(text: String, rule: String) {
    #expect(words(text + "\n") == [rule])
  }

  @Test(arguments: [
    (
      "Replace _blacklist / whitelist_ with **denylist / allowlist**.",
      ["term.substitute must blacklist → denylist", "term.substitute must whitelist → allowlist"]
    ),
    (
      "Refer to \"earlier\" and \"later\" versions, rather than \"lower\" and \"higher\" versions.",
      [
        "term.substitute must lower versions → earlier versions",
        "term.substitute must higher versions → later versions",
      ]
    ),
    ("Use *start* or *run*, not *launch* or *fire*.", ["term.substitute must launch|fire → start|run"]),
    (
      "Use *spouse* instead of *husband* and *wife*; use *parent* instead of *mother* and *father*.",
      ["term.substitute must husband|wife → spouse", "term.substitute must mother|father → parent"]
    ),
    (
      "Use *text box*, not *box* or *input*.",
      [
        "term.substitute must input → text box",
        "term.substitute must box → text box [where it means the same as “text box”]",
      ]
    ),
    (
      "Use *Acme Queue Server*, not *server* or *AQS*.",
      [
        "term.substitute must AQS → Acme Queue Server",
        "term.substitute must server → Acme Queue Server [as the name of the product]",
      ]
    ),
  ])
  func `each term has its own counterpart`(text: String, rules: [String]) {
    #expect(words(text + "\n") == rules)
  }

  @Test(arguments: [
    "Do not use `version xx.x.x`.", "Avoid the *-ing* form.", "## FAQs\n\nDon't write an FAQ.",
    "The title must be written as it is, such as *Fetch-Item* instead of *fetch-item*.",
    "Do not use *italics* or **boldface**.", "## Don't use\n\n- passive voice\n- jargon\n- long words",
    "## legacy vs. deprecated\n\nAvoid.",
  ])
  func `what is no term is not banned`(text: String) {
    #expect(words(text + "\n").isEmpty)
  }

  @Test(arguments: [
    ("*grok*: do not use.", "term.ban mustNot grok"), ("**grok** Do not use.", "term.ban mustNot grok"),
    ("grok\n: Do not use.", "term.ban mustNot grok"),
    ("grok\n: Do not use when talking about code.", "term.ban mustNot grok [when talking about code]"),
    ("Avoid the word synergy.", "term.ban shouldNot synergy"),
    ("“Leverage” should not be used.", "term.ban shouldNot Leverage"),
    ("The term “grok” must not appear in pages.", "term.ban mustNot grok"),
    ("Stay away from the phrase going forward.", "term.ban mustNot going forward"),
    ("## Banned words\n\nutilize, leverage, going forward", "term.ban mustNot utilize|leverage|going forward"),
    (
      "## optional binding\n\nOmit the article: “use optional binding”, not “use an optional binding”.",
      "term.substitute must use an optional binding → use optional binding"
    ),
    ("## shared state\n\nAvoid when describing actors.", "term.ban shouldNot shared state [when describing actors]"),
  ])
  func `a term is banned in many ways`(text: String, rule: String) {
    #expect(words(text + "\n") == [rule])
  }

  @Test func `a list under a bare ban holds words when some are known`() {
    #expect(
      words("## Avoid\n\n- simply\n- just\n- grok\n")
        == ["term.ban mustNot simply", "term.ban mustNot just", "term.ban mustNot grok"])
  }

  @Test func `a table that proposes is advice, and short terms give way to longer ones`() {
    let table = "| Instead of | Consider |\n| --- | --- |\n| per | each |\n| per diem | daily |\n"
    #expect(
      words(table) == [
        "term.substitute should per → each [outside of “per diem”]", "term.substitute should per diem → daily",
      ])
  }

  @Test func `a meaning is a replacement for short forms only`() {
    let table = """
      ## Forbidden contractions

      | Contraction | Meaning | Notes |
      | --- | --- | --- |
      | mightn't | might not | |
      | ain't | is not | colloquial - use isn't |
      | I'd | I would | We don't use first person! |

      """
    #expect(
      words(table) == [
        "term.substitute must mightn't → might not", "term.substitute must ain't → isn't", "term.ban mustNot I'd",
      ])
  }

  @Test func `brackets that tell uses apart are a condition`() {
    #expect(
      words("## Words to avoid\n\n- deliver (mail is delivered — not ideas)\n- key (we speak of locks)\n")
        == ["term.ban mustNot deliver [mail is delivered — not ideas]", "term.ban mustNot key"])
  }
}
