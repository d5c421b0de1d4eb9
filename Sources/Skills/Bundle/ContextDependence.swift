import Prose
import TextScanning

/// How far a quoted sentence means the same away from its page.
///
/// A guide may say “These files must not change.” right below the files' names; in a skill's text the sentence names nothing. Such a rule
/// stays in `references/`, beside the line it comes from, and gives its place in the prompt to one that stands alone.
enum ContextDependence {
  /// The share of its weight a sentence keeps: 1 when it stands alone, less when it leans on what stood around it or orders nothing.
  /// O(length of the instruction).
  static func share(of instruction: String) -> Double {
    let bytes = Array(instruction.utf8)
    let words = Words.ranges(bytes, in: 0..<bytes.count).map {
      String(decoding: bytes[$0].map(ASCII.lower), as: UTF8.self)
    }
    if beginsWithConnective(words) { return 0.3 }
    if isRelease(words) { return 0.3 }
    return pointsOutside(words, isFollowed: bytes.dropLast().contains(.of(":"))) ? 0.4 : 1
  }

  /// “However, …”, “In this case, …”: the sentence goes on from one that is not told.
  private static func beginsWithConnective(_ words: [String]) -> Bool {
    connectives.contains { words.starts(with: $0) }
  }

  private static let connectives: [[String]] = [
    ["however"], ["but"], ["so"], ["also"], ["then"], ["otherwise"], ["therefore"], ["thus"], ["additionally"],
    ["similarly"], ["likewise"], ["for", "example"], ["in", "this", "case"], ["in", "these", "cases"],
    ["in", "that", "case"], ["in", "those", "cases"], ["for", "those", "cases"], ["for", "these", "cases"],
    ["in", "addition"], ["as", "a", "result"], ["notice", "that"], ["note", "that"],
  ]

  /// “You don't have to update the index.”: what nobody must do is worth no line.
  private static func isRelease(_ words: [String]) -> Bool {
    releases.contains { release in
      words.indices.prefix(6).contains { words[$0...].starts(with: release) }
    }
  }

  private static let releases: [[String]] = [
    ["don't", "have", "to"], ["don’t", "have", "to"], ["do", "not", "have", "to"], ["don't", "need", "to"],
    ["don’t", "need", "to"], ["do", "not", "need", "to"], ["need", "not"], ["aren't", "required"],
    ["aren’t", "required"], ["are", "not", "required"], ["isn't", "required"], ["isn’t", "required"],
    ["is", "not", "required"],
  ]

  /// Whether a demonstrative, a pronoun or a word for a place on the page stands for something the sentence has not named.
  /// `isFollowed`: what “the following” means stands behind a colon.
  private static func pointsOutside(_ words: [String], isFollowed: Bool) -> Bool {
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : nil
      switch word {
      case "this", "these", "those":
        guard let next, !Lexicon.isFunctionWord(next) else { continue }
        if !wholes.contains(next), !isNamed(next, in: words[..<index]) { return true }
      case "that" where index == 0:
        if let next, !Lexicon.isFunctionWord(next) { return true }
      case "it", "them", "they", "its", "their":
        if index < 2 { return true }
      case "above", "below":
        if index <= 2 || next == nil { return true }
      case "following":
        if !isFollowed { return true }
      default: continue
      }
    }
    return false
  }

  /// Things a whole skill speaks about: “this repository” means the same wherever it is read.
  private static let wholes: Set<String> = [
    "project", "repository", "repo", "codebase", "guide", "skill", "team", "company", "product", "organization",
    "workspace", "monorepo", "package", "documentation", "site", "style",
  ]

  /// Whether the noun, or one with its stem, stood before.
  private static func isNamed(_ noun: String, in words: ArraySlice<String>) -> Bool {
    let stem = noun.prefix(max(3, noun.utf8.count - 2))
    return words.contains { $0.hasPrefix(stem) }
  }
}

extension Lexicon {
  fileprivate static func isFunctionWord(_ word: String) -> Bool {
    functionWords.contains(Array(word.utf8), 0..<word.utf8.count)
  }
}
