import Documents
import TextScanning

/// Passive verbs by lexicon: a form of be, up to two adverbs, a past participle.
///
/// Adjectives (`is limited`, `is based on`) count only before `by`; a participle before a noun (`are nested lists`) is an attribute, unless
/// its verb takes two objects (`is called Larkspur`).
public enum PassiveVoice {
  /// The word with the participle of the passive verb whose form of be is the word at `index`; nil when there is none.
  public static func participle(_ page: Page, after index: Int, end: Int) -> Int? {
    let (bytes, words) = (page.text.bytes, page.words)
    var adverbs = 0
    var position = index + 1
    while position < end, follows(bytes, words, position) {
      let classes = page.classes[position]
      if isParticiple(bytes, words[position], classes) { return isVerb(page, position, end: end) ? position : nil }
      guard adverbs < 2, isAdverb(bytes, words[position], classes) else { return nil }
      adverbs += 1
      position += 1
    }
    return nil
  }

  /// Whether the word ends in -ly or is one of the adverbs that do not.
  public static func isAdverb(_ bytes: [UInt8], _ word: Range<Int>, _ classes: WordClass) -> Bool {
    classes.contains(.adverb) || endsInLy(bytes, word)
  }

  public static func endsInLy(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    word.count > 4 && ASCII.lower(bytes[word.upperBound - 1]) == .of("y")
      && ASCII.lower(bytes[word.upperBound - 2]) == .of("l")
  }

  /// Whether nothing but one space stands between a word and the one before it.
  public static func follows(_ bytes: [UInt8], _ words: [Range<Int>], _ position: Int) -> Bool {
    let gap = words[position - 1].upperBound
    return words[position].lowerBound == gap + 1 && bytes[gap] == .space
  }

  private static func isParticiple(_ bytes: [UInt8], _ word: Range<Int>, _ classes: WordClass) -> Bool {
    if classes.contains(.participle) || classes.contains(.adjectiveInEd) { return true }
    return word.count > 3 && ASCII.lower(bytes[word.upperBound - 1]) == .of("d")
      && ASCII.lower(bytes[word.upperBound - 2]) == .of("e")
  }

  private static func isVerb(_ page: Page, _ position: Int, end: Int) -> Bool {
    let (bytes, words, classes) = (page.text.bytes, page.words, page.classes[position])
    let next = position + 1
    let goesOn = next < end && follows(bytes, words, next)
    if isAdjective(bytes, words[position], classes) { return goesOn && isAgent(bytes, words, next, end: end) }
    guard goesOn, !classes.contains(.doubleObject) else { return true }
    return !page.classes[next].isDisjoint(with: [.functionWord, .preposition, .adverb, .beForm, .modal])
      || endsInLy(bytes, words[next]) || !ASCII.isLetter(bytes[words[next].lowerBound])
  }

  /// `time-based` is the adjective that `based` is.
  private static func isAdjective(_ bytes: [UInt8], _ word: Range<Int>, _ classes: WordClass) -> Bool {
    if classes.contains(.adjectiveInEd) { return true }
    guard let hyphen = bytes[word].lastIndex(of: 0x2D) else { return false }
    return Lexicon.adjectivesInEd.contains(bytes, hyphen + 1..<word.upperBound)
  }

  /// `by` and someone: not `by default`, not `by hand`.
  private static func isAgent(_ bytes: [UInt8], _ words: [Range<Int>], _ position: Int, end: Int) -> Bool {
    guard words[position].count == 2, bytes.hasBytes("by", at: words[position].lowerBound), position + 1 < end else {
      return false
    }
    return !manners.contains(bytes, words[position + 1])
  }

  private static let manners = Lexicon("default design hand itself nature")
}
