import Documents
import Prose
import TextScanning
import Testing

@testable import Extraction

@Suite struct ConventionPageTests {
  @Test func `headings show their title, levels, case, end and marker`() {
    let page = ConventionSamples.page(
      """
      # Pause a queue

      ## Before you start here

      #### Add a User

      ## The Kubernetes cluster.

      Text about Kubernetes and the Kubernetes cluster.

      Underlined
      ----------
      """)
    #expect(page.counts(.titles) == ["one": 1])
    #expect(page.counts(.levelStep) == ["next": 3, "skipped": 1])
    #expect(page.counts(.headingCase) == ["sentence": 3, "title": 1])
    #expect(page.counts(.headingEnd) == ["none": 4, "period": 1])
    #expect(page.counts(.headingMarker) == ["atx": 3, "setext": 1])
    #expect(page.counts(.headingOpening) == ["imperative": 2])
    #expect(
      page.sections.map(\.name) == ["Before you start here", "Add a User", "The Kubernetes cluster", "Underlined"])
  }

  @Test func `lists show markers, numbers, case, ends and what introduces them`() {
    let page = ConventionSamples.page(
      """
      # Lists

      Do these:

      1. Open the file.
      1. Save the file.

      Things
      to have

      * one thing
      * `code`
      * Another thing
      """)
    #expect(page.counts(.listNumbering) == ["ones": 1])
    #expect(page.counts(.listMarker) == ["*": 1])
    #expect(page.counts(.listCase) == ["capital": 3, "lower": 1])
    #expect(page.counts(.listEnd) == ["period": 2, "none": 3])
    #expect(page.counts(.listIntroduction) == ["sentence": 1, "none": 1])
    #expect(page.counts(.stepOpening) == ["imperative": 2])
  }

  @Test func `links show their form, style, text, verb and address`() {
    let page = ConventionSamples.page(
      """
      See [the guide](../guide.md), refer to the [table](/docs/table), or click [here](#top).

      The [site](http://example.org/x), the [safe site](https://example.org/x), [named][n] and [local](http://localhost:1/).

      [n]: image.png
      """)
    #expect(page.counts(.linkForm) == ["relative": 2, "rootRelative": 1])
    #expect(page.counts(.linkEnding) == ["keep": 1, "omit": 1])
    #expect(page.counts(.linkStyle) == ["inline": 6, "reference": 1])
    #expect(page.counts(.linkVerb) == ["see": 1, "refer to": 1])
    #expect(page.counts(.linkText) == ["descriptive": 6, "vague": 1])
    #expect(page.counts(.linkScheme) == ["https": 1, "http": 1])
  }

  @Test func `code, emphasis, images, tables and boxes show their form`() {
    let page = ConventionSamples.page(
      """
      # Form

      ```sh
      $ ls
      ```

      ```
      text
      ```

      Some *italic*, _more_ and **bold** text with ![a picture](a.png) and ![](b.png).

      | A | B |
      |---|---|
      | 1 | 2 |

      > [!NOTE]
      > Mind this.

      **Warning:** mind that.
      """)
    #expect(page.counts(.fenceLanguage) == ["named": 1, "none": 1])
    #expect(page.counts(.fenceCharacter) == ["```": 2])
    #expect(page.counts(.codePrompt) == ["dollar": 1])
    #expect(page.counts(.italicMarker) == ["*": 1, "_": 1])
    #expect(page.counts(.boldMarker) == ["**": 2])
    #expect(page.counts(.imageAlt) == ["text": 1, "none": 1])
    #expect(page.counts(.tableHeader) == ["full": 1])
    #expect(page.counts(.admonitionSyntax) == ["github": 1, "bold": 1])
  }

  @Test func `wording shows contractions, persons, commas, numbers and marks`() {
    let page = ConventionSamples.page(
      """
      # Words

      You don't stop it. We do not stop it. Please wait! Use disks, tapes, and paper. For one, use, for example, ink, pens or chalk.

      It takes two steps, that is, about 20% of 4 of 8 queues (e.g. ours). Written late — on 2026-07-04 or on July 4, 2026.
      """)
    #expect(page.counts(.contraction) == ["contracted": 1, "full": 1])
    #expect(page.counts(.person) == ["second": 1, "first": 2])
    #expect(page.counts(.please)["with"] == 1)
    #expect(page.counts(.exclamation)["with"] == 1)
    #expect(page.counts(.serialComma) == ["with": 1, "without": 1])
    #expect(page.counts(.latinExample) == ["for example": 1, "e.g.": 1])
    #expect(page.counts(.latinThat) == ["that is": 1])
    #expect(page.counts(.percent) == ["%": 1])
    #expect(page.counts(.dash) == ["spaced": 1])
    #expect(page.counts(.dateFormat) == ["iso": 1, "monthFirst": 1])
    #expect(page.counts(.numberSpelling) == ["words": 1, "digits": 1])
  }

  @Test(arguments: [
    ("pause-a-queue.md", "kebab-case"), ("pause_a_queue.md", "snake_case"), ("pauseAQueue.md", "camelCase"),
    ("Get-Item.md", "other"), ("docs/_part-one.md", "kebab-case"),
  ])
  func `file names show their style`(path: String, style: String) {
    #expect(ConventionSamples.page("Text.", path: path).counts(.fileName) == [style: 1])
  }

  @Test(arguments: ["README.md", "queue.md", "docs/CHANGELOG.md", "CODE_OF_CONDUCT.md"])
  func `file names of one word, and those that tools expect, show nothing`(path: String) {
    #expect(ConventionSamples.page("Text.", path: path).counts(.fileName).isEmpty)
  }

  @Test func `front matter gives keys and the type`() {
    let page = ConventionSamples.page("---\ntitle: A\nlayout: \"guide\"\n---\n\nText.\n")
    #expect(page.keys == ["title", "layout"])
    #expect(page.type == "guide")
    #expect(page.counts(.titles) == ["none": 1])
  }

  @Test func `places are cited by bytes that stand there`() {
    let text = "# Title\n\nSee [the guide](guide.md) and *this*.\n\n- Item “ä”\n"
    let bytes = Array(text.utf8)
    let page = ConventionSamples.page(text)
    #expect(!page.observations.isEmpty)
    for shown in page.observations {
      #expect(page.bytes(of: shown.place) == Array(bytes[shown.place.start..<shown.place.start + shown.place.count]))
    }
  }

  @Test func `HTML shows what is not a matter of marks`() {
    let page = ConventionSamples.page(
      """
      <html><body><main><h1>Queues</h1><p>You don't need <a href="more.html">more</a>. See <a href="x.html">the guide</a>.</p>
      <h2>Next steps</h2><ul><li>Read on.</li></ul></main></body></html>
      """, path: "docs/queues.html")
    #expect(!page.isMarkdown)
    #expect(page.counts(.titles) == ["one": 1])
    #expect(page.counts(.contraction) == ["contracted": 1])
    #expect(page.counts(.linkForm) == ["relative": 2])
    #expect(page.counts(.headingMarker).isEmpty && page.counts(.listMarker).isEmpty && page.counts(.linkStyle).isEmpty)
    #expect(page.sections.map(\.name) == ["Next steps"])
  }

  @Test func `what the index keeps comes back`() throws {
    let page = ConventionSamples.page(
      "---\ntype: task\n---\n\n# T\n\n## 1. Steps\n\nYou don't. See [x](y.md).\n\n## {blank}\n\n## Why\n\nTODO\n")
    var writer = ByteWriter()
    page.encode(to: &writer)
    var reader = ByteReader(writer.bytes)
    #expect(try PageConventions(from: &reader) == page)
    #expect(reader.isAtEnd)
    #expect(page.sections.map(\.name) == ["Steps", "Why"])
    #expect(page.blanks == 1)
  }

  @Test func `damaged bytes are an error and no crash`() {
    var writer = ByteWriter()
    ConventionSamples.page("# T\n\nSee [x](y.md).\n").encode(to: &writer)
    for cut in stride(from: 0, to: writer.bytes.count, by: 3) {
      var bytes = writer.bytes
      bytes[cut] ^= 0x55
      var reader = ByteReader(Array(bytes))
      _ = try? PageConventions(from: &reader)
      var short = ByteReader(Array(writer.bytes.prefix(cut)))
      #expect(throws: ByteCodingError.self) { try PageConventions(from: &short) }
    }
  }

  @Test(arguments: ["", "\n", "---\n---\n", "# ", "* \n", "| |\n|-|\n", "[](x)\n", "```", "\u{FEFF}# A", "﻿\0\u{1}"])
  func `pages with next to nothing are read`(text: String) {
    for path in ["a.md", "a.html", "a.txt", "a"] { _ = ConventionSamples.page(text, path: path) }
  }
}
