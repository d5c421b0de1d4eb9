import TextScanning
import Testing

@testable import Rules

/// How answers are cut into sentences and words: what the specs of the kinds have no room for.
@Suite struct AnswerTests {
  private func sentences(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return AnswerSentences.ranges(bytes, in: 0..<bytes.count).map { Answer.trimmed(bytes, $0) }.map(bytes.string)
  }

  @Test(
    arguments: [
      ("One. Two.", ["One.", "Two."]),
      ("Is it? yes! no.", ["Is it?", "yes!", "no."]),
      ("“Stop!” she said.", ["“Stop!” she said."]),
      ("\"Stop!\" she said.", ["\"Stop!\"", "she said."]),
      ("(It was late.) We left.", ["(It was late.)", "We left."]),
      ("Mr. Lee met Dr. Marlow in Jan. at noon.", ["Mr. Lee met Dr. Marlow in Jan. at noon."]),
      ("They work for Lark Inc. The boat is theirs.", ["They work for Lark Inc.", "The boat is theirs."]),
      ("J. Marlow and I. We sailed.", ["J. Marlow and I.", "We sailed."]),
      ("At 5.30 p.m. we left.", ["At 5.30 p.m. we left."]),
      ("Well... maybe... We left.", ["Well... maybe...", "We left."]),
      ("1. Pack\n2. leave", ["1.", "Pack\n2. leave"]),
      ("Wow!!! Great?! Yes.", ["Wow!!!", "Great?!", "Yes."]),
      ("Open example.org/a.html now", ["Open example.org/a.html now"]),
      ("**Done.**", ["**Done.", "**"]),
      ("No end", ["No end"]),
      ("I can't. You don't. We saw Kotlin's. Fine.", ["I can't.", "You don't.", "We saw Kotlin's.", "Fine."]),
      ("We swam in the sun. It was warm.", ["We swam in the sun.", "It was warm."]),
      ("It is so... \"odd.\"", ["It is so...", "\"odd.\""]),
    ])
  func `sentences end where graders end them`(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test func `sentences of any bytes stay within them and in order`() {
    var state: UInt64 = 7
    let alphabet = Array("aB1.!?\"'()[]* \n,é".utf8)
    for _ in 0..<200 {
      let bytes = (0..<40).map { _ -> UInt8 in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return alphabet[Int((state >> 33) % UInt64(alphabet.count))]
      }
      let ranges = AnswerSentences.ranges(bytes, in: 0..<bytes.count)
      #expect(ranges.allSatisfy { !$0.isEmpty && $0.upperBound <= bytes.count })
      #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound })
    }
  }

  @Test(arguments: [
    ("3 words", Bounds.Sample(3, 3), "exactly 3 words"), ("one", .init(1, nil), "at least 1 word"),
    ("none", .init(nil, 0), "no words"), ("two", .init(2, 4), "2 to 4 words"),
    ("most", .init(nil, 9), "at most 9 words"),
  ]) func `bounds read well`(name: String, sample: Bounds.Sample, phrase: String) throws {
    #expect(try sample.bounds.phrase("word", "words") == phrase)
  }

  @Test func `lower case keeps every offset`() {
    for text in ["ÉCOLE", "İstanbul", "ΑΣ", "K", "ẞ"] {
      let bytes = Array(text.utf8)
      #expect(Answer.lowercased(bytes).count == bytes.count)
    }
    #expect(Answer.folded("ÉCOLE") == Array("école".utf8))
  }
}

extension Bounds {
  /// The slots of bounds, for tables.
  struct Sample: Sendable {
    var least: Int?
    var most: Int?
    init(_ least: Int?, _ most: Int?) { (self.least, self.most) = (least, most) }

    var bounds: Bounds {
      get throws {
        var slots: [String: JSON] = [:]
        if let least { slots["min"] = .int(least) }
        if let most { slots["max"] = .int(most) }
        return try Bounds(slots: slots)
      }
    }
  }
}
