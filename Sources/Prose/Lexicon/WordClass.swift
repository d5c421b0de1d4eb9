/// The classes a word belongs to, all found with one lookup. A word may have several: `used`, `record`.
package struct WordClass: OptionSet, Sendable, Hashable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let firstPersonSingular = WordClass(rawValue: 1)
  package static let firstPersonPlural = WordClass(rawValue: 2)
  package static let secondPerson = WordClass(rawValue: 4)
  package static let thirdPerson = WordClass(rawValue: 8)
  package static let beForm = WordClass(rawValue: 16)
  package static let modal = WordClass(rawValue: 32)
  package static let obligation = WordClass(rawValue: 64)
  package static let negation = WordClass(rawValue: 128)
  package static let participle = WordClass(rawValue: 256)
  package static let adjectiveInEd = WordClass(rawValue: 512)
  package static let doubleObject = WordClass(rawValue: 1024)
  package static let adverb = WordClass(rawValue: 2048)
  package static let hedge = WordClass(rawValue: 4096)
  package static let latin = WordClass(rawValue: 8192)
  package static let polite = WordClass(rawValue: 16384)
  package static let functionWord = WordClass(rawValue: 1 << 15)
  package static let preposition = WordClass(rawValue: 1 << 16)
  package static let imperative = WordClass(rawValue: 1 << 17)
  package static let contractingSubject = WordClass(rawValue: 1 << 18)
  /// The first word of a pair that contracts: `do` of `do not`, `it` of `it is`.
  package static let contractible = WordClass(rawValue: 1 << 19)
  package static let contraction = WordClass(rawValue: 1 << 20)
  package static let article = WordClass(rawValue: 1 << 21)

  package static let demonstrative = WordClass(rawValue: 1 << 22)
  package static let booster = WordClass(rawValue: 1 << 23)
  /// Can, could, may, might: what is possible.
  package static let possibility = WordClass(rawValue: 1 << 24)
  package static let relative = WordClass(rawValue: 1 << 25)
  package static let subordinator = WordClass(rawValue: 1 << 26)
  package static let conjunct = WordClass(rawValue: 1 << 27)
  /// Words that models use far more often than people do.
  package static let marker = WordClass(rawValue: 1 << 28)

  /// The classes of the word in `range`. O(range).
  @inline(__always)
  package static func of(_ bytes: [UInt8], _ range: Range<Int>) -> WordClass {
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
