import Documents
import Prose
import TextScanning

/// Sentences and words: contractions, persons, politeness, the case of headings.
extension ConventionWalk {
  /// One walk over the words of the page.
  mutating func readWords() {
    var headings = HeadingCases(page)
    let unread = PlaceBits.title | PlaceBits.quote
    var lastBlock = -1
    var shield = 0
    for sentence in page.sentences {
      let isFirst = sentence.block != lastBlock
      lastBlock = sentence.block
      while shield < code.count, code[shield].upperBound <= sentence.range.lowerBound { shield += 1 }
      let (level, place) = places[sentence.block]
      if level > 0 {
        guard isFirst else { continue }
        headings.add(page.text.blocks[sentence.block].range, words: sentence.words, code, from: shield)
        opening(of: sentence, from: shield)
      } else if place & unread == 0 {
        read(sentence, place, isFirst: isFirst, from: shield, &headings)
      }
    }
    for (value, range) in headings.decided() { note(.headingCase, value, in: range) }
  }

  private mutating func read(
    _ sentence: Page.Sentence, _ place: UInt16, isFirst: Bool, from shield: Int, _ headings: inout HeadingCases
  ) {
    var shield = shield
    var persons: UInt32 = 0
    let isProse = place & PlaceBits.paragraph != 0
    let start = sentence.words.lowerBound
    for index in sentence.words {
      let word = words[index]
      while shield < code.count, code[shield].upperBound <= word.lowerBound { shield += 1 }
      if shield < code.count, code[shield].lowerBound < word.upperBound { continue }
      let first = text[word.lowerBound]
      let count = word.count
      if first &- 0x30 < 10 {
        if isProse { number(index, sentence) }
        continue
      }
      if first &- 0x41 < 26, index > start { headings.capital(word) }
      if count <= 3 || count == 7 { short(index, sentence) }
      guard Self.matters(first | 0x20, count, text[word.upperBound - 1]) else { continue }
      let classes = wordClasses[index].rawValue
      if classes & masks.read != 0 { read(index, classes, sentence, &persons) }
      if classes == 0, count <= 5, isProse { numberWord(index, sentence) }
    }
    if persons & masks.first != 0 {
      note(.person, 1, in: sentence.range)
    } else if persons & masks.second != 0 {
      note(.person, 0, in: sentence.range)
    }
    if isProse, !sentence.words.isEmpty { close(sentence, place, isFirst: isFirst) }
  }

  /// Whether a word with this first letter, length and last byte can be a pronoun, a verb that contracts, a
  /// contraction, “please” or a number from two to nine: most words are none, and need no look-up.
  @inline(__always)
  private static func matters(_ first: UInt8, _ count: Int, _ last: UInt8) -> Bool {
    switch first {
    case 0x61: count == 3 || count == 6  // are, aren't
    case 0x65: count == 5  // eight
    case 0x66: count == 4  // four, five
    case 0x6C: count == 3 || count == 5  // let, let's
    case 0x6E: count == 4 || count == 7  // nine, needn't
    case 0x6F: count == 3 || count == 4 || count == 9  // our, ours, ourselves
    case 0x70: count == 6  // please
    case 0x74: count != 3 || last | 0x20 == 0x6F  // two, they, that's, but not “the”
    case 0x75: count == 2  // us
    case 0x63, 0x64, 0x68, 0x69, 0x6D, 0x73, 0x77, 0x79: count <= 10
    default: false
    }
  }

  private mutating func read(_ index: Int, _ classes: UInt32, _ sentence: Page.Sentence, _ persons: inout UInt32) {
    let word = words[index]
    if classes & masks.persons != 0, isPronoun(word) { persons |= classes }
    if classes & masks.contraction != 0 {
      note(.contraction, 0, in: word)
    } else if classes & masks.contractible != 0,
      let site = Contractions.site(page, at: index, end: sentence.words.upperBound)
    {
      note(.contraction, 1, in: site.range)
    }
    if classes & masks.polite != 0, word.count == 6, ASCII.lower(text[word.lowerBound]) == .of("p") {
      note(.please, 1, in: word)
    }
  }

  /// `US`, `I/O` and `/me` are no pronouns.
  private func isPronoun(_ word: Range<Int>) -> Bool {
    if word.count == 2, ASCII.isUpper(text[word.upperBound - 1]) { return false }
    if word.count == 1, text[word.lowerBound] != .of("I") { return false }
    if word.upperBound < text.count, text[word.upperBound] == .of("/") || text[word.upperBound] == .of("-") {
      return false
    }
    guard word.lowerBound > 0 else { return true }
    let before = text[word.lowerBound - 1]
    return before == .space || before == .of("(") || before == .lineFeed
  }

  /// How a sentence of running text opens, ends, and how long it is.
  private mutating func close(_ sentence: Page.Sentence, _ place: UInt16, isFirst: Bool) {
    let first = words[sentence.words.lowerBound]
    let opensWithWord = first.lowerBound == sentence.range.lowerBound
    let classes = opensWithWord ? wordClasses[sentence.words.lowerBound].rawValue : 0
    let isImperative = classes & masks.imperative != 0
    if isImperative { note(.please, 0, in: sentence.range) }
    // A step may open with a place or a condition (“In the console, …”): only what surely is no instruction counts
    // against.
    if isFirst, place & PlaceBits.step != 0, isImperative || classes & masks.noStep != 0 {
      note(.stepOpening, isImperative ? 0 : 1, in: sentence.range)
    }
    let last = text[sentence.range.upperBound - 1]
    if last == .of("!") { note(.exclamation, 1, in: sentence.range) }
    guard last == .of(".") else { return }
    note(.exclamation, 0, in: sentence.range)
    note(.sentenceLength, sentence.words.count <= 25 ? 0 : 1, in: sentence.range)
  }

  /// A heading that begins with a sure imperative (“Configure the agent”) or a sure gerund (“Configuring the agent”).
  private mutating func opening(of sentence: Page.Sentence, from shield: Int) {
    guard sentence.words.count > 1 else { return }
    let first = words[sentence.words.lowerBound]
    guard first.lowerBound == sentence.range.lowerBound else { return }
    if shield < code.count, code[shield].lowerBound < first.upperBound { return }
    let opensPhrase = wordClasses[sentence.words.lowerBound + 1].rawValue & masks.article != 0
    if wordClasses[sentence.words.lowerBound].rawValue & masks.imperative != 0 {
      if opensPhrase || Self.sureVerbs.contains(text, first) { note(.headingOpening, 0, in: sentence.range) }
    } else if isGerund(first), opensPhrase || Self.sureGerunds.contains(text, first) {
      note(.headingOpening, 1, in: sentence.range)
    }
  }

  func isGerund(_ word: Range<Int>) -> Bool { word.count > 5 && text.hasBytes("ing", at: word.upperBound - 3) }

  /// Verbs whose base form is hardly ever a noun, and their gerunds.
  private static let sureVerbs = Lexicon(
    """
    add apply avoid choose configure connect convert create customize define delete deploy disable enable enter ensure
    generate get identify include install integrate invoke learn make manage migrate modify open prepare provide
    publish read receive remove replace restore run save select send specify subscribe troubleshoot understand update
    upgrade use validate verify write
    """)
  private static let sureGerunds = Lexicon(
    """
    adding applying avoiding choosing configuring connecting converting creating customizing defining deleting
    deploying disabling enabling entering ensuring generating getting identifying including installing integrating
    invoking learning making managing migrating modifying opening preparing providing publishing reading receiving
    removing replacing restoring running saving selecting sending specifying subscribing troubleshooting understanding
    updating upgrading using validating verifying writing
    """)
}

/// Classes of words as bits, looked up once a page: a set's own operations are too slow for every word.
struct WordMasks: Sendable {
  static let shared = WordMasks()

  let first = WordClass.firstPersonSingular.rawValue | WordClass.firstPersonPlural.rawValue
  let second = WordClass.secondPerson.rawValue
  let contraction = WordClass.contraction.rawValue
  let contractible = WordClass.contractible.rawValue
  let polite = WordClass.polite.rawValue
  let imperative = WordClass.imperative.rawValue
  let article = WordClass.article.rawValue
  let function = WordClass.functionWord.rawValue
  let persons: UInt32
  let read: UInt32
  /// What an instruction surely does not begin with.
  let noStep: UInt32
  /// What opens an introduction before a comma.
  let openers: UInt32

  private init() {
    persons = first | second
    read = first | second | contraction | contractible | polite
    let subjects: WordClass = [.article, .thirdPerson, .modal]
    noStep = subjects.rawValue | persons
    openers = WordClass.preposition.rawValue | WordClass.adverb.rawValue
  }
}

/// Places of blocks as bits.
enum PlaceBits {
  static let paragraph: UInt16 = 2
  static let step: UInt16 = 8
  static let quote: UInt16 = 64
  static let title: UInt16 = 512
}
