/// The classes a word belongs to, all found with one lookup. A word may have several: `used`, `record`.
public struct WordClass: OptionSet, Sendable, Hashable {
  public let rawValue: UInt32
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  public static var firstPersonSingular: WordClass { WordClass(rawValue: 1) }
  public static var firstPersonPlural: WordClass { WordClass(rawValue: 2) }
  public static var secondPerson: WordClass { WordClass(rawValue: 4) }
  public static var thirdPerson: WordClass { WordClass(rawValue: 8) }
  public static var beForm: WordClass { WordClass(rawValue: 16) }
  public static var modal: WordClass { WordClass(rawValue: 32) }
  public static var obligation: WordClass { WordClass(rawValue: 64) }
  public static var negation: WordClass { WordClass(rawValue: 128) }
  public static var participle: WordClass { WordClass(rawValue: 256) }
  public static var adjectiveInEd: WordClass { WordClass(rawValue: 512) }
  public static var doubleObject: WordClass { WordClass(rawValue: 1024) }
  public static var adverb: WordClass { WordClass(rawValue: 2048) }
  public static var hedge: WordClass { WordClass(rawValue: 4096) }
  public static var latin: WordClass { WordClass(rawValue: 8192) }
  public static var polite: WordClass { WordClass(rawValue: 16384) }
  public static var functionWord: WordClass { WordClass(rawValue: 1 << 15) }
  public static var preposition: WordClass { WordClass(rawValue: 1 << 16) }
  public static var imperative: WordClass { WordClass(rawValue: 1 << 17) }
  public static var contractingSubject: WordClass { WordClass(rawValue: 1 << 18) }
  /// The first word of a pair that contracts: `do` of `do not`, `it` of `it is`.
  public static var contractible: WordClass { WordClass(rawValue: 1 << 19) }
  public static var contraction: WordClass { WordClass(rawValue: 1 << 20) }
  public static var article: WordClass { WordClass(rawValue: 1 << 21) }

  public static var demonstrative: WordClass { WordClass(rawValue: 1 << 22) }
  public static var booster: WordClass { WordClass(rawValue: 1 << 23) }
  /// Can, could, may, might: what is possible.
  public static var possibility: WordClass { WordClass(rawValue: 1 << 24) }
  public static var relative: WordClass { WordClass(rawValue: 1 << 25) }
  public static var subordinator: WordClass { WordClass(rawValue: 1 << 26) }
  public static var conjunct: WordClass { WordClass(rawValue: 1 << 27) }
  /// Words that models use far more often than people do.
  public static var marker: WordClass { WordClass(rawValue: 1 << 28) }

  /// The classes of the word in `range`. O(range).
  @inline(__always)
  public static func of(_ bytes: [UInt8], _ range: Range<Int>) -> WordClass {
    guard let position = all.words.position(bytes, range) else { return [] }
    return all.classes[position]
  }

  /// The classes of many words, in their order. O(words).
  static func of(_ bytes: [UInt8], _ words: [Range<Int>]) -> [WordClass] {
    let table = all
    return words.map { word in table.words.position(bytes, word).map { table.classes[$0] } ?? [] }
  }

  private static let members: [(Lexicon, WordClass)] = [
    (.firstPersonSingular, .firstPersonSingular), (.firstPersonPlural, .firstPersonPlural),
    (.secondPerson, .secondPerson),
    (.thirdPerson, .thirdPerson), (.beForms, .beForm), (.modals, .modal), (.obligations, .obligation),
    (.negations, .negation), (.irregularParticiples, .participle), (.adjectivesInEd, .adjectiveInEd),
    (.doubleObjects, .doubleObject), (.adverbs, .adverb), (.hedges, .hedge), (.latinAbbreviations, .latin),
    (.politeness, .polite), (.functionWords, .functionWord), (.prepositions, .preposition), (.imperatives, .imperative),
    (.contractingSubjects, .contractingSubject), (Contractions.firstWords, .contractible),
    (Contractions.contracted, .contraction), (.articles, .article),
    (.demonstratives, .demonstrative), (.boosters, .booster), (.possibilities, .possibility), (.relatives, .relative),
    (.subordinators, .subordinator), (.conjuncts, .conjunct), (.modelMarkers, .marker),
  ]

  /// Every word of every list once, with all its classes.
  private static let all: (words: Lexicon, classes: [WordClass]) = {
    let words = Lexicon(members.flatMap { $0.0.words })
    var classes = [WordClass](repeating: [], count: words.words.count)
    for (lexicon, member) in members {
      for word in lexicon.words {
        let bytes = Array(word.utf8)
        if let position = words.position(bytes, 0..<bytes.count) { classes[position].insert(member) }
      }
    }
    return (words, classes)
  }()
}
