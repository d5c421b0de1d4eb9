import Documents
import TextScanning

/// What `StyleMetrics` counts on its walk. Sentences are those of paragraphs and list items; words are those of the whole page, outside code.
struct StyleTally: Sendable {
  var words = 0, letters = 0, longWords = 0, functionWords = 0, acronyms = 0, numerals = 0
  var sentences = 0, sentenceWords = 0, squaredSentenceWords = 0, longSentences = 0, shortSentences = 0
  var paragraphs = 0, paragraphSentences = 0, headings = 0, headingWords = 0, steps = 0, imperativeSteps = 0
  var firstPersonSingular = 0, firstPersonPlural = 0, secondPerson = 0, thirdPerson = 0
  var contracted = 0, contractible = 0, passives = 0, futures = 0, modals = 0, obligations = 0, negations = 0
  var hedges = 0, lyAdverbs = 0, polite = 0, latin = 0, imperatives = 0
  var exclamations = 0, questions = 0, commas = 0, semicolons = 0, colons = 0, parentheses = 0, dashes = 0
  var codeSpans = 0, links = 0, emphases = 0, listWords = 0, tableWords = 0

  /// Standard deviation of sentence lengths; not a number without sentences.
  var deviation: Double {
    guard sentences > 0 else { return .nan }
    let mean = Double(sentenceWords) / Double(sentences)
    return max(0, Double(squaredSentenceWords) / Double(sentences) - mean * mean).squareRoot()
  }

  mutating func walk(_ page: Page) {
    countMarkup(page)
    countBlocks(page)
    countMarks(page.text.bytes)
    let code = page.text.spans.compactMap { $0.kind == .code ? $0.range : nil }
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
      case .emphasis, .strong: emphases += 1
      default: break
      }
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
      if index == sentence.words.lowerBound { opening = page.classes[index] }
      count(word: index, of: page, end: sentence.words.upperBound, &isPassive)
    }
    let own = self.words - before
    if place.contains(.heading) { headingWords += own }
    if place.contains(.listItem) { listWords += own }
    if place.contains(.tableCell) { tableWords += own }
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
    self.words += 1
    letters += word.count
    if word.count >= 10 { longWords += 1 }
    if ASCII.isDigit(bytes[word.lowerBound]) { numerals += 1 }
    if isAcronym(bytes, word) { acronyms += 1 }
    if !classes.contains(.adverb), PassiveVoice.endsInLy(bytes, word) { lyAdverbs += 1 }
    guard !classes.isEmpty else {
      if word.count == 1, isDottedLatin(bytes, word) { latin += 1 }
      return
    }
    count(classes)
    if classes.contains(.contraction), word.count > 3, endsInLL(bytes, word) { futures += 1 }
    if classes.contains(.modal), isWill(bytes, word) { futures += 1 }
    if !isPassive, classes.contains(.beForm) {
      isPassive = PassiveVoice.participle(page, after: index, end: end) != nil
    }
    if classes.contains(.contractible), Contractions.site(page, at: index, end: end) != nil {
      contractible += 1
    }
  }

  private mutating func count(_ classes: WordClass) {
    if classes.contains(.functionWord) { functionWords += 1 }
    if classes.contains(.firstPersonSingular) { firstPersonSingular += 1 }
    if classes.contains(.firstPersonPlural) { firstPersonPlural += 1 }
    if classes.contains(.secondPerson) { secondPerson += 1 }
    if classes.contains(.thirdPerson) { thirdPerson += 1 }
    if classes.contains(.contraction) { contracted += 1 }
    if classes.contains(.modal) { modals += 1 }
    if classes.contains(.obligation) { obligations += 1 }
    if classes.contains(.negation) { negations += 1 }
    if classes.contains(.hedge) { hedges += 1 }
    if classes.contains(.polite) { polite += 1 }
    if classes.contains(.latin) { latin += 1 }
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
    let text = bytes.span
    for index in text.indices {
      let byte = text[index]
      guard byte < 0x40 || byte == 0xE2 else { continue }
      switch byte {
      case .of(","): commas += 1
      case .of(";"): semicolons += 1
      case .of(":"): colons += 1
      case .of("("): parentheses += 1
      case 0xE2 where bytes.hasBytes("—", at: index) || bytes.hasBytes(" – ", at: index - 1): dashes += 1
      default: break
      }
    }
  }
}
