import Documents
import Prose
import TextScanning
import Testing

@Suite struct StyleMetricsTests {
  private func metrics(_ text: String, path: String = "page.md") -> StyleMetrics {
    StyleMetrics(Page(DocumentReader.read(path: path, bytes: Array(text.utf8))))
  }

  @Test func `metrics have names of their own`() {
    #expect(StyleMetrics.names.count >= 24)
    #expect(Set(StyleMetrics.names).count == StyleMetrics.names.count)
    #expect(metrics("One.").values.count == StyleMetrics.names.count)
    #expect(metrics("One.")["noMetric"] == nil)
  }

  @Test func `a page is measured`() {
    let page = metrics("You don't wait. We will do not go! It is (perhaps) written, e.g. here?", path: "page.txt")
    #expect(page["meanSentenceWords"] == 5)
    #expect(page["contractionRate"].map { ($0 * 3).rounded() } == 1)
    #expect(page["exclamationRate"].map { ($0 * 3).rounded() } == 1)
    #expect(page["questionRate"].map { ($0 * 3).rounded() } == 1)
    for name in [
      "secondPersonRate", "firstPersonPluralRate", "futureRate", "hedgeRate", "latinAbbreviationRate",
      "parenthesisRate",
    ] {
      #expect(page[name].map { ($0 * Double(page.wordCount) / 1000).rounded() } == 1, "\(name)")
    }
  }

  @Test func `nothing to measure is no number`() {
    let page = metrics("")
    #expect(StyleMetrics.names.allSatisfy { page[$0] == nil })
    #expect(metrics("Plain text.", path: "page.txt")["imperativeStepShare"] == nil)
  }

  @Test func `steps, headings, lists and markup are told apart`() {
    let page = metrics(
      "# Two words\n\nText with **bold**, `code` and [a link](x).\n\n1. Open it.\n2. The lid.\n\n| A |\n|---|\n| b c |\n"
    )
    #expect(page["imperativeStepShare"] == 0.5)
    #expect(page["meanHeadingWords"] == 2)
    #expect(page["meanParagraphSentences"] == 1)
    for name in ["codeSpanRate", "linkRate", "emphasisRate", "headingRate"] {
      #expect(page[name].map { ($0 * Double(page.wordCount) / 1000).rounded() } == 1, "\(name)")
    }
    #expect(page["tableCellShare"].map { ($0 * Double(page.wordCount)).rounded() } == 3)
  }

  @Test func `the form of a page is measured`() {
    let page = metrics(
      """
      ## Open the gate

      The gate is wide,
      and _very_ *old*:

      * First [part](https://example.com/a).
        1. Turn the key
      - Second [part][p]

      ### Code

      ```swift
      let gate = 1
      let key = 2
      ```

      ```
      gate
      ```

      > Quoted.

      ![A gate](gate.png) and <b>bold</b>.

      [p]: part.md
      """)
    #expect(page["firstHeadingLevel"] == 2)
    #expect(page["meanHeadingLevel"] == 2.5)
    #expect(page["subheadingShare"] == 0.5)
    #expect(page["lineWidthP90"] == 40)
    #expect(page["orderedItemShare"].map { ($0 * 3).rounded() } == 1)
    #expect(page["nestedItemShare"].map { ($0 * 3).rounded() } == 1)
    #expect(page["itemStopShare"] == 0)
    #expect(page["starBulletShare"] == 0.5)
    #expect(page["taggedFenceShare"] == 0.5)
    #expect(page["meanCodeLines"] == 1.5)
    #expect(page["absoluteLinkShare"] == 0.5)
    #expect(page["referenceLinkShare"] == 0.5)
    #expect(page["rootLinkShare"] == 0)
    #expect(page["underscoreShare"] == 0.5)
    #expect(page["leadInShare"].map { $0 > 0 } == true)
    for (name, count) in [("softBreakRate", 1.0), ("htmlRate", 2), ("imageRate", 1), ("quoteBlockRate", 1)] {
      #expect(page[name].map { ($0 * Double(page.wordCount) / 1000).rounded() } == count, "\(name)")
    }
  }

  @Test func `marks of the source are not measured of HTML`() {
    let page = metrics(
      "<h1>One</h1><p>Two <em>three</em> <a href=\"x\">four</a>.</p><ul><li>five</li></ul>", path: "page.html")
    for name in [
      "softBreakRate", "lineWidthP90", "starBulletShare", "htmlRate", "referenceLinkShare", "underscoreShare",
    ] {
      #expect(page[name] == nil, "\(name)")
    }
    #expect(page["firstHeadingLevel"] == 1)
  }
}
