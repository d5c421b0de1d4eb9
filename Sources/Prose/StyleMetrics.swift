import Documents
import TextScanning

/// How a page sounds, in numbers: shares and rates that tell one voice from another, each named.
///
/// Rates are per 1,000 words, shares between 0 and 1. Words in code spans do not count as words of the writer. One walk over the
/// page; the same page always gives the same numbers. Complexity: O(bytes).
public struct StyleMetrics: Sendable {
  /// The names of all metrics, in the order of `values`.
  public static let names: [String] = formulas.map(\.name)

  /// One value a name; not a number where the page has nothing to measure (no steps, no headings).
  public let values: [Double]
  /// Words outside code spans.
  public let wordCount: Int

  public init(_ page: Page) {
    var tally = StyleTally()
    tally.walk(page)
    values = Self.formulas.map { $0.value(tally) }
    wordCount = tally.words
  }

  /// The value of a metric; nil for an unknown name, or where the page has nothing to measure.
  public subscript(name: String) -> Double? {
    guard let position = Self.positions[name], !values[position].isNaN else { return nil }
    return values[position]
  }

  /// What a metric measures, in words: “share of passive sentences”. The name itself for an unknown one.
  public static func label(of name: String) -> String { positions[name].map { formulas[$0].label } ?? name }

  private static let positions = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })

  private static let formulas: [(name: String, label: String, value: @Sendable (StyleTally) -> Double)] = [
    ("meanSentenceWords", "average number of words in a sentence", { share($0.sentenceWords, $0.sentences) }),
    ("sentenceWordsDeviation", "spread of sentence lengths in words", { $0.deviation }),
    ("longSentenceShare", "share of sentences over 25 words", { share($0.longSentences, $0.sentences) }),
    ("shortSentenceShare", "share of sentences of at most 8 words", { share($0.shortSentences, $0.sentences) }),
    (
      "meanParagraphSentences", "average number of sentences in a paragraph",
      { share($0.paragraphSentences, $0.paragraphs) }
    ),
    ("meanHeadingWords", "average number of words in a heading", { share($0.headingWords, $0.headings) }),
    ("meanWordLength", "average number of letters in a word", { share($0.letters, $0.words) }),
    ("longWordShare", "share of words of ten letters and more", { share($0.longWords, $0.words) }),
    ("functionWordShare", "share of function words", { share($0.count(.functionWord), $0.words) }),
    ("firstPersonSingularRate", "use of “I” per 1,000 words", { rate($0.count(.firstPersonSingular), $0.words) }),
    ("firstPersonPluralRate", "use of “we” per 1,000 words", { rate($0.count(.firstPersonPlural), $0.words) }),
    ("secondPersonRate", "use of “you” per 1,000 words", { rate($0.count(.secondPerson), $0.words) }),
    ("thirdPersonRate", "use of “he”, “she” and “they” per 1,000 words", { rate($0.count(.thirdPerson), $0.words) }),
    (
      "contractionRate", "share of contractions among what could be contracted",
      { share($0.count(.contraction), $0.count(.contraction) + $0.contractible) }
    ),
    ("passiveShare", "share of passive sentences", { share($0.passives, $0.sentences) }),
    ("futureRate", "use of the future tense per 1,000 words", { rate($0.futures, $0.words) }),
    ("modalRate", "use of modal verbs per 1,000 words", { rate($0.count(.modal), $0.words) }),
    ("obligationRate", "use of “must” and “should” per 1,000 words", { rate($0.count(.obligation), $0.words) }),
    ("negationRate", "use of negations per 1,000 words", { rate($0.count(.negation), $0.words) }),
    ("hedgeRate", "use of hedging words per 1,000 words", { rate($0.count(.hedge), $0.words) }),
    ("adverbLyRate", "use of adverbs in -ly per 1,000 words", { rate($0.lyAdverbs, $0.words) }),
    ("pleaseRate", "use of “please” per 1,000 words", { rate($0.count(.polite), $0.words) }),
    (
      "latinAbbreviationRate", "use of Latin abbreviations per 1,000 words",
      { rate($0.count(.latin) + $0.dottedLatin, $0.words) }
    ),
    ("acronymRate", "use of acronyms per 1,000 words", { rate($0.acronyms, $0.words) }),
    ("numeralRate", "use of numerals per 1,000 words", { rate($0.numerals, $0.words) }),
    ("imperativeShare", "share of sentences in the imperative", { share($0.imperatives, $0.sentences) }),
    ("imperativeStepShare", "share of steps in the imperative", { share($0.imperativeSteps, $0.steps) }),
    ("exclamationRate", "share of exclamations", { share($0.exclamations, $0.sentences) }),
    ("questionRate", "share of questions", { share($0.questions, $0.sentences) }),
    ("commaRate", "number of commas per 1,000 words", { rate($0.commas, $0.words) }),
    ("semicolonRate", "number of semicolons per 1,000 words", { rate($0.semicolons, $0.words) }),
    ("colonRate", "number of colons per 1,000 words", { rate($0.colons, $0.words) }),
    ("parenthesisRate", "number of parentheses per 1,000 words", { rate($0.parentheses, $0.words) }),
    ("dashRate", "number of dashes per 1,000 words", { rate($0.dashes, $0.words) }),
    ("codeSpanRate", "number of code spans per 1,000 words", { rate($0.codeSpans, $0.words) }),
    ("linkRate", "number of links per 1,000 words", { rate($0.links, $0.words) }),
    ("emphasisRate", "number of emphases per 1,000 words", { rate($0.emphases, $0.words) }),
    ("headingRate", "number of headings per 1,000 words", { rate($0.headings, $0.words) }),
    ("listItemShare", "share of words in lists", { share($0.listWords, $0.words) }),
    ("tableCellShare", "share of words in tables", { share($0.tableWords, $0.words) }),
    ("sentenceWordsP90", "length in words that nine in ten sentences keep to", { $0.longestUsual }),
    ("meanParagraphWords", "average number of words in a paragraph", { share($0.paragraphWords, $0.paragraphs) }),
    ("itRate", "use of “it” per 1,000 words", { rate($0.its, $0.words) }),
    ("andRate", "use of “and” per 1,000 words", { rate($0.ands, $0.words) }),
    ("demonstrativeRate", "use of “this” and “that” per 1,000 words", { rate($0.count(.demonstrative), $0.words) }),
    ("boosterRate", "use of words such as “very” per 1,000 words", { rate($0.count(.booster), $0.words) }),
    ("possibilityRate", "use of “can” and “may” per 1,000 words", { rate($0.count(.possibility), $0.words) }),
    (
      "nominalisationRate", "number of nouns such as “creation” per 1,000 words", { rate($0.nominalisations, $0.words) }
    ),
    ("ingRate", "number of words in -ing per 1,000 words", { rate($0.ings, $0.words) }),
    ("relativeRate", "use of “which” and “who” per 1,000 words", { rate($0.count(.relative), $0.words) }),
    (
      "subordinatorRate", "use of “because”, “if” and “when” per 1,000 words",
      { rate($0.count(.subordinator), $0.words) }
    ),
    ("conjunctRate", "use of “however” and “therefore” per 1,000 words", { rate($0.count(.conjunct), $0.words) }),
    ("existentialRate", "use of “there is” per 1,000 words", { rate($0.existentials, $0.words) }),
    ("markerRate", "use of words such as “seamless” per 1,000 words", { rate($0.count(.marker), $0.words) }),
    ("midCapitalRate", "number of capitals inside sentences per 1,000 words", { rate($0.midCapitals, $0.words) }),
    ("headingCapitalShare", "share of heading words with a capital", { share($0.headingCapitals, $0.headingWords) }),
    ("slashRate", "number of slashes per 1,000 words", { rate($0.slashes, $0.words) }),
    ("quoteRate", "number of quotation marks per 1,000 words", { rate($0.quotes, $0.words) }),
    ("hyphenRate", "number of hyphens per 1,000 words", { rate($0.hyphens, $0.words) }),
    ("strongRate", "number of bold phrases per 1,000 words", { rate($0.strongs, $0.words) }),
    ("codeBlockRate", "number of code blocks per 1,000 words", { rate($0.codeBlocks, $0.words) }),
    ("admonitionRate", "number of notes and warnings per 1,000 words", { rate($0.admonitions, $0.words) }),
    (
      "softBreakRate", "number of line breaks inside paragraphs per 1,000 words",
      { $0.form.isMarkdown ? rate($0.form.softBreaks, $0.words) : .nan }
    ),
    ("lineWidthP90", "width in bytes that nine in ten lines of text keep to", { $0.form.usualWidth }),
    ("firstHeadingLevel", "level of the first heading", { $0.form.headings == 0 ? .nan : Double($0.form.firstLevel) }),
    ("meanHeadingLevel", "average level of headings", { share($0.form.headingLevels, $0.form.headings) }),
    ("subheadingShare", "share of headings of level 3 and deeper", { share($0.form.subheadings, $0.form.headings) }),
    ("meanItemWords", "average number of words in a list item", { share($0.listWords, $0.form.items) }),
    ("orderedItemShare", "share of list items that are numbered", { share($0.form.orderedItems, $0.form.items) }),
    ("nestedItemShare", "share of list items inside others", { share($0.form.nestedItems, $0.form.items) }),
    ("itemStopShare", "share of list items that end with a full stop", { share($0.form.stoppedItems, $0.form.items) }),
    ("starBulletShare", "share of bullets written as asterisks", { share($0.form.starBullets, $0.form.bullets) }),
    ("taggedFenceShare", "share of code blocks that name a language", { share($0.form.taggedFences, $0.form.fences) }),
    ("meanCodeLines", "average number of lines in a code block", { share($0.form.codeLines, $0.codeBlocks) }),
    ("htmlRate", "number of HTML tags per 1,000 words", { $0.form.isMarkdown ? rate($0.form.html, $0.words) : .nan }),
    ("imageRate", "number of images per 1,000 words", { rate($0.form.images, $0.words) }),
    ("quoteBlockRate", "number of quoted blocks per 1,000 words", { rate($0.form.quotes, $0.words) }),
    (
      "absoluteLinkShare", "share of links with a whole address",
      { share($0.form.absoluteAddresses, $0.form.addresses) }
    ),
    ("rootLinkShare", "share of links from the root of the site", { share($0.form.rootAddresses, $0.form.addresses) }),
    (
      "referenceLinkShare", "share of links whose address stands elsewhere",
      { $0.form.isMarkdown ? share($0.form.references, $0.form.addresses) : .nan }
    ),
    ("underscoreShare", "share of emphases written with underscores", { share($0.form.underscores, $0.form.emphases) }),
    ("leadInShare", "share of paragraphs that end with a colon", { share($0.form.leadIns, $0.form.paragraphs) }),
  ]

  private static func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? .nan : Double(part) / Double(whole) }

  private static func rate(_ count: Int, _ words: Int) -> Double { share(count, words) * 1000 }
}
