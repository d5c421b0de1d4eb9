import TextScanning

/// Says of a name whether the project has it, and which one is meant when it does not.
package struct IdentifierJudge {
  /// What is said of one name.
  package enum Verdict: Equatable {
    /// The name is known, or too far from everything known to be the project's.
    case fine
    /// The name is not the project's, though it looks like it.
    case unknown(Suggestion?)
  }

  /// The name that is meant, and where it stands.
  package struct Suggestion: Equatable {
    package var name: String
    package var place: String
    /// Whether nothing else lies as near.
    package var isSure: Bool
  }

  private let lexicons: [IdentifierLexicon]
  /// Whether a word is one that the output itself uses in its sentences.
  private let isWord: (UInt64) -> Bool

  package init(_ lexicons: [IdentifierLexicon], isWord: @escaping (UInt64) -> Bool) {
    self.lexicons = lexicons
    self.isWord = isWord
  }

  /// Complexity: O(name) but for the first question, which reads the table.
  package func verdict(_ name: [UInt8], _ kind: IdentifierClass) -> Verdict {
    let folded = name.lowercasedASCII()
    if lexicons.contains(where: { !$0.table.entries(folded: folded).isEmpty }) { return .fine }
    let words = IdentifierParts(name)
    guard words.count <= 16, !IdentifierName.isPlaceholder(words) else { return .fine }
    let searches = lexicons.map(\.search)
    guard !searches.contains(where: { $0.knowsRelative(of: folded, kind, words) }) else { return .fine }
    var best: (match: IdentifierSearch.Match, table: IdentifierTable)?
    var isSure = true
    for search in searches where kind != .command || search.ownsTool(name) {
      for match in search.matches(name, folded, kind, words) where admits(match, folded, kind, words, search) {
        if let found = best, found.match.cost <= match.cost {
          if match.cost < found.match.cost + Self.margin, match.entry.name != found.match.entry.name { isSure = false }
        } else {
          isSure = best.map { match.cost + Self.margin <= $0.match.cost } ?? true
          best = (match, search.table)
        }
      }
    }
    guard let best else { return stray(name, kind, searches) ? .unknown(nil) : .fine }
    return .unknown(Self.suggestion(best.match.entry, best.table, isSure: isSure))
  }

  private static let margin = 4

  /// Whether a code that resembles nothing still claims to be one of the project's.
  private func stray(_ name: [UInt8], _ kind: IdentifierClass, _ searches: [IdentifierSearch]) -> Bool {
    kind == .errorCode && searches.contains { $0.codes(like: name) >= Self.fewestCodes }
  }

  private static let fewestCodes = 5

  /// Whether a similar name is what is meant, not another name of the same making.
  private func admits(
    _ match: IdentifierSearch.Match, _ folded: [UInt8], _ kind: IdentifierClass, _ words: IdentifierParts,
    _ search: IdentifierSearch
  ) -> Bool {
    if kind == .errorCode { return match.isTypo && match.cost <= 10 }
    guard match.isTypo else { return admitsWords(match, kind, words) }
    guard words.letters.count >= (kind == .flag ? 4 : 5) else { return false }
    // Every word that the known name does not have must be no word at all.
    var odd = 0
    for part in 0..<words.count {
      let hash = words.hash(part)
      guard !(0..<match.parts.count).contains(where: { match.parts.hash($0) == hash }) else { continue }
      if words[part].count >= 3, search.knowsWord(hash) || isWord(hash) { return false }
      odd += 1
    }
    return odd > 0 || words.letters != match.parts.letters
  }

  private func admitsWords(_ match: IdentifierSearch.Match, _ kind: IdentifierClass, _ words: IdentifierParts) -> Bool {
    switch match.cost {
    case ...5: return kind != .command
    case ...12: return kind == .flag || kind == .environment || words.count >= 3
    default:
      return kind == .flag || kind == .environment || (kind != .command && kind != .endpoint && match.parts.count >= 3)
    }
  }

  private static func suggestion(_ entry: IdentifierEntry, _ table: IdentifierTable, isSure: Bool) -> Suggestion {
    let path = table.pages.indices.contains(entry.page) ? table.pages[entry.page] : ""
    return Suggestion(
      name: String(decoding: entry.name, as: UTF8.self), place: path.isEmpty ? "" : "\(path):\(entry.line)",
      isSure: isSure)
  }
}
