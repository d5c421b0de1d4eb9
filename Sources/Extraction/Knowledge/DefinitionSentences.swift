import Documents
import Prose
import TextScanning

/// Sentences of the form `A vault is an encrypted container …`.
extension DefinitionReader {
  mutating func readSentence(_ sentence: Page.Sentence, in position: Int) {
    let words = reading.page.words[sentence.words]
    guard let subject = DefiningSentence(reading, words) else { return }
    let block = reading.text.blocks[position]
    guard let form = form(subject, sentence, position), subject.predicate < sentence.range.upperBound else { return }
    guard admits(subject, form: form) else { return }
    if block.place.contains(.admonition) || block.place.contains(.quote), form != .marked, form != .label { return }
    var text = subject.predicate..<sentence.range.upperBound
    if subject.verb == .how { text = sentence.range }
    keep(subject.term, defined: text, form: form, line: reading.line(at: sentence.range.lowerBound))
    if let acronym = subject.acronym {
      found.append(
        Definition(
          term: reading.page.string(acronym), text: Expansion.line(reading.bytes, subject.term, isPlural: false), form: .acronym,
          line: reading.line(at: acronym.lowerBound)))
    }
  }

  /// How the surroundings name the subject as a term, or nil when they do not.
  private func form(_ subject: DefiningSentence, _ sentence: Page.Sentence, _ position: Int) -> Definition.Form? {
    let block = reading.text.blocks[position]
    if isGlossary(position), sentence.range.lowerBound == reading.sentences(of: position).first?.range.lowerBound {
      return .glossary
    }
    if isMarked(subject.term) {
      // `- **Group** is the group owner` explains a label of its list.
      return block.place.contains(.listItem) && subject.article != .indefinite ? .label : .marked
    }
    let isFirst = sentence.range.lowerBound == block.range.lowerBound
    guard isFirst, block.place.isDisjoint(with: Reading.partOfBlock) else { return nil }
    let key = TermShape.key(reading.bytes, subject.term)
    if opensSection(position), block.heading >= 0 {
      if TitleTerms.keys(reading.bytes, reading.text.blocks[block.heading].range).contains(key) { return .headed }
    }
    // The opening paragraph of a page defines what its title names.
    if isOpening(position), titles.contains(key) { return .headed }
    return nil
  }

  private func isOpening(_ position: Int) -> Bool {
    for index in 0..<position {
      let block = reading.text.blocks[index]
      if block.level > 1 || (block.level == 0 && block.place == .paragraph) { return false }
    }
    return true
  }

  /// Whether strong or emphasized text is the term and nothing else.
  private func isMarked(_ term: Range<Int>) -> Bool {
    reading.text.spans(in: term).contains {
      ($0.kind == .strong || $0.kind == .emphasis) && abs($0.range.lowerBound - term.lowerBound) <= 1
        && abs($0.range.upperBound - term.upperBound) <= 1
    }
  }

  /// Whether what follows the verb defines rather than describes.
  private func admits(_ subject: DefiningSentence, form: Definition.Form) -> Bool {
    switch subject.verb {
    case .means: return true
    case .how: return form == .glossary
    case .isNoun: return !subject.praises
    case .areNoun: return !subject.praises && subject.namesThings
    }
  }

  /// On a page of terms: the heading and the first sentence below it, as they stand.
  mutating func keepEntry(_ heading: Range<Int>, _ sentence: Page.Sentence) {
    // Its own sentence form is read with all others; one about another term is no definition of the heading.
    if DefiningSentence(reading, reading.page.words[sentence.words]) != nil { return }
    guard let first = reading.page.words[sentence.words].first, !Vocabulary.pointers.contains(reading.bytes, first) else { return }
    keep(heading, defined: sentence.range, form: .glossary)
  }
}

/// The grammar of a defining sentence: term, verb, what it is.
struct DefiningSentence {
  enum Verb { case isNoun, areNoun, means, how }
  enum Article { case indefinite, definite, none }

  private(set) var term: Range<Int>
  private(set) var acronym: Range<Int>?
  private(set) var verb: Verb
  /// Where the definition begins.
  private(set) var predicate: Int
  private(set) var article = Article.none
  /// Whether it praises or compares: `one of the best`, `a common`.
  private(set) var praises = false
  /// Whether the words after `are` end in a plural noun.
  private(set) var namesThings = false

  private static let definite = WordList("the any")
  private static let indefinite = WordList("a an one")
  private static let how = WordList("how when where what whether")

  /// Reads the first words of a sentence; nil when they do not define. O(words looked at).
  init?(_ reading: Reading, _ words: ArraySlice<Range<Int>>) {
    let bytes = reading.bytes
    guard let start = words.first, words.count >= 5, let verbAt = Self.verb(bytes, words) else { return nil }
    let verbWord = words[verbAt]
    var subject = start.lowerBound..<words[verbAt - 1].upperBound
    if verbAt - words.startIndex >= 3, let bracket = Self.bracketed(bytes, words[verbAt - 1], end: verbWord.lowerBound) {
      subject = start.lowerBound..<words[verbAt - 2].upperBound
      acronym = bracket
    }
    guard let term = TermShape.term(bytes, in: subject, isListed: true), term.upperBound == subject.upperBound else { return nil }
    self.term = term
    var at = verbAt + 1
    switch bytes[verbWord.lowerBound].folded {
    case .of("r"):
      guard words[at].count == 2, bytes[words[at].lowerBound].folded == .of("t") else { return nil }
      at += 1
      verb = .means
    case .of("m"), .of("d"): verb = .means
    case .of("a"): verb = .areNoun
    default: verb = .isNoun
    }
    predicate = words[at].lowerBound
    var head = at
    if Self.indefinite.contains(bytes, words[at]) { article = .indefinite }
    if Self.definite.contains(bytes, words[at]) { article = .definite }
    if article != .none {
      head = min(at + 1, words.endIndex - 1)
      if verb == .areNoun { verb = .isNoun }
    } else if verb == .isNoun {
      guard Self.how.contains(bytes, words[at]) else { return nil }
      verb = .how
    } else if verb == .areNoun, Vocabulary.stop.contains(bytes, words[at]) {
      return nil
    }
    // `one that is not used` leaves out what it is one of.
    if words[at].count == 3, bytes[words[at].lowerBound].folded == .of("o"), !bytes.hasBytes("of", at: words[head].lowerBound),
      Vocabulary.stop.contains(bytes, words[head])
    {
      return nil
    }
    praises = Self.praises(bytes, words[head...].prefix(4))
    namesThings = verb == .areNoun && Self.endsInPlural(bytes, words[head...].prefix(9))
  }

  /// The position of the first verb that can define, among the first words.
  private static func verb(_ bytes: [UInt8], _ words: ArraySlice<Range<Int>>) -> Int? {
    let limit = min(words.startIndex + 8, words.endIndex - 3)
    var index = words.startIndex + 1
    while index < limit {
      let word = words[index]
      let start = word.lowerBound
      switch word.count {
      case 2: if bytes[start] == .of("i"), bytes[start + 1] == .of("s") { return index }
      case 3: if bytes.hasBytes("are", at: start) { return index }
      case 5: if bytes.hasBytes("means", at: start) { return index }
      case 6: if bytes.hasBytes("refers", at: start) { return index }
      case 7: if bytes.hasBytes("denotes", at: start) { return index }
      default: break
      }
      index += 1
    }
    return nil
  }

  /// `(CLI)` before the verb.
  private static func bracketed(_ bytes: [UInt8], _ word: Range<Int>, end: Int) -> Range<Int>? {
    guard word.lowerBound > 0, bytes[word.lowerBound - 1] == .of("("), word.upperBound < end,
      bytes[word.upperBound] == .of(")"), word.count <= 8
    else { return nil }
    return word
  }

  private static func praises(_ bytes: [UInt8], _ words: ArraySlice<Range<Int>>) -> Bool {
    guard let first = words.first else { return false }
    if Vocabulary.evaluative.contains(bytes, first) || ASCII.isDigit(bytes[first.lowerBound]) { return true }
    // `one of the most effective ways`.
    guard first.count == 2, bytes.hasBytes("of", at: first.lowerBound) else { return false }
    return words.dropFirst().contains { Vocabulary.evaluative.contains(bytes, $0) }
  }

  /// `small, self-contained pieces of …`, not `unary, binary, or ternary` and not `used in …`.
  private static func endsInPlural(_ bytes: [UInt8], _ words: ArraySlice<Range<Int>>) -> Bool {
    guard let first = words.first, !isVerbal(bytes, first) else { return false }
    var last = first
    for word in words {
      if word.lowerBound > last.upperBound + 1, bytes[last.upperBound] != .of(",") { break }
      if Vocabulary.stop.contains(bytes, word) { break }
      last = word
      if WordHash.singularEnd(bytes, word) < word.upperBound { return true }
    }
    return false
  }

  /// `used`, `running`, `automatically`: what things undergo, not what they are.
  private static func isVerbal(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    guard word.count > 3 else { return false }
    let (third, second, last) = (bytes[word.upperBound - 3], bytes[word.upperBound - 2], bytes[word.upperBound - 1])
    if second == .of("e"), last == .of("d") { return true }
    if third == .of("i"), second == .of("n"), last == .of("g") { return true }
    return second == .of("l") && last == .of("y")
  }
}
