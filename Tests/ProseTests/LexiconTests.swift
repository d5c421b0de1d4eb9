import Prose
import TextScanning
import Testing

@Suite struct LexiconTests {
  private static let tables: [(String, Lexicon)] = [
    ("participles", .irregularParticiples), ("adjectives", .adjectivesInEd), ("imperatives", .imperatives),
    ("nouns", .nounVerbs),
    ("functionWords", .functionWords), ("prepositions", .prepositions), ("acronyms", .commonAcronyms),
    ("hedges", .hedges),
    ("negations", .negations), ("doubleObjects", .doubleObjects), ("adverbs", .adverbs),
  ]

  @Test func `tables are sorted, in lower case, and list nothing twice`() {
    for (name, lexicon) in Self.tables {
      #expect(lexicon.words == lexicon.words.sorted(by: JSON.bytewise), "\(name)")
      #expect(lexicon.words.allSatisfy { $0 == $0.lowercased() }, "\(name)")
    }
  }

  @Test func `a lexicon has its words, in any case and with either apostrophe, and no others`() {
    let text = Array("DON'T don’t Don't dont don don’tx".utf8)
    let found = Words.ranges(text, in: 0..<text.count).filter { Lexicon.negations.contains(text, $0) }.map {
      text.string($0)
    }
    #expect(found == ["DON'T", "don’t", "Don't"])
    for (_, lexicon) in Self.tables {
      for (position, word) in lexicon.words.enumerated() {
        let bytes = Array(word.utf8)
        #expect(lexicon.position(bytes, 0..<bytes.count) == position)
        #expect(!lexicon.contains(word + "qq"))
      }
    }
    #expect(!Lexicon("").contains("a"))
  }

  @Test func `the tables are as large as they must be`() {
    #expect(Lexicon.imperatives.words.count >= 700)
    #expect(Lexicon.nounVerbs.words.count >= 250)
    #expect(Lexicon.irregularParticiples.words.count >= 150)
  }

  @Test func `nouns that are verbs are verbs`() {
    #expect(Lexicon.nounVerbs.words.filter { !Lexicon.imperatives.contains($0) }.isEmpty)
  }

  @Test(arguments: [(0, "zero"), (7, "seven"), (20, "twenty"), (21, "twenty-one"), (90, "ninety"), (99, "ninety-nine")])
  func `numbers are words and back`(number: Int, word: String) {
    #expect(NumberWords.spelled(number) == word)
    let bytes = Array(word.utf8)
    #expect(NumberWords.value(bytes, 0..<bytes.count) == number)
  }

  @Test func `other words are no numbers`() {
    #expect(NumberWords.spelled(100) == nil)
    for word in ["ten-one", "twenty-zero", "twenty-", "-one", "word", "twenty-eleven"] {
      let bytes = Array(word.utf8)
      #expect(NumberWords.value(bytes, 0..<bytes.count) == nil, "\(word)")
    }
  }
}
