import Prose
import TextScanning

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
    if verbAt - words.startIndex >= 3, let bracket = Self.bracketed(bytes, words[verbAt - 1], end: verbWord.lowerBound)
    {
      subject = start.lowerBound..<words[verbAt - 2].upperBound
      acronym = bracket
    }
    guard let term = TermShape.term(bytes, in: subject, isListed: true), term.upperBound == subject.upperBound else {
      return nil
    }
    self.term = term
    var at = verbAt + 1
    switch ASCII.lower(bytes[verbWord.lowerBound]) {
    case .of("r"):
      guard words[at].count == 2, ASCII.lower(bytes[words[at].lowerBound]) == .of("t") else { return nil }
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
    if words[at].count == 3, ASCII.lower(bytes[words[at].lowerBound]) == .of("o"),
      !bytes.hasBytes("of", at: words[head].lowerBound),
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
