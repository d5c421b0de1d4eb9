import Documents
import Prose
import TextScanning

/// Counts over the sentences of a page that tell prescription from description. One pass of a literal automaton, no strings made.
struct SentenceCues: Sendable {
  private(set) var sentences = 0
  private(set) var prescriptive = 0
  /// Sentences that prescribe and speak about writing.
  private(set) var writing = 0
  /// Sentences that prescribe and speak about work in a team.
  private(set) var process = 0
  /// Sentences with must, never, do not.
  private(set) var strict = 0
  private var steps = 0
  private(set) var tables = 0
  private var cells = 0
  private var entries = 0
  private var headings = 0
  /// Sentences that weigh a word against another, or ask which to write: what terse lists and questions about style are made of.
  private(set) var wordy = 0

  var writingShare: Double { share(writing) }
  var processShare: Double { share(process) }
  var prescriptiveShare: Double { share(prescriptive) }
  var strictShare: Double { share(strict) }
  var stepShare: Double { share(steps) }
  var tableShare: Double { share(cells) }
  var wordyShare: Double { share(wordy) }
  /// Share of the headings that are lower-case lemmas.
  var entryShare: Double { headings == 0 ? 0 : Double(entries) / Double(headings) }

  private func share(_ count: Int) -> Double { sentences == 0 ? 0 : Double(count) / Double(sentences) }

  init(_ page: Page) {
    let bytes = page.text.bytes
    var flags = [UInt8](repeating: 0, count: page.sentences.count)
    var sentence = 0
    Self.automaton.scan(bytes, in: 0..<bytes.count) { hit in
      while sentence < page.sentences.count, page.sentences[sentence].range.upperBound < hit.range.upperBound {
        sentence += 1
      }
      guard sentence < page.sentences.count, page.sentences[sentence].range.lowerBound <= hit.range.lowerBound,
        Words.isBoundary(bytes, at: hit.range.lowerBound), Words.isBoundary(bytes, at: hit.range.upperBound)
      else { return }
      flags[sentence] |= Self.meaning[hit.literal]
    }
    for (index, item) in page.sentences.enumerated() {
      let block = page.text.blocks[item.block]
      if block.level > 0 {
        headings += 1
        if ASCII.isLower(bytes[block.range.lowerBound]) { entries += 1 }
        continue
      }
      count(flags[index], item, block, page)
    }
    tables = page.document.nodes.count { $0.kind == .table }
  }

  private mutating func count(_ flag: UInt8, _ sentence: Page.Sentence, _ block: PlainText.Block, _ page: Page) {
    sentences += 1
    if flag & (Self.aboutWords | Self.strictCue | Self.writes) != 0, Self.weighsWords(flag, sentence, block, page) {
      wordy += 1
    }
    let isStep = block.place.contains(.step)
    if isStep { steps += 1 }
    if block.place.contains(.tableCell) {
      cells += 1
      return
    }
    guard let first = sentence.words.first else { return }
    let opens = page.classes[first].contains(.imperative) && !isStep
    let isPrescriptive = opens || flag & Self.modal != 0
    if isPrescriptive { prescriptive += 1 }
    if isPrescriptive, flag & Self.aboutWriting != 0 { writing += 1 }
    if flag & Self.modal != 0, flag & Self.aboutProcess != 0 { process += 1 }
    if flag & Self.strictCue != 0 { strict += 1 }
  }

  /// Whether the sentence sets a word off in quotes or italics, or is a fragment that names two.
  private static func weighsWords(
    _ flag: UInt8, _ sentence: Page.Sentence, _ block: PlainText.Block, _ page: Page
  ) -> Bool {
    let bytes = page.text.bytes[sentence.range]
    if bytes.contains(.of("\"")) || bytes.contains(where: { $0 == 0xE2 }) && bytes.hasQuote { return true }
    guard flag & (aboutWords | strictCue) != 0 else { return false }
    let isFragment = sentence.words.count <= 8 && block.place.contains(.listItem)
    if isFragment, flag & aboutWords != 0 { return true }
    return page.text.spans(in: sentence.range).contains { $0.kind == .emphasis }
  }

  private static let modal: UInt8 = 1
  private static let aboutWriting: UInt8 = 2
  private static let aboutProcess: UInt8 = 4
  private static let strictCue: UInt8 = 8
  private static let aboutWords: UInt8 = 16
  /// Verbs of writing, which weigh words only beside a quoted one.
  private static let writes: UInt8 = 32

  private static let cues: [(String, UInt8)] =
    [
      "must", "never", "always", "do not", "don't", "don’t", "not allowed", "required", "shall",
    ].map { ($0, modal | strictCue) }
    + ["should", "avoid", "prefer", "shouldn't", "shouldn’t", "recommend", "instead of", "rather than", "ensure"].map {
      ($0, modal)
    }
    + [
      "sentence", "sentences", "heading", "headings", "word", "words", "phrase", "phrases", "term", "terms", "comma",
      "commas", "capitalize",
      "capitalise", "capitalization", "lowercase", "uppercase", "title case", "sentence case", "hyphen", "hyphenate",
      "hyphens", "contractions",
      "passive voice", "active voice", "tense", "second person", "first person", "third person", "pronoun", "pronouns",
      "acronym", "acronyms",
      "abbreviation", "abbreviations", "bold", "italic", "italics", "punctuation", "paragraph", "paragraphs", "jargon",
      "plain language",
      "reader", "readers", "audience", "tone", "wording", "spelling", "spell out", "quotation marks", "bullet",
      "bulleted", "numbered list",
      "link text", "alt text", "exclamation", "ampersand", "plural", "singular", "noun", "nouns", "verb", "verbs",
      "adjective", "writing", "writers",
      "capital letter", "capital letters", "serial comma", "colon", "semicolon", "apostrophe", "front matter",
      "code block", "code blocks", "documentation",
    ].map { ($0, aboutWriting) }
    + [
      "pull request", "pull requests", "pr", "prs", "reviewer", "reviewers", "review", "approve", "approval",
      "approved", "maintainer",
      "maintainers", "contributor", "contributors", "merge", "engineer", "engineers", "developer", "developers", "team",
      "manager", "on-call",
      "agent", "agents", "the user", "customer", "permission", "policy", "contributions", "access",
    ].map { ($0, aboutProcess) }
    + [
      ", not", "→", "– not", "— not", "banned", "one word", "two words", "hyphenate", "lower case", "we say",
      "we write",
      "do we say", "do we write", "do we use", "do i use", "do i write", "do i say", "may i", "can i", "can we",
      "should i", "should we", "is it",
    ].map { ($0, aboutWords) }
    + ["write", "say", "spell", "spelled"].map { ($0, writes) }

  private static let meaning = cues.map(\.1)
  private static let automaton = LiteralAutomaton(cues.map { Array($0.0.utf8) })
}

extension ArraySlice<UInt8> {
  /// Whether the bytes hold a curly double quote.
  fileprivate var hasQuote: Bool {
    indices.dropLast(2).contains { self[$0] == 0xE2 && self[$0 + 1] == 0x80 && self[$0 + 2] == 0x9C }
  }
}
