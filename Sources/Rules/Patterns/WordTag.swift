import Prose
import TextScanning

/// Parts of speech whose words can be listed, named as the Penn Treebank does. What a word of an open class is (noun, verb, adjective)
/// depends on its sentence, and no list decides it.
package enum WordTag: String, Sendable, CaseIterable {
  case conjunction = "CC"
  case number = "CD"
  case determiner = "DT"
  case existential = "EX"
  case preposition = "IN"
  case modal = "MD"
  case pronoun = "PRP"
  case possessive = "PRP$"
  case adverb = "RB"
  case to = "TO"
  case whDeterminer = "WDT"
  case whPronoun = "WP"
  case whPossessive = "WP$"
  case whAdverb = "WRB"
  case comma = ","
  case stop = "."
  case colon = ":"

  /// The tags of open classes.
  private static let open = [
    "FW", "JJ", "JJR", "JJS", "LS", "NN", "NNS", "NNP", "NNPS", "PDT", "POS", "RBR", "RBS", "RP", "SYM", "UH", "VB",
    "VBD", "VBG", "VBN", "VBP", "VBZ",
  ]

  /// The tags that an expression over names of tags matches: those of listed words, and the others.
  package static func decided(by expression: String) -> (tags: [WordTag], open: [String]) {
    guard let pattern = try? Pattern("^(?:\(expression))$") else { return ([], []) }
    let fits = { (name: String) in
      ((try? pattern.matches(in: Pattern.Subject(Array(name.utf8)))) ?? []).isEmpty == false
    }
    return (allCases.filter { fits($0.rawValue) }, open.filter(fits))
  }

  /// Whether a word or mark is of this class. O(word).
  func holds(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    switch self {
    case .conjunction: Self.conjunctions.contains(bytes, range)
    case .number: bytes[range].contains(where: ASCII.isDigit) || NumberWords.value(bytes, range) != nil
    case .determiner: Self.determiners.contains(bytes, range)
    case .existential: Self.existentials.contains(bytes, range)
    case .preposition: Lexicon.prepositions.contains(bytes, range) || Self.subordinators.contains(bytes, range)
    case .modal: Lexicon.modals.contains(bytes, range)
    case .pronoun: Self.pronouns.contains(bytes, range)
    case .possessive: Self.possessives.contains(bytes, range)
    case .adverb: Lexicon.adverbs.contains(bytes, range) || Self.endsInLy(bytes[range])
    case .to:
      range.count == 2 && ASCII.lower(bytes[range.lowerBound]) == .of("t")
        && bytes[range.upperBound - 1] | 0x20 == .of("o")
    case .whDeterminer: Self.whDeterminers.contains(bytes, range)
    case .whPronoun: Self.whPronouns.contains(bytes, range)
    case .whPossessive: bytes.string(range).lowercased() == "whose"
    case .whAdverb: Self.whAdverbs.contains(bytes, range)
    case .comma: bytes[range].elementsEqual(",".utf8)
    case .stop: range.count == 1 && ".!?".utf8.contains(bytes[range.lowerBound])
    case .colon: range.count == 1 && ":;".utf8.contains(bytes[range.lowerBound])
    }
  }

  private static func endsInLy(_ word: ArraySlice<UInt8>) -> Bool {
    word.count > 4 && word.suffix(2).map(ASCII.lower).elementsEqual("ly".utf8)
      && !adjectivesInLy.contains(Array(word), 0..<word.count)
  }

  private static let conjunctions = Lexicon("and but either neither nor or plus yet")
  private static let determiners = Lexicon(
    "a all an another any both each either every neither no some that the these this those")
  private static let existentials = Lexicon("there there's there're")
  private static let subordinators = Lexicon("although because if lest once though unless whereas whether")
  private static let pronouns = Lexicon(
    """
    he her herself him himself i it itself me myself one she them themselves they us we you yourself yourselves ourselves
    he's i'd i'll i'm i've it's she's they'd they'll they're they've we'd we'll we're we've you'd you'll you're you've
    """)
  private static let possessives = Lexicon("her his its my our their your")
  private static let whDeterminers = Lexicon("that what whatever which whichever")
  private static let whPronouns = Lexicon("what who whoever whom")
  private static let whAdverbs = Lexicon("how however when whenever where wherever why")
  private static let adjectivesInLy = Lexicon(
    """
    assembly costly daily early elderly family friendly hourly italy july likely lonely lovely monthly only orderly reply
    rely silly supply timely ugly unlikely user-friendly weekly yearly anomaly apply comply imply multiply fly ally
    """)
}
