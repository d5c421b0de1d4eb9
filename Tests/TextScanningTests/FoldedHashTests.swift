import TextScanning
import TestSupport
import Testing

@Suite struct FoldedHashTests {
  @Test func `equal words have equal hashes, whatever their case and wherever they stand`() {
    var random = RandomSource(seed: 11)
    let letters = Array("abcxyzABCXYZ09-'_.éß".utf8)
    for length in 0...40 {
      let word = (0..<length).map { _ in letters[Int(random.next() % UInt64(letters.count))] }
      let wanted = FoldedHash.of(word, 0..<length)
      for padding in [1, 7, 8, 19] {
        let text =
          [UInt8](repeating: 0x5A, count: padding) + word.map(swapped) + [UInt8](repeating: 0x41, count: padding)
        #expect(FoldedHash.of(text, padding..<padding + length) == wanted)
      }
    }
  }

  /// An ASCII letter in its other case.
  private func swapped(_ byte: UInt8) -> UInt8 { ASCII.isLetter(byte) ? byte ^ 0x20 : byte }

  @Test func `a byte behind the range hashes like one that stands there`() {
    let text = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    for length in 1...24 {
      #expect(FoldedHash.of(text, 0..<length - 1, then: text[length - 1]) == FoldedHash.of(text, 0..<length))
    }
  }

  @Test func `different words have different hashes`() {
    var seen: Set<UInt64> = []
    for first in 0x61...0x7A as ClosedRange<UInt8> {
      for second in 0x61...0x7A as ClosedRange<UInt8> {
        for tail in ["", "s", "table", "tablespoonful"] {
          let word = [first, second] + Array(tail.utf8)
          #expect(seen.insert(FoldedHash.of(word, 0..<word.count)).inserted)
        }
      }
    }
  }

  @Test(arguments: [
    ("plain", false, false), ("Capital", true, false), ("a-hyphen", false, true), ("long-enough-for-Two", true, true),
    ("[`@{", false, false), ("eleven.lower", false, false), ("\u{C0}\u{AD}", false, false),
  ])
  func `capitals and hyphens are seen on the way`(word: String, hasCapital: Bool, hasHyphen: Bool) {
    let bytes = Array(word.utf8)
    let seen = FoldedHash.read(bytes, 0..<bytes.count)
    #expect(seen.hasCapital == hasCapital)
    #expect(seen.hasHyphen == hasHyphen)
  }
}

@Suite struct HashPositionsTests {
  @Test func `positions are kept under their hashes`() {
    var random = RandomSource(seed: 12)
    var positions = HashPositions()
    var expected: [UInt64: Int] = [:]
    for number in 0..<2_000 {
      // Many hashes agree in their low bits.
      let hash = (random.next() % 700) << 20 | random.next() % 3
      #expect(positions[hash] == expected[hash])
      let position = positions.position(of: hash, orKeep: number)
      #expect(position == expected[hash, default: number])
      expected[hash] = position
    }
    #expect(positions.count == expected.count)
    for (hash, position) in expected { #expect(positions[hash] == position) }
  }
}

@Suite struct ByteSetTests {
  @Test func `the next member is found within the range`() {
    let set = ByteSet(".!", and: [0xE2])
    let text = Array("ab. c! d…".utf8)
    #expect(set.next(in: text, from: 0, to: text.count) == 2)
    #expect(set.next(in: text, from: 3, to: text.count) == 5)
    #expect(set.next(in: text, from: 6, to: text.count) == 8)
    #expect(set.next(in: text, from: 3, to: 5) == 5)
    #expect(set.contains(0xE2) && !set.contains(0xE3))
  }
}
