import Documents
import Prose
import TextScanning

/// Finds lists of three or more short items, with the comma before the last one or without.
///
/// An item has at most three words and starts with none that opens a clause; a sentence that begins with `In …,` or `If …,` has no list
/// in its first comma. What cannot be told from a clause is left alone.
enum SerialCommas {
  static func sites(_ mark: PunctuationMarks, in block: Int, of page: Page) -> [PunctuationMarks.Site] {
    var found: [PunctuationMarks.Site] = []
    for sentence in page.sentences where sentence.block == block {
      for index in sentence.words where joins(page, index) {
        if let site = site(mark, at: index, in: sentence, page) { found.append(site) }
      }
    }
    return found
  }

  private static func joins(_ page: Page, _ index: Int) -> Bool {
    page.words[index].count <= 3 && conjunctions.contains(page.text.bytes, page.words[index])
  }

  /// The list whose `and` is the word at `index`.
  private static func site(
    _ mark: PunctuationMarks, at index: Int, in sentence: Page.Sentence, _ page: Page
  ) -> PunctuationMarks.Site? {
    let first = sentence.words.lowerBound
    guard index > first + 1, index + 1 < sentence.words.upperBound else { return nil }
    let hasComma = comma(page, before: index)
    guard hasComma == (mark == .serialComma), hasComma || PassiveVoice.follows(page.text.bytes, page.words, index)
    else { return nil }
    // The item before `and`: up to three words, and a comma before it.
    var start = index - 1
    while start > first, index - start < 4, !comma(page, before: start) {
      guard PassiveVoice.follows(page.text.bytes, page.words, start) else { return nil }
      start -= 1
    }
    guard start > first, comma(page, before: start), isItem(page, start..<index), isItem(page, index + 1..<index + 2)
    else {
      return nil
    }
    guard isList(page, start, sentence), !isAside(page, index, sentence), !isSubject(page, start, index, sentence)
    else {
      return nil
    }
    let range = page.words[index - 1].lowerBound..<page.words[index].upperBound
    let (last, word) = (page.string(page.words[index - 1]), page.string(page.words[index]))
    return .init(range: range, replacement: hasComma ? "\(last) \(word)" : "\(last), \(word)")
  }

  private static func comma(_ page: Page, before index: Int) -> Bool {
    page.text.bytes.hasBytes(", ", at: page.words[index - 1].upperBound)
      && page.words[index].lowerBound == page.words[index - 1].upperBound + 2
  }

  /// Whether the words could be an item: none of them opens a clause, relates, or is a verb of a clause.
  private static func isItem(_ page: Page, _ words: Range<Int>) -> Bool {
    let bytes = page.text.bytes
    return words.allSatisfy { index in
      let classes = page.classes[index]
      return !clauseOpeners.contains(bytes, page.words[index])
        && classes.isDisjoint(with: [.preposition, .beForm, .modal, .contraction])
    } && page.classes[words.lowerBound].isDisjoint(with: [.adverb])
  }

  /// Whether the comma before the item at `start` parts items: one more item stands before it, or nothing that introduces.
  private static func isList(_ page: Page, _ start: Int, _ sentence: Page.Sentence) -> Bool {
    let first = sentence.words.lowerBound
    if let earlier = (first + 1..<start).last(where: { comma(page, before: $0) }) {
      return start - earlier <= 3 && isItem(page, earlier..<start)
    }
    let classes = page.classes[first]
    let introduces =
      !classes.isDisjoint(with: [.preposition, .adverb]) || subordinators.contains(page.text.bytes, page.words[first])
      || PassiveVoice.endsInLy(page.text.bytes, page.words[first])
    return !introduces && !connectives.contains(page.text.bytes, page.words[start - 1])
  }

  /// `In short, the parameters and types are …`: two words with one verb after a clause. A list as subject opens its sentence.
  private static func isSubject(_ page: Page, _ start: Int, _ index: Int, _ sentence: Page.Sentence) -> Bool {
    guard start - sentence.words.lowerBound > 3 else { return false }
    return (index + 2..<min(index + 5, max(index + 2, sentence.words.upperBound))).contains {
      !page.classes[$0].isDisjoint(with: [.beForm, .modal])
    }
  }

  /// `the broker, fast and durable, …`: two adjectives between commas.
  private static func isAside(_ page: Page, _ index: Int, _ sentence: Page.Sentence) -> Bool {
    let after = index + 2
    return after < sentence.words.upperBound && comma(page, before: after)
  }

  private static let conjunctions = Lexicon("and or")
  private static let subordinators = Lexicon(
    "although as because for if since to unless when where whereas whether while")
  /// Words before a comma that is none of a list: `for example,`.
  private static let connectives = Lexicon(
    "addition case contrast course example fact general instance later note particular practice short then therefore thus"
  )

  private static let clauseOpeners = Lexicon(
    """
    and because both but do does either especially even for had has have he i if including it it's namely or plus she
    so such that that's their then there these they this those though to unless we we're what when where whether which
    while who whose with without yet you you're
    """)
}
