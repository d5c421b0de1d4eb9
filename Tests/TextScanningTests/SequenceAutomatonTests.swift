import TestSupport
import Testing
import TextScanning

@Suite struct SequenceAutomatonTests {
  /// The sets of an expression's only sequence.
  private func sets(_ pattern: String) throws -> [ScalarSet] {
    try #require(RequiredSequences.of(try RegexParser.parse(pattern))?.first).sets
  }

  private func hits(_ automaton: SequenceAutomaton, _ text: String) -> [String] {
    var states = SequenceAutomaton.States()
    var found: [String] = []
    automaton.scan(Array(text.utf8), with: &states) { found.append("\($0)@\($1)") }
    return found
  }

  @Test func `sequences are found where they end, nested ones too`() throws {
    let automaton = SequenceAutomaton([try sets("quick"), try sets("ick"), try sets("k[xyz]")])
    #expect(hits(automaton, "a quick kx") == ["0@6", "1@6", "2@9"])
  }

  @Test func `a line feed stands before a text and after it`() throws {
    let automaton = SequenceAutomaton([try sets("\\bvia\\b")])
    // The last set is that behind the word.
    #expect(hits(automaton, "via") == ["0@3"])
    #expect(hits(automaton, "go via it, viaduct, trivia, via") == ["0@6", "0@31"])
  }

  @Test func `a scalar is one step, whatever bytes it has`() throws {
    let automaton = SequenceAutomaton([try sets("z[^a]q")])
    #expect(hits(automaton, "z日q, zéq, zaq, z日日q") == ["0@4", "0@10"])
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64]) func `it finds what a look at every place finds`(seed: UInt64) throws {
    var random = RandomSource(seed: seed)
    let sequences = try ["ab\\b", "[ab]c", "\\bca", "b\\s?c", "(?i)AB"].map { try sets($0) }
    let automaton = SequenceAutomaton(sequences)
    let letters = Array("abc .A\n".utf8)
    let text = (0..<400).map { _ in letters[Int(random.next() % UInt64(letters.count))] }
    var states = SequenceAutomaton.States()
    var found: Set<[Int]> = []
    automaton.scan(text, with: &states) { found.insert([$0, $1]) }
    // The line feeds around the text can be part of a sequence.
    let padded = [.lineFeed] + text + [.lineFeed]
    var expected: Set<[Int]> = []
    for (number, sets) in sequences.enumerated() {
      for start in 0...(padded.count - sets.count)
      where sets.indices.allSatisfy({ sets[$0].contains(padded[start + $0]) }) {
        expected.insert([number, start + sets.count - 2])
      }
    }
    #expect(found == expected)
  }

  @Test func `states that another text led to change nothing`() throws {
    let automaton = SequenceAutomaton([try sets("\\bvia\\b"), try sets("[a-z]-ly")])
    var states = SequenceAutomaton.States()
    automaton.scan(Array("some via other-ly text".utf8), with: &states) { _, _ in }
    var again: [String] = []
    automaton.scan(Array("x via y-ly".utf8), with: &states) { again.append("\($0)@\($1)") }
    #expect(again == hits(automaton, "x via y-ly"))
  }
}
