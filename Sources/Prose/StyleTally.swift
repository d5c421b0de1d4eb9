import Documents
import TextScanning

/// What `StyleMetrics` counts on its walk. Sentences are those of paragraphs and list items; words are those of the whole page, outside code.
struct StyleTally: Sendable {
  var words = 0, letters = 0, longWords = 0, acronyms = 0, numerals = 0, midCapitals = 0, headingCapitals = 0
  var sentences = 0, sentenceWords = 0, squaredSentenceWords = 0, longSentences = 0, shortSentences = 0
  var paragraphs = 0, paragraphSentences = 0, headings = 0, headingWords = 0, steps = 0, imperativeSteps = 0
  var paragraphWords = 0
  var contractible = 0, passives = 0, futures = 0, lyAdverbs = 0, dottedLatin = 0, imperatives = 0
  var its = 0, ands = 0, existentials = 0, nominalisations = 0, ings = 0
  var exclamations = 0, questions = 0, commas = 0, semicolons = 0, colons = 0, parentheses = 0, dashes = 0
  var slashes = 0, quotes = 0, hyphens = 0
  var codeSpans = 0, links = 0, emphases = 0, strongs = 0, listWords = 0, tableWords = 0, codeBlocks = 0,
    admonitions = 0
  private(set) var form = FormTally()
  /// How many words belong to a class, by the position of its bit.
  private var classCounts: [32 of Int] = .init(repeating: 0)
  /// How many sentences have so many words; the last counts all longer ones.
  private var lengths: [80 of Int] = .init(repeating: 0)

  /// How many words belong to a class. A word may belong to several.
  func count(_ member: WordClass) -> Int { classCounts[member.rawValue.trailingZeroBitCount] }

  /// The length in words that nine in ten sentences do not exceed; not a number without sentences.
  var longestUsual: Double {
    guard sentences > 0 else { return .nan }
    var seen = 0
    for length in lengths.indices {
      seen += lengths[length]
      if seen * 10 >= sentences * 9 { return Double(length) }
    }
    return Double(lengths.count - 1)
  }

  /// Standard deviation of sentence lengths; not a number without sentences.
  var deviation: Double {
    guard sentences > 0 else { return .nan }
    let mean = Double(sentenceWords) / Double(sentences)
    return max(0, Double(squaredSentenceWords) / Double(sentences) - mean * mean).squareRoot()
  }

  mutating func walk(_ page: Page) {
    form.walk(page)
    countMarkup(page)
    countBlocks(page)
    countMarks(page.text.bytes)
    let code = page.code
    var shield = 0
    var lastBlock = -1
    for sentence in page.sentences {
      let isFirst = sentence.block != lastBlock
      lastBlock = sentence.block
      let place = page.text.blocks[sentence.block].place
      count(sentence, of: page, place, isFirst: isFirst, code: code, &shield)
    }
  }

  private mutating func countMarkup(_ page: Page) {
    for span in page.text.spans {
      switch span.kind {
      case .code: codeSpans += 1
      case .link: links += 1
      case .emphasis: emphases += 1
      case .strong:
        emphases += 1
        strongs += 1
      default: break
      }
    }
    for node in page.document.nodes {
      if node.kind == .codeBlock { codeBlocks += 1 } else if node.kind == .admonition { admonitions += 1 }
    }
  }

  private mutating func countBlocks(_ page: Page) {
    for block in page.text.blocks {
      if block.level > 0 { headings += 1 } else if block.place == .paragraph { paragraphs += 1 }
      if block.place.contains(.step) { steps += 1 }
    }
  }

  private mutating func count(
    _ sentence: Page.Sentence, of page: Page, _ place: PlainText.Place, isFirst: Bool, code: [Range<Int>],
    _ shield: inout Int
  ) {
    let before = self.words
    var isPassive = false
    var opening: WordClass = []
    for index in sentence.words {
      let word = page.words[index]
      while shield < code.count, code[shield].upperBound <= word.lowerBound { shield += 1 }
      if shield < code.count, code[shield].lowerBound < word.upperBound { continue }
      if index == sentence.words.lowerBound {
        opening = page.classes[index]
      } else if ASCII.isUpper(page.text.bytes[word.lowerBound]) {
        if place.contains(.heading) { headingCapitals += 1 } else { midCapitals += 1 }
      }
      count(word: index, of: page, end: sentence.words.upperBound, &isPassive)
    }
    let own = self.words - before
    if place.contains(.heading) { headingWords += own }
    if place.contains(.listItem) { listWords += own }
    if place.contains(.tableCell) { tableWords += own }
    if place == .paragraph { paragraphWords += own }
    guard place.contains(.paragraph), !sentence.words.isEmpty else { return }
    count(sentence: sentence, length: sentence.words.count, page.text.bytes, place)
    if isPassive { passives += 1 }
    guard opening.contains(.imperative) else { return }
    imperatives += 1
    if isFirst, place.contains(.step) { imperativeSteps += 1 }
  }

  private mutating func count(
    sentence: Page.Sentence, length: Int, _ bytes: [UInt8], _ place: PlainText.Place
  ) {
    sentences += 1
    sentenceWords += length
    squaredSentenceWords += length * length
    lengths[min(length, lengths.count - 1)] += 1
    if length > 25 { longSentences += 1 }
    if length <= 8 { shortSentences += 1 }
    if place == .paragraph { paragraphSentences += 1 }
    var end = sentence.range.upperBound
    while end > sentence.range.lowerBound, closes(bytes[end - 1]) { end -= 1 }
    guard end > sentence.range.lowerBound else { return }
    if bytes[end - 1] == .of("!") { exclamations += 1 }
    if bytes[end - 1] == .of("?") { questions += 1 }
  }

  private func closes(_ byte: UInt8) -> Bool { byte == .of("\"") || byte == .of(")") || byte == .of("'") }

  private mutating func count(word index: Int, of page: Page, end: Int, _ isPassive: inout Bool) {
    let (bytes, word, classes) = (page.text.bytes, page.words[index], page.classes[index])
    let (first, last) = (bytes[word.lowerBound], bytes[word.upperBound - 1])
    self.words += 1
    letters += word.count
    if word.count >= 10 { longWords += 1 }
    if ASCII.isDigit(first) { numerals += 1 }
    if ASCII.isUpper(first), isAcronym(bytes, word) { acronyms += 1 }
    if word.count > 4 {
      if last | 0x20 == .of("y"), !classes.contains(.adverb), PassiveVoice.endsInLy(bytes, word) { lyAdverbs += 1 }
      countEnding(bytes, word, last)
    }
    guard !classes.isEmpty else {
      if word.count == 1, isDottedLatin(bytes, word) { dottedLatin += 1 }
      return
    }
    countClasses(classes)
    if word.count == 2, bytes.hasBytes("it", at: word.lowerBound) { its += 1 }
    if word.count == 3, bytes.hasBytes("and", at: word.lowerBound) { ands += 1 }
    if classes.contains(.contraction), word.count > 3, endsInLL(bytes, word) { futures += 1 }
    if classes.contains(.modal), isWill(bytes, word) { futures += 1 }
    if classes.contains(.beForm) {
      if !isPassive { isPassive = PassiveVoice.participle(page, after: index, end: end) != nil }
      if index > 0, isThere(bytes, page.words[index - 1]) { existentials += 1 }
    }
    if classes.contains(.contractible), Contractions.site(page, at: index, end: end) != nil {
      contractible += 1
    }
  }

  private mutating func countClasses(_ classes: WordClass) {
    var rest = classes.rawValue
    while rest != 0 {
      classCounts[rest.trailingZeroBitCount] += 1
      rest &= rest - 1
    }
  }
}

/// Small looks at bytes, where a lookup would be more than is needed.
extension StyleTally {
  private func isAcronym(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.count >= 2, ASCII.isUpper(bytes[word.lowerBound]), ASCII.isUpper(bytes[word.lowerBound + 1]) else {
      return false
    }
    return bytes[word].allSatisfy { ASCII.isUpper($0) || ASCII.isDigit($0) }
  }

  /// -ing, and the endings of nouns made from verbs and adjectives: -tion, -ment, -ness, -ity, -ance, -ence, in the plural too.
  @inline(__always)
  private mutating func countEnding(_ bytes: [UInt8], _ word: Range<Int>, _ last: UInt8) {
    var end = word.upperBound
    if last == .of("g") {
      if bytes.hasBytes("ing", at: end - 3) { ings += 1 }
      return
    }
    if last == .of("s"), !bytes.hasBytes("ness", at: end - 4) { end -= 1 }
    guard word.count > 6 else { return }
    let isNoun =
      switch bytes[end - 1] {
      case .of("n"): bytes.hasBytes("tion", at: end - 4)
      case .of("t"): bytes.hasBytes("ment", at: end - 4)
      case .of("s"): bytes.hasBytes("ness", at: end - 4)
      case .of("y"): bytes.hasBytes("ity", at: end - 3)
      case .of("e"):
        bytes.hasBytes("ance", at: end - 4) || bytes.hasBytes("ence", at: end - 4)
          || bytes.hasBytes("itie", at: end - 4)
      default: false
      }
    if isNoun { nominalisations += 1 }
  }

  private func isThere(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    word.count == 5 && bytes.hasBytes("here", at: word.lowerBound + 1) && bytes[word.lowerBound] | 0x20 == .of("t")
  }

  private func endsInLL(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    bytes.hasBytes("ll", at: word.upperBound - 2)
  }

  private func isWill(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    let start = word.lowerBound + 1
    return bytes.hasBytes("ill", at: start) || bytes.hasBytes("on't", at: start) || bytes.hasBytes("on’t", at: start)
  }

  /// The first letter of `e.g` and `i.e`.
  private func isDottedLatin(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    bytes.hasBytes("e.g", at: word.lowerBound) || bytes.hasBytes("i.e", at: word.lowerBound)
  }

  private mutating func countMarks(_ bytes: [UInt8]) {
    var index = -1
    while true {
      index = Self.marks.next(in: bytes, from: index + 1, to: bytes.count)
      guard index < bytes.count else { return }
      switch bytes[index] {
      case .of(","): commas += 1
      case .of(";"): semicolons += 1
      case .of(":"): colons += 1
      case .of("("): parentheses += 1
      case .of("/"): slashes += 1
      case .of("\""): quotes += 1
      case .of("-"): hyphens += 1
      case 0xE2 where bytes.hasBytes("—", at: index) || bytes.hasBytes(" – ", at: index - 1): dashes += 1
      case 0xE2 where bytes.hasBytes("“", at: index): quotes += 1
      default: break
      }
    }
  }

  private static let marks = ByteSet(",;:(/\"-", and: [0xE2])
}
