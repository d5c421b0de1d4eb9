import Documents
import Prose
import Rules
import Skills
import TextScanning

/// Reads words that a sentence names without markup: “Avoid the following words: actually, basically, really”, “Don't use words like very,
/// quite, and rather”, “Avoid the word synergy” (P04); and a line of words under a heading that bans them (S7).
enum PlainWords: Proposer {
  static func propose(_ reading: PrescriptivePage, into proposals: inout Proposals) {
    guard reading.role.isAboutWriting else { return }
    for unit in reading.units where !proposals.used.contains(unit.ordinal) && isCandidate(unit) {
      guard let words = named(unit) ?? line(unit, reading) else { continue }
      let proposal = WordRule.proposal(
        avoid: words, prefer: [], modality: WordSentences.modality(of: unit),
        source: [Citation.source(unit.page, text: unit.range)], pattern: "P04")
      proposals.add(proposal.map(WordContext(unit, in: reading).narrowed), units: [unit.ordinal])
    }
  }

  private static func isCandidate(_ unit: Unit) -> Bool {
    unit.block.level == 0 && !unit.block.place.contains(.tableCell) && unit.terms.isEmpty && unit.tokens.count <= 40
      && unit.tokens.last?.text != "?"
  }

  /// The words that a sentence bans by calling them words.
  private static func named(_ unit: Unit) -> [String]? {
    guard let start = start(unit.tokens) else { return single(unit) }
    guard WordLists.sign(ofLeadIn: unit.tokens[..<start].filter { $0.kind == .word }.map(\.text)) == .avoid else {
      return nil
    }
    return list(unit, from: start)
  }

  /// Where the list starts: after the only colon, or after “words like”, “terms such as”.
  private static func start(_ tokens: [Token]) -> Int? {
    let colons = tokens.indices.filter { tokens[$0].text == ":" }
    if colons.count == 1, let colon = colons.first {
      return tokens[..<colon].contains { nouns.contains($0.text) } ? colon + 1 : nil
    }
    guard colons.isEmpty else { return nil }
    for index in tokens.indices.dropLast(2) where nouns.contains(tokens[index].text) {
      if tokens[index + 1].text == "like" { return index + 2 }
      if tokens[index + 1].text == "such", tokens[index + 2].text == "as" { return index + 3 }
    }
    return nil
  }

  /// “Avoid the word synergy.”: one or two words, or a list of them, up to the end of the sentence.
  private static func single(_ unit: Unit) -> [String]? {
    let tokens = unit.tokens
    guard let noun = tokens.firstIndex(where: { singular.contains($0.text) }), noun >= 2, noun + 1 < tokens.count,
      tokens[noun - 1].text == "the", noun <= 5,
      WordLists.sign(ofLeadIn: tokens[...noun].filter { $0.kind == .word }.map(\.text)) == .avoid
    else { return nil }
    return list(unit, from: noun + 1, atLeast: 1)
  }

  /// “simply, just, very” under “Banned words”: the whole paragraph is a list.
  private static func line(_ unit: Unit, _ reading: PrescriptivePage) -> [String]? {
    guard unit.isFirst, !unit.block.place.contains(.listItem), unit.range.upperBound >= unit.block.range.upperBound,
      let heading = unit.headings.first, WordLists.sign(ofHeading: heading) == .avoid
    else { return nil }
    return list(unit, from: 0, atLeast: 3)
  }

  /// The items up to the end of the sentence: at least two, of one or two words each, and nothing that says when they are meant.
  private static func list(_ unit: Unit, from start: Int, atLeast least: Int = 2) -> [String]? {
    var items: [[Token]] = [[]]
    for token in unit.tokens[start...] {
      if token.kind == .mark || ["and", "or"].contains(token.text) {
        guard [",", ".", "and", "or", ";"].contains(token.text) else { return nil }
        items.append([])
      } else {
        items[items.count - 1].append(token)
      }
    }
    let words = items.filter { !$0.isEmpty }
    let hasCondition = words.joined().contains { conditions.contains($0.text) }
    guard words.count >= least, words.allSatisfy({ $0.count <= 2 }), !hasCondition else { return nil }
    return words.compactMap { item in
      guard let first = item.first, let last = item.last else { return nil }
      return unit.page.string(first.range.lowerBound..<last.range.upperBound)
    }
  }

  private static let nouns: Set<String> = Set(words: "words terms phrases adverbs adjectives buzzwords")
  private static let singular: Set<String> = Set(words: "word term phrase words terms phrases expression adverb")
  private static let conditions: Set<String> = Set(
    words: """
      in when if for to as unless except because that which where with is are use instead etc of on at by from you they
      we it count list order choice itself alone above below not
      """)
}
