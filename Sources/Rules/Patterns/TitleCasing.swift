import Prose
import TextScanning

/// Which words of a title have a capital: all but small ones, the first and the last always.
enum TitleCasing: Sendable {
  /// As the press does: articles, conjunctions and prepositions of three letters at most are small.
  case press
  /// As the Chicago manual does: all prepositions are small.
  case chicago

  private static let small: Set<String> = [
    "a", "an", "and", "as", "at", "but", "by", "en", "for", "if", "in", "nor", "of", "on", "or", "per", "the", "to",
    "up", "v", "v.", "via", "vs", "vs.", "yet",
  ]

  /// The word as a title has it.
  func title(_ word: String, isEdge: Bool) -> String {
    let lower = word.lowercased()
    if !isEdge, isSmall(lower) { return lower }
    // Each part of a compound has its capital, but for the small ones inside.
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    return parts.enumerated().map { index, part in
      index > 0 && isSmall(part.lowercased()) ? part.lowercased() : Self.capitalized(part)
    }.joined(separator: "-")
  }

  private func isSmall(_ word: String) -> Bool {
    if Self.small.contains(word) { return true }
    let bytes = Array(word.utf8)
    return self == .chicago && Lexicon.prepositions.contains(bytes, 0..<bytes.count)
  }

  /// The word with its first letter as a capital, the rest as it is.
  static func capitalized(_ word: String) -> String { word.prefix(1).uppercased() + word.dropFirst() }
}
