import Rules
import TextScanning

/// Sentences of the project's pages that use the wanted term of a word rule, and some that use none.
struct WordUses {
  private let pages: [PageEvidence]
  /// Plain sentences of different pages.
  let plain: [String]

  private static let perRule = 3
  private static let plainLimit = 5
  /// Bytes of text that are searched: enough for terms that are in use, without reading all pages once more.
  private static let searched = 400_000

  init(_ pages: [PageEvidence]) {
    self.pages = pages.filter(\.role.isExemplary)
    var plain: [String] = []
    for page in self.pages where plain.count < Self.plainLimit {
      if let sentence = Self.firstSentence(of: page.words) { plain.append(sentence) }
    }
    self.plain = plain
  }

  /// For each rule a few sentences with one of its wanted terms. O(bytes searched).
  func sentences(for rules: [Rule]) -> [[WordMutants.UsedTerm]] {
    var found = [[WordMutants.UsedTerm]](repeating: [], count: rules.count)
    var literals: [[UInt8]] = []
    var owners: [Int] = []
    for (index, rule) in rules.enumerated() {
      for term in rule.slots["prefer"]?.strings ?? [] {
        literals.append(Array(term.lowercased().utf8))
        owners.append(index)
      }
    }
    guard !literals.isEmpty else { return found }
    let automaton = LiteralAutomaton(literals, foldsCase: false)
    var budget = Self.searched
    for page in pages {
      guard budget > 0 else { break }
      budget -= page.words.count
      automaton.scan(page.words, in: 0..<page.words.count) { hit in
        let owner = owners[hit.literal]
        guard found[owner].count < Self.perRule, Words.isBoundary(page.words, at: hit.range.lowerBound),
          Words.isBoundary(page.words, at: hit.range.upperBound),
          let used = Self.sentence(page.words, around: hit.range)
        else { return }
        found[owner].append(used)
      }
    }
    return found
  }

  private static func isEnd(_ byte: UInt8) -> Bool { byte == .of("\n") || byte == .of(".") }

  /// The sentence around a term, where it is short and has no mark that Markdown would read.
  private static func sentence(_ bytes: [UInt8], around range: Range<Int>) -> WordMutants.UsedTerm? {
    var start = range.lowerBound
    while start > 0, range.lowerBound - start < 200, !isEnd(bytes[start - 1]) { start -= 1 }
    var end = range.upperBound
    while end < bytes.count, end - range.upperBound < 200, !isEnd(bytes[end]) { end += 1 }
    while start < range.lowerBound, bytes[start] == .space { start += 1 }
    guard isPlain(bytes[start..<range.lowerBound]), isPlain(bytes[range.upperBound..<end]) else { return nil }
    let sentence = bytes.string(start..<end)
    guard
      let lower = sentence.utf8.index(
        sentence.startIndex, offsetBy: range.lowerBound - start, limitedBy: sentence.endIndex),
      let upper = sentence.utf8.index(lower, offsetBy: range.count, limitedBy: sentence.endIndex)
    else { return nil }
    return WordMutants.UsedTerm(sentence: sentence, range: lower..<upper)
  }

  /// The first sentence of eight words or more.
  private static func firstSentence(of bytes: [UInt8]) -> String? {
    for sentence in bytes.split(whereSeparator: isEnd)
    where sentence.count < 200 && isPlain(sentence) && sentence.count(where: { $0 == .space }) >= 8 {
      return String(decoding: sentence.drop { $0 == .space }, as: UTF8.self)
    }
    return nil
  }

  private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == .space || $0 == .of(",") || $0 == .of("'") }
  }
}
