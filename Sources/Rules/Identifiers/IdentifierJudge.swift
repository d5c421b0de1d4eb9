import TextScanning

/// Says of a name whether the project has it, and which one is meant when it does not.
package struct IdentifierJudge {
  /// What is said of one name.
  package enum Verdict: Equatable {
    /// The name is known, or too far from everything known to be the project's.
    case fine
    /// The name is not the project's, though it looks like one of its names: those that lie nearest, best first.
    case unknown([Suggestion])
  }

  /// The name that is meant, and where it stands.
  package struct Suggestion: Equatable {
    package var name: String
    package var place: String
  }

  private let lexicons: [IdentifierLexicon]
  /// Whether a word is one that the output itself uses in its sentences.
  private let isWord: (UInt64) -> Bool
  /// Whether the output has a section about the name: then it brings the name in.
  private let isHeading: ([UInt8]) -> Bool

  package init(
    _ lexicons: [IdentifierLexicon], isWord: @escaping (UInt64) -> Bool, isHeading: @escaping ([UInt8]) -> Bool
  ) {
    self.lexicons = lexicons
    self.isWord = isWord
    self.isHeading = isHeading
  }

  /// Complexity: O(name) but for the first question, which reads the table.
  package func verdict(_ name: [UInt8], _ kind: IdentifierClass) -> Verdict {
    let folded = name.lowercasedASCII()
    if lexicons.contains(where: { !$0.table.entries(folded: folded).isEmpty }) { return .fine }
    let words = IdentifierParts(name)
    guard words.count <= 16, !IdentifierName.isPlaceholder(words) else { return .fine }
    let searches = lexicons.map(\.search)
    guard !searches.contains(where: { $0.knowsRelative(of: folded, kind, words) }) else { return .fine }
    var found: [(match: IdentifierSearch.Match, table: IdentifierTable)] = []
    for search in searches where kind != .command || search.ownsTool(name) {
      for match in search.matches(name, folded, kind, words) where admits(match, folded, words, search) {
        found.append((match, search.table))
      }
    }
    found.sort { $0.match.cost < $1.match.cost }
    guard let best = found.first else { return stray(name, kind, searches) ? .unknown([]) : .fine }
    var near: [Suggestion] = []
    for (match, table) in found where match.cost < best.match.cost + Self.margin {
      let suggestion = Self.suggestion(match.entry, table)
      if !near.contains(where: { $0.name == suggestion.name }) { near.append(suggestion) }
    }
    // A name that many others become without one of their words is a name of its own.
    let most = words.letters.count < IdentifierSearch.shortName ? 1 : Self.mostShown
    if best.match.cost >= IdentifierSearch.lackingWord, near.count > most { return .fine }
    return .unknown(near)
  }

  /// So many names are worth naming where several lie as near.
  package static let mostShown = 2
  /// What is said of a flag that is known, but not as one of the command it is given to.
  ///
  /// Only for commands whose flags the documents list, and only where one of them lies near.
  package func verdict(_ flag: [UInt8], of command: [UInt8]) -> Verdict {
    var command = command
    while !lexicons.contains(where: { $0.table.hasName(startingWith: command + Array(" --".utf8)) }) {
      // What stands behind a command may be an argument.
      guard let space = command.lastIndex(of: .space) else { return .fine }
      command.removeSubrange(space...)
    }
    guard case .unknown(let near) = verdict(command + [.space] + flag, .command) else { return .fine }
    let start = String(decoding: command, as: UTF8.self) + " --"
    let options = near.filter { $0.name.hasPrefix(start) }.map {
      Suggestion(name: String($0.name.dropFirst(start.utf8.count - 2)), place: $0.place)
    }
    return options.isEmpty ? .fine : .unknown(options)
  }

  private static let margin = 4

  /// Whether a code that resembles nothing still claims to be one of the project's.
  private func stray(_ name: [UInt8], _ kind: IdentifierClass, _ searches: [IdentifierSearch]) -> Bool {
    kind == .errorCode && searches.contains { $0.codes(like: name) >= Self.fewestCodes }
  }

  private static let fewestCodes = 5

  /// Whether a similar name is what is meant, not another name of the same making.
  private func admits(
    _ match: IdentifierSearch.Match, _ folded: [UInt8], _ words: IdentifierParts, _ search: IdentifierSearch
  ) -> Bool {
    let kind = match.entry.kind
    if !match.isTypo, isHeading(folded) { return false }
    if kind == .errorCode { return match.isTypo && match.cost <= 10 }
    guard match.isTypo else { return admitsWords(match, kind) }
    guard words.letters.count >= (kind == .flag ? 4 : 5) else { return false }
    // No name has its capitals inside a word.
    if match.cost == IdentifierSearch.swappedCapital { return true }
    // Every word that the known name does not have must be no word at all.
    var odd = 0
    for part in 0..<words.count {
      let hash = words.hash(part)
      guard !(0..<match.parts.count).contains(where: { match.parts.hash($0) == hash }) else { continue }
      if search.knowsWord(hash) || isWord(hash) { return false }
      if words[part].count >= 2 || isTorn(words[part], words, match) { odd += 1 }
    }
    return odd > 0 || match.cost < 10
  }

  /// Whether a single letter is what is left of a word of the known name, or has come between two.
  private func isTorn(_ letter: ArraySlice<UInt8>, _ words: IdentifierParts, _ match: IdentifierSearch.Match) -> Bool {
    if words.count > match.parts.count {
      // `IService` and `TValue` are names beside `Service` and `Value`.
      let isPrefix = words[0].elementsEqual(letter) && (letter.first == .of("i") || letter.first == .of("t"))
      return words.letters.count >= (isPrefix ? 8 : 6)
    }
    guard words.letters.count >= 8 else { return false }
    return words.count == match.parts.count && !match.changesDigits
      && (0..<words.count).contains {
        words[$0].elementsEqual(letter) && match.parts[$0].count == 2 && letter.allSatisfy(match.parts[$0].contains)
      }
  }

  private func admitsWords(_ match: IdentifierSearch.Match, _ kind: IdentifierClass) -> Bool {
    switch match.cost {
    case ...5: true
    case ...12: kind.isHard && kind != .endpoint && kind != .command
    default: kind != .command
    }
  }

  private static func suggestion(_ entry: IdentifierEntry, _ table: IdentifierTable) -> Suggestion {
    let path = table.pages.indices.contains(entry.page) ? table.pages[entry.page] : ""
    return Suggestion(
      name: String(decoding: entry.name, as: UTF8.self), place: path.isEmpty ? "" : "\(path):\(entry.line)")
  }
}
