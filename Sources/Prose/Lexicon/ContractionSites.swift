import Documents
import TextScanning

extension Contractions {
  /// A place where a text has an expanded form that its writer would say as a contraction.
  public struct Site: Sendable, Equatable {
    public var range: Range<Int>
    public var contracted: String
  }

  /// The expanded form that starts with the word at `index`, if a writer who contracts would contract it.
  ///
  /// `it is` at the end of a clause does not contract, `you have three` neither, and `do NOT` is meant to be loud.
  public static func site(_ page: Page, at index: Int, end: Int) -> Site? {
    let (bytes, words) = (page.text.bytes, page.words)
    if words[index].count == 6, cannotIsPlain(bytes, words[index]), contraction(of: bytes, words[index]) == "can't" {
      return Site(range: words[index], contracted: "can't")
    }
    let second = index + 1
    guard second < end, PassiveVoice.follows(bytes, words, second), ASCII.isLower(bytes[words[second].lowerBound])
    else {
      return nil
    }
    guard seconds.contains(bytes, words[second]) else { return nil }
    let range = words[index].lowerBound..<words[second].upperBound
    guard let contracted = contraction(of: bytes, range) else { return nil }
    let next = second + 1 < end && PassiveVoice.follows(bytes, words, second + 1) ? second + 1 : nil
    let admitted =
      switch bytes[range.upperBound - 1] {
      case .of("t"): contractsNegation(bytes, words, next, contracted)
      default: contractsVerb(page, at: index, next, contracted)
      }
    return admitted ? Site(range: range, contracted: contracted) : nil
  }

  /// The second words of the pairs that contract.
  private static let seconds = Lexicon("not am are is have will would us")

  private static func cannotIsPlain(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    ASCII.isLower(bytes[word.upperBound - 1])
  }

  /// `must not` and `need not` have contractions that few guides want; `can not only … but` is another construction.
  private static func contractsNegation(
    _ bytes: [UInt8], _ words: [Range<Int>], _ next: Int?, _ contracted: String
  ) -> Bool {
    guard !["mustn't", "needn't", "shan't"].contains(contracted) else { return false }
    guard let next else { return true }
    return !(words[next].count == 4 && bytes.hasBytes("only", at: words[next].lowerBound))
  }

  private static func contractsVerb(_ page: Page, at index: Int, _ next: Int?, _ contracted: String) -> Bool {
    guard let next, commonVerbs.contains(contracted) else { return false }
    let (bytes, words, following) = (page.text.bytes, page.words, page.classes[next])
    if words[next].count == 3, bytes.hasBytes("not", at: words[next].lowerBound) { return false }
    if contracted.hasSuffix("'ve") {
      return following.contains(.participle) || (following.isEmpty && endsInEd(bytes, words[next]))
        || perfects.contains(bytes, words[next])
    }
    // “the queue that is full”: only a `that` that opens a clause is a pronoun.
    if contracted == "that's" || contracted == "let's" { return ASCII.isUpper(bytes[words[index].lowerBound]) }
    return true
  }

  private static func endsInEd(_ bytes: [UInt8], _ word: Range<Int>) -> Bool {
    word.count > 3 && bytes[word.upperBound - 1] == .of("d") && bytes[word.upperBound - 2] == .of("e")
  }

  /// Participles that follow `have` and no form of be.
  private static let perfects = Lexicon("become been come gone got had")

  private static let commonVerbs = Lexicon(
    """
    he'll he's i'll i'm i've it'll it's let's she'll she's that's there's they'll they're they've we'll we're we've
    you'll you're you've
    """)
}
