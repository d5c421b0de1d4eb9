import TextScanning
import TestSupport
import Testing

@Suite struct LiteralAutomatonTests {
  private struct Hit: Equatable {
    var literal: Int
    var range: Range<Int>
  }

  /// Every literal at every place, looked at byte by byte.
  private func naive(_ literals: [[UInt8]], _ text: [UInt8], in range: Range<Int>, foldsCase: Bool) -> [Hit] {
    var hits: [Hit] = []
    for end in range {
      for (index, literal) in literals.enumerated() where !literal.isEmpty {
        let start = end + 1 - literal.count
        guard start >= range.lowerBound else { continue }
        let matches = literal.indices.allSatisfy {
          foldsCase ? ASCII.lower(literal[$0]) == ASCII.lower(text[start + $0]) : literal[$0] == text[start + $0]
        }
        if matches { hits.append(Hit(literal: index, range: start..<end + 1)) }
      }
    }
    return hits
  }

  private func hits(_ automaton: LiteralAutomaton, _ text: [UInt8], in range: Range<Int>) -> [Hit] {
    automaton.hits(text, in: range).map { Hit(literal: $0.literal, range: $0.range) }
  }

  private func sorted(_ hits: [Hit]) -> [Hit] {
    hits.sorted {
      ($0.range.upperBound, $0.range.lowerBound, $0.literal) < ($1.range.upperBound, $1.range.lowerBound, $1.literal)
    }
  }

  @Test(arguments: [true, false]) func `it finds what a naive search finds`(foldsCase: Bool) {
    var random = RandomSource(seed: 42)
    for _ in 0..<400 {
      let alphabet = Array("abAB-é".utf8)
      func bytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
      }
      let literals = (0..<Int(random.next() % 8)).map { _ in bytes(Int(random.next() % 5)) }
      let text = bytes(60)
      let start = Int(random.next() % 20)
      let automaton = LiteralAutomaton(literals, foldsCase: foldsCase)
      for range in [0..<text.count, start..<start + 30] {
        #expect(
          sorted(hits(automaton, text, in: range)) == sorted(naive(literals, text, in: range, foldsCase: foldsCase)))
      }
    }
  }

  @Test func `a literal listed twice, and one inside another, are all reported`() {
    let literals = ["she", "he", "hers", "he", "s"].map { Array($0.utf8) }
    let hits = LiteralAutomaton(literals).hits(Array("uSHErs".utf8), in: 0..<6)
    #expect(hits.count == 6)
    #expect(Set(hits.map(\.literal)) == [0, 1, 2, 3, 4])
  }

  @Test func `no literals find nothing`() {
    #expect(LiteralAutomaton([]).hits(Array("text".utf8), in: 0..<4).isEmpty)
    #expect(LiteralAutomaton([[]]).hits(Array("text".utf8), in: 0..<4).isEmpty)
  }

  @Test func `every byte of UTF-8 can stand in a literal`() {
    let literals = (0...0xBF).map { [UInt8($0), UInt8($0 ^ 1)] }
    let text = (0...0xBF).flatMap { [UInt8($0), UInt8($0 ^ 1)] }
    let hits = hits(LiteralAutomaton(literals, foldsCase: false), text, in: 0..<text.count)
    #expect(sorted(hits) == sorted(naive(literals, text, in: 0..<text.count, foldsCase: false)))
  }
}
