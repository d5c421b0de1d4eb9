import TextScanning
import Testing

@Suite struct WordsTests {
  private func words(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return Words.ranges(bytes, in: 0..<bytes.count).map { bytes.string($0) }
  }

  @Test(arguments: [
    ("one two", ["one", "two"]),
    ("don't sign-in it’s", ["don't", "sign-in", "it’s"]),
    ("'quoted' -dash- end-", ["quoted", "dash", "end"]),
    ("a_b c1 3rd 2024-07-04", ["a_b", "c1", "3rd", "2024-07-04"]),
    ("Größe naïve 東京 Ω", ["Größe", "naïve", "東京", "Ω"]),
    ("a—b… “c” ×3 → 😀 x", ["a", "b", "c", "3", "x"]),
    ("e.g. a/b", ["e", "g", "a", "b"]),
    ("", []),
    ("  \n\t", []),
    ("rock ’n’ roll", ["rock", "n", "roll"]),
  ])
  func `words are runs of letters, digits and their joiners`(text: String, expected: [String]) {
    #expect(words(text) == expected)
  }

  @Test func `a range cuts the text`() {
    let bytes = Array("alpha beta gamma".utf8)
    #expect(Words.ranges(bytes, in: 2..<9).map { bytes.string($0) } == ["pha", "bet"])
  }

  @Test(arguments: [
    ("log in", 3, true), ("login", 3, false), ("log", 0, true), ("log", 3, true), ("log-in", 3, true),
    ("log_in", 3, false),
    ("logé", 3, false), ("é", 2, true), ("“log”", 3, true), ("log”", 3, true), ("log…", 3, true), ("日本", 3, false),
  ])
  func `a boundary has a neighbour that is no word byte`(text: String, offset: Int, expected: Bool) {
    #expect(Words.isBoundary(Array(text.utf8), at: offset) == expected)
  }

  @Test func `ill-formed bytes end nowhere else than the text`() {
    for length in 1...4 {
      for lead in [UInt8(0x80), 0xC2, 0xE2, 0xF0, 0xFF] {
        let bytes = [UInt8](repeating: lead, count: length)
        for range in Words.ranges(bytes, in: 0..<length) {
          #expect(range.lowerBound >= 0 && range.upperBound <= length)
        }
        for offset in 0...length { _ = Words.isBoundary(bytes, at: offset) }
      }
    }
  }
}
