import TextScanning
import TestSupport
import Testing

@Suite struct SentencesTests {
  private func sentences(_ text: String, protected: [Range<Int>] = []) -> [String] {
    let bytes = Array(text.utf8)
    return Sentences.ranges(bytes, in: 0..<bytes.count, protected: protected).map { bytes.string($0) }
  }

  @Test(arguments: [
    ("One. Two! Three?", ["One.", "Two!", "Three?"]),
    ("No end", ["No end"]),
    ("Use it, e.g. Here it ends. Next.", ["Use it, e.g. Here it ends.", "Next."]),
    ("Ask Dr. Who. Then go.", ["Ask Dr. Who.", "Then go."]),
    ("The U.S. Army is big. It is.", ["The U.S. Army is big.", "It is."]),
    ("Version 1.2.3 is out. Get it.", ["Version 1.2.3 is out.", "Get it."]),
    ("It’s “done.” Then (all of it.) More.", ["It’s “done.”", "Then (all of it.)", "More."]),
    ("Wait… Go on.", ["Wait…", "Go on."]),
    ("Stop. iOS is next. the rest", ["Stop.", "iOS is next. the rest"]),
    ("  Spaces.   Around.  ", ["Spaces.", "Around."]),
    ("1. First item", ["1. First item"]),
    ("So do I. You too.", ["So do I.", "You too."]),
    ("Really?! Yes.", ["Really?!", "Yes."]),
    ("", []),
    (" ", []),
    ("Über. Äpfel.", ["Über.", "Äpfel."]),
    ("See fig. 3 and sec. 4. End.", ["See fig. 3 and sec. 4.", "End."]),
    ("Open README.md now. Close it.", ["Open README.md now.", "Close it."]),
  ])
  func `sentences end where a reader would say so`(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test func `protected ranges are not cut`() {
    let text = "Run `a. B. C` now. Then stop."
    #expect(sentences(text, protected: [4..<13]) == ["Run `a. B. C` now.", "Then stop."])
  }

  @Test func `sentences cover all words of any text, in order`() {
    var random = RandomSource(seed: 7)
    let alphabet = Array("aB1 .!?…”)\n ’".utf8)
    for _ in 0..<500 {
      let bytes = (0..<40).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
      let found = Sentences.ranges(bytes, in: 0..<bytes.count)
      var last = 0
      for range in found {
        #expect(range.lowerBound >= last && range.upperBound <= bytes.count && !range.isEmpty)
        #expect(bytes[last..<range.lowerBound].allSatisfy(ASCII.isSpace))
        last = range.upperBound
      }
      #expect(bytes[last...].allSatisfy(ASCII.isSpace))
    }
  }
}
