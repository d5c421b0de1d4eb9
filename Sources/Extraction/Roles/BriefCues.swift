import Documents
import Prose
import TextScanning

/// Whether a page is a task brief: it asks one reader for one thing, now. A guide tells everybody how all things of a kind are to be.
///
/// The evidence: a request in the page’s own words (“Write a …”, “Can you …?”, a question), nothing that a reference page has, and a page
/// short enough to be read before an answer is begun.
enum BriefCues {
  /// A longer page is a document, not a request.
  private static let longest = 3_000
  private static let mostHeadings = 8

  static func isBrief(_ page: Page, _ path: PathCues, _ context: ReadingContext) -> Bool {
    guard path.isBrief || context.isSmallSet, !path.speaksOfStyle, page.document.frontMatter == nil || path.isBrief,
      !page.sentences.isEmpty, page.words.count <= longest
    else { return false }
    let headings = page.text.blocks.count { $0.level > 0 }
    // A form has headings to fill in under; a prompt may be named after the form it asks for.
    guard headings <= mostHeadings, !path.isTemplate || path.isBrief || headings == 0 else { return false }
    let requests = page.sentences.filter { isRequest($0, page) }
    if path.isBrief { return !requests.isEmpty || headings == 0 }
    guard let first = requests.first else { return headings == 0 && asksForWhole(page) }
    // A page that opens with a request is one, and so is a page that ends with one and has no headings.
    let isFirst = first.block == openingBlock(page)
    return isFirst || headings == 0 && page.text.blocks.count <= 24 || isUnderTask(first, page)
  }

  /// Whether a page of running text says what one whole answer is like: how long it is, what it is wrapped in, how it ends.
  private static func asksForWhole(_ page: Page) -> Bool {
    BriefStatements.rules(of: Brief(page)).all.contains { wholes.contains($0.kind) }
  }

  /// Kinds that speak of one answer; a guide may speak of words, marks and parts as well.
  private static let wholes: Set<String> = [
    "brief.words", "brief.sentences", "brief.paragraphs", "brief.paragraphStart", "brief.bullets", "brief.sections",
    "brief.twoAnswers",
    "brief.repeat", "brief.quotation", "brief.json", "brief.title", "brief.postscript", "brief.placeholders",
    "brief.case", "brief.choice",
    "brief.ending", "brief.opening", "brief.language",
  ]

  /// The first block that is no heading.
  private static func openingBlock(_ page: Page) -> Int { page.text.blocks.firstIndex { $0.level == 0 } ?? 0 }

  /// Whether a sentence stands under a heading such as “Task”.
  private static func isUnderTask(_ sentence: Page.Sentence, _ page: Page) -> Bool {
    page.headings(above: sentence.block).prefix(1).contains { heading in
      PathCues.words(page.string(heading.range)).contains {
        ["task", "prompt", "request", "question", "brief", "assignment", "user"].contains($0)
      }
    }
  }

  /// “Write a poem about …”, “Could you suggest …”, “What is …?”
  private static func isRequest(_ sentence: Page.Sentence, _ page: Page) -> Bool {
    let block = page.text.blocks[sentence.block]
    guard block.level == 0, !block.place.contains(.tableCell), !block.place.contains(.step) else { return false }
    let words = page.words[sentence.words].prefix(12).map { Tokenizer.folded(page.text.bytes, $0) }
    guard let first = words.first else { return false }
    if asksPerson(words) { return true }
    let isQuestion = page.text.bytes[sentence.range.upperBound - 1] == .of("?")
    if isQuestion, questions.contains(first), !block.place.contains(.listItem) { return true }
    let start = words.firstIndex { !openers.contains($0) } ?? 0
    guard let verb = words.dropFirst(start).first else { return false }
    if explaining.contains(verb) { return words.count > start + 1 }
    return making.contains(verb) && isOneThing(words.dropFirst(start + 1))
  }

  /// “can you”, “I’d like”, “I want you to”, “please write”.
  private static func asksPerson(_ words: [String]) -> Bool {
    guard words.count >= 3 else { return false }
    if ["can", "could", "would", "will"].contains(words[0]), words[1] == "you" { return true }
    return words[0] == "i" && ["want", "need", "would", "am"].contains(words[1]) && words.contains("you")
      || words[0] == "help" && words[1] == "me"
  }

  /// An object of which there is one: “a poem”, “me a letter”, “two slogans”, “the following text”; not “short sentences”.
  private static func isOneThing(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return false }
    if determiners.contains(first) || first.utf8.first.map(ASCII.isDigit) == true { return true }
    return Lexicon.smallNumbers.contains(first) || words.prefix(4).contains { ["a", "an", "about"].contains($0) }
  }

  private static let openers: Set<String> = [
    "please", "now", "then", "hi", "hello", "hey", "task", "kindly", "you", "are", "let's",
  ]
  private static let determiners: Set<String> = Set(
    words: "a an me us my our the this these that one two three some another up")
  private static let making: Set<String> = Set(
    words: """
      write compose draft create generate produce give make design prepare plan tell sing list name come suggest propose formulate
      announce devise invent imagine brainstorm craft build develop edit rewrite rephrase answer translate describe
      """)
  private static let explaining: Set<String> = Set(
    words: """
      explain summarize summarise rewrite rephrase elaborate translate discuss argue compare convert turn answer describe brainstorm
      present guide condense proofread interview thank blurb
      """)
  private static let questions: Set<String> = Set(
    words: "what why how who when where which is are do does did can could should if would will")
}
